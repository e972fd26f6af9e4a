package background

import (
	"runtime"
	"syscall"
	"testing"
)

// priority is that of the thread that asks; the kernel counts down from 20.
func priority(t *testing.T) int {
	t.Helper()
	p, err := syscall.Getpriority(syscall.PRIO_PROCESS, syscall.Gettid())
	if err != nil {
		t.Error(err)
	}
	return 20 - p
}

// TestDo wants the work done on a thread that yields, and the rest to be as important
// as it was.
func TestDo(t *testing.T) {
	t.Parallel()
	var w Worker
	processors := runtime.GOMAXPROCS(0)
	before, amid, most, done := priority(t), 0, 0, false
	w.Do(func() {
		amid, most, done = priority(t), runtime.GOMAXPROCS(0), true
	})
	if !done {
		t.Fatal("Do returned before the work was done")
	}
	if now := runtime.GOMAXPROCS(0); most != processors+1 || now != processors {
		t.Errorf("%d goroutines at once during the work and %d after, were %d", most, now, processors)
	}
	if amid != least {
		t.Errorf("priority %d during the work, want %d", amid, least)
	}
	for range 100 { // whatever thread it is on
		if after := priority(t); after != before {
			t.Fatalf("priority %d after the work, was %d", after, before)
		}
	}
}
