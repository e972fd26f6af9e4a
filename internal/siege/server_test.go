//go:build unix

package siege

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// base is the public address of the site, which no client connects to.
const base = "https://leaky.example"

// server is the program as it runs.
type server struct {
	process *exec.Cmd
	address string // host and port for readers
	metrics string // address for operators
	ended   chan struct{}

	mu   sync.Mutex
	said []string // but for requests
}

// serve starts the program with a content folder, on a free port.
func (s *siege) serve(t *testing.T, dir string, args ...string) *server {
	t.Helper()
	return s.start(t, append([]string{"--addr", "127.0.0.1:0", "--base-url", base, "--content", dir, "--no-watch"}, args...)...)
}

// start runs the program until the test ends, at the latest.
func (s *siege) start(t *testing.T, args ...string) *server {
	t.Helper()
	v := &server{ended: make(chan struct{})}
	v.process = exec.Command(s.program, append([]string{"serve", "--metrics-addr", "127.0.0.1:0"}, args...)...)
	out, err := v.process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	log, err := v.process.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := v.process.Start(); err != nil {
		t.Fatal(err)
	}
	read := make(chan struct{})
	go func() { v.listen(log); close(read) }()
	t.Cleanup(func() {
		v.signal(syscall.SIGKILL)
		<-v.ended
		if t.Failed() {
			t.Logf("it said:\n%s", strings.Join(v.lines(""), "\n"))
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	go func() { <-read; _ = v.process.Wait(); close(v.ended) }()
	if err != nil {
		<-v.ended
		t.Fatalf("it does not start:\n%s", strings.Join(v.lines(""), "\n"))
	}
	v.address = strings.TrimPrefix(strings.TrimSpace(line), "http://")
	wait(t, "its address for operators", func() bool { return len(v.lines(`"msg":"metrics"`)) > 0 })
	var told struct{ Address string }
	if err := json.Unmarshal([]byte(v.lines(`"msg":"metrics"`)[0]), &told); err != nil {
		t.Fatal(err)
	}
	v.metrics = strings.TrimSuffix(told.Address, "/metrics")
	return v
}

// listen keeps what the program says, but for a line for each request.
func (v *server) listen(log io.Reader) {
	lines := bufio.NewReader(log)
	for {
		line, err := lines.ReadString('\n')
		if line != "" && !strings.Contains(line, `"msg":"request"`) {
			v.mu.Lock()
			v.said = append(v.said, strings.TrimSpace(line))
			v.mu.Unlock()
		}
		if err != nil {
			return
		}
	}
}

// lines are those of the log that hold a text.
func (v *server) lines(text string) []string {
	v.mu.Lock()
	defer v.mu.Unlock()
	var all []string
	for _, line := range v.said {
		if strings.Contains(line, text) {
			all = append(all, line)
		}
	}
	return all
}

func (v *server) signal(s syscall.Signal) {
	select {
	case <-v.ended:
	default:
		_ = v.process.Process.Signal(s) // it may have ended by now
	}
}

// figures are what a server has at one time.
type figures struct {
	heap       float64 // MB that are in use, after garbage was collected
	resident   float64 // MB of the process
	goroutines int
	pages      int // that are kept
}

// figures asks the server for its own.
func (v *server) figures(t *testing.T) figures {
	t.Helper()
	for range 2 { // what is in a pool goes at the second time
		v.ask(t, "/debug/pprof/heap?gc=1")
	}
	var f figures
	for line := range strings.Lines(v.ask(t, "/metrics")) {
		var name string
		var value float64
		if n, _ := fmt.Sscan(line, &name, &value); n < 2 {
			continue
		}
		switch name {
		case "go_memstats_heap_alloc_bytes":
			f.heap = value / 1e6
		case "process_resident_memory_bytes":
			f.resident = value / 1e6
		case "go_goroutines":
			f.goroutines = int(value)
		case "leakygut_pages_kept":
			f.pages = int(value)
		}
	}
	return f
}

// ask asks for what operators read. A machine that is too busy to read a request in time
// cuts it off, and is asked again.
func (v *server) ask(t *testing.T, path string) string {
	t.Helper()
	client := &http.Client{Timeout: time.Minute, Transport: &http.Transport{DisableKeepAlives: true}}
	var body []byte
	wait(t, path, func() bool {
		answer, err := client.Get(v.metrics + path)
		if err != nil {
			return false
		}
		body, err = io.ReadAll(answer.Body)
		return err == nil && answer.Body.Close() == nil
	})
	return string(body)
}

// What may be left of an attack: less than one goroutine or a few KB of each of its
// clients.
const (
	moreHeap       = 8 // MB
	moreGoroutines = 10
)

// recovered waits until a server has no more goroutines and memory than before, and
// returns what it has.
func (v *server) recovered(t *testing.T, before figures) figures {
	t.Helper()
	for _, line := range append(v.lines(`"msg":"panic"`), v.lines("failed")...) {
		t.Errorf("it had a fault: %.600s", line)
	}
	var now figures
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		now = v.figures(t)
		if now.goroutines <= before.goroutines+moreGoroutines && now.heap <= before.heap+moreHeap {
			return now
		}
	}
	t.Errorf("it had %+v, and is left with %+v", before, now)
	return now
}

// wait polls until something is true.
func wait(t *testing.T, what string, true func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if true() {
			return
		}
	}
	t.Fatalf("waited in vain: %s", what)
}
