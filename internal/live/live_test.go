package live

import (
	"bufio"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// serve puts a hub behind a server with limits that are far too short for a
// stream.
func serve(t *testing.T, h *Hub) *httptest.Server {
	t.Helper()
	h.beat = 20 * time.Millisecond
	server := httptest.NewUnstartedServer(h)
	server.Config.ReadTimeout, server.Config.WriteTimeout = 100*time.Millisecond, 100*time.Millisecond
	server.Config.RegisterOnShutdown(h.Close)
	server.Start()
	t.Cleanup(func() { h.Close(); server.Close() })
	return server
}

// reader is a page that is open.
type reader struct {
	*testing.T
	lines *bufio.Scanner
}

func open(t *testing.T, server *httptest.Server) *reader {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	t.Cleanup(cancel)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := server.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = answer.Body.Close() })
	if got := answer.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("the stream is %q", got)
	}
	return &reader{t, bufio.NewScanner(answer.Body)}
}

// next is the next line that begins with a word; empty at the end of the stream.
func (r *reader) next(word string) string {
	r.Helper()
	for r.lines.Scan() {
		if strings.HasPrefix(r.lines.Text(), word) {
			return r.lines.Text()
		}
	}
	return ""
}

func (r *reader) want(line string) {
	r.Helper()
	if got := r.next("data:"); got != line {
		r.Errorf("told %q, want %q", got, line)
	}
}

func TestStateIsToldAtOnceAndWhenItChanges(t *testing.T) {
	t.Parallel()
	h := New()
	h.Tell(State{Edition: "a"})
	page := open(t, serve(t, h))
	page.want(`data: {"edition":"a","errors":0}`)
	h.Tell(State{Edition: "b", Errors: 2})
	page.want(`data: {"edition":"b","errors":2}`)
}

// TestOutlivesTheServersLimits counts signs of life for longer than the server
// lets an answer take.
func TestOutlivesTheServersLimits(t *testing.T) {
	t.Parallel()
	h := New()
	page := open(t, serve(t, h))
	for start := time.Now(); time.Since(start) < 500*time.Millisecond; {
		if page.next(": alive") == "" {
			t.Fatalf("the stream ended after %v", time.Since(start))
		}
	}
	h.Tell(State{Edition: "late"})
	if got := page.next(`data: {"edition":"late"`); got == "" {
		t.Error("the stream ended")
	}
}

// TestManyPages changes the state under many readers: each comes to the last one,
// whatever it missed.
func TestManyPages(t *testing.T) {
	t.Parallel()
	h := New()
	server := serve(t, h)
	var readers sync.WaitGroup
	for range 100 {
		page := open(t, server)
		readers.Go(func() {
			if page.next(`data: {"edition":"last"`) == "" {
				t.Error("a page was not told the last state")
			}
		})
	}
	for range 200 {
		h.Tell(State{Edition: "passing"})
	}
	h.Tell(State{Edition: "last"})
	readers.Wait()
}

// TestShutdown ends streams, so that a server is not held up by them.
func TestShutdown(t *testing.T) {
	t.Parallel()
	h := New()
	server := serve(t, h)
	page := open(t, server)
	page.want(`data: {"edition":"","errors":0}`)
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	if err := server.Config.Shutdown(ctx); err != nil {
		t.Errorf("shut down: %v", err)
	}
	if got := page.next("data:"); got != "" {
		t.Errorf("told %q after the end", got)
	}
}

func TestHeadIsNoStream(t *testing.T) {
	t.Parallel()
	w := httptest.NewRecorder()
	New().ServeHTTP(w, httptest.NewRequest(http.MethodHead, "/", nil))
	if w.Body.Len() > 0 || w.Header().Get("Content-Type") != "text/event-stream" {
		t.Errorf("%d bytes of %s", w.Body.Len(), w.Header().Get("Content-Type"))
	}
}
