//go:build unix

package siege

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// crowd is how many clients come and wait: as many connections as a server holds
// unless it is told otherwise.
const crowd = 10_000

// places is how many connections this process and the server may each hold, but for
// those that both need anyway.
func places(t *testing.T) int {
	t.Helper()
	var files syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &files); err != nil {
		t.Fatal(err)
	}
	if free := int(min(files.Max, 1<<30)) - 500; free < crowd { // Go has raised the soft limit to the hard one
		t.Logf("ONLY %d CLIENTS INSTEAD OF %d: a process may have %d files open (ulimit -Hn)", free, crowd, files.Max)
		return free
	}
	return crowd
}

// idle has as many clients as a server holds ask once and stay connected, and then
// readers come.
func (s *siege) idle(t *testing.T, v *server) {
	n := places(t)
	before := v.warmed(t)
	conns := make([]net.Conn, n)
	var failed atomic.Int64
	var all sync.WaitGroup
	for i := range 50 {
		all.Go(func() {
			for j := i; j < n; j += 50 {
				var err error
				if conns[j], err = v.visitor(); err != nil {
					failed.Add(1)
				}
			}
		})
	}
	all.Wait()
	amid := v.figures(t)
	r := v.read(t, nil)
	wait(t, "readers", func() bool { r.mu.Lock(); defer r.mu.Unlock(); return r.asked > 100 })
	asked, wrong := r.end(t)
	for _, c := range conns {
		if c != nil {
			_ = c.Close()
		}
	}
	if failed.Load() > 0 {
		t.Errorf("%d of %d clients were not answered", failed.Load(), n)
	}
	s.note(row{fmt.Sprintf("%d idle connections", n), n + asked, int(failed.Load()) + wrong, before, amid, v.recovered(t, before)})
}

// visitor asks once and stays. Its end leaves nothing with the system.
func (v *server) visitor() (net.Conn, error) {
	conn, err := net.Dial("tcp", v.address)
	if err != nil {
		return nil, err
	}
	_ = conn.(*net.TCPConn).SetLinger(0)
	_ = conn.SetDeadline(time.Now().Add(time.Minute))
	if _, err := io.WriteString(conn, "GET /healthz HTTP/1.1\r\nHost: leaky.example\r\n\r\n"); err != nil {
		return conn, err
	}
	answer, err := http.ReadResponse(bufio.NewReaderSize(conn, 2048), nil)
	if err != nil {
		return conn, err
	}
	_, err = io.Copy(io.Discard, answer.Body)
	_ = answer.Body.Close()
	return conn, err
}

// slow has clients that send a byte now and then, of their headers or of a form, and
// others that ask without end and read nothing. All are cut off, while readers are
// served.
func (s *siege) slow(t *testing.T) {
	v := s.serve(t, folder(t))
	before := v.warmed(t)
	r := v.read(t, nil)
	var all sync.WaitGroup
	headers := "GET / HTTP/1.1\r\nX-Slow: " + strings.Repeat("a", 1000)
	form := "POST /visit HTTP/1.1\r\nHost: leaky.example\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n"
	for range 1000 {
		all.Go(func() { v.drip(t, "", headers) })
	}
	for range 100 {
		all.Go(func() { v.drip(t, form, strings.Repeat("a", 999)) })
		all.Go(func() { v.deaf(t) })
	}
	time.Sleep(2 * time.Second) // nobody was cut off yet
	amid := v.figures(t)
	all.Wait()
	asked, wrong := r.end(t)
	s.note(row{"1000 slow headers, 100 slow forms, 100 that do not read", 1200 + asked, wrong, before, amid, v.recovered(t, before)})
}

// patience is far more than a server has with anybody.
const patience = 2 * time.Minute

// drip sends a byte now and then until it is cut off.
func (v *server) drip(t *testing.T, atOnce, slowly string) {
	conn, err := net.Dial("tcp", v.address)
	if err != nil {
		t.Error(err)
		return
	}
	defer func() { _ = conn.Close() }()
	cut := make(chan struct{})
	go func() { _, _ = io.Copy(io.Discard, conn); close(cut) }()
	_, _ = io.WriteString(conn, atOnce)
	for end := time.Now().Add(patience); time.Now().Before(end) && slowly != ""; slowly = slowly[1:] {
		_, _ = io.WriteString(conn, slowly[:1])
		select {
		case <-cut:
			return
		case <-time.After(300 * time.Millisecond):
		}
	}
	t.Error("a slow client was not cut off")
}

// deaf asks until it cannot send any more, because it reads nothing.
func (v *server) deaf(t *testing.T) {
	conn, err := net.Dial("tcp", v.address)
	if err != nil {
		t.Error(err)
		return
	}
	defer func() { _ = conn.Close() }()
	_ = conn.(*net.TCPConn).SetReadBuffer(4096)
	_ = conn.SetDeadline(time.Now().Add(patience))
	for err == nil {
		_, err = io.WriteString(conn, "GET /causes/case-1 HTTP/1.1\r\nHost: leaky.example\r\n\r\n")
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		t.Error("a client that does not read was not cut off")
	}
}
