// Package background does work that nobody waits for, with what the rest of the
// process leaves of the processors.
//
// To compress a guide as small as it gets takes minutes of a processor. Go gives each
// goroutine its turn, ten milliseconds long, whatever it does: beside one that
// compresses, every answer of a machine with one processor waits that long. The
// kernel knows better, where it is told that a thread is less important. So work goes
// to a thread of its own, and Go is let to run one more than there are processors.
package background

import (
	"os"
	"runtime"
	"sync"
)

// Worker does one work after the other. The zero value is ready.
type Worker struct{ mu sync.Mutex }

// Do does the work on a thread of the least priority, and returns when it is done.
// Goroutines that it starts are not on that thread.
func (w *Worker) Do(work func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	processors := runtime.GOMAXPROCS(0)
	runtime.GOMAXPROCS(processors + 1)
	defer restore(processors)
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // and never unlock: the thread ends with the goroutine
		yield()
		work()
	}()
	<-done
}

// restore lets as many goroutines run as before. Unless somebody set how many, that
// goes with what the process is allowed to use, which may have changed.
func restore(processors int) {
	if os.Getenv("GOMAXPROCS") != "" {
		runtime.GOMAXPROCS(processors)
		return
	}
	runtime.SetDefaultGOMAXPROCS()
}
