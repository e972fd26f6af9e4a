// Package live tells pages that are open in a browser what is served now, so that
// they can load themselves anew while their writer works.
//
// A [Hub] holds one [State] and no history. Whoever connects is told the state at
// once, and again whenever it changes; a page compares it with its own. So it does
// not matter how many changes a page has missed, nor whether the server was
// started again in between. The stream is that of server-sent events (WHATWG HTML).
package live

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"
)

const (
	beat  = 15 * time.Second // how often a stream shows that it is alive
	limit = 10 * time.Second // how long one write may take
	retry = 1000             // ms until a browser connects again
)

// State is what is served.
type State struct {
	Edition string `json:"edition"` // another one for each
	Errors  int    `json:"errors"`  // in the content, which keep it from being served
}

// Hub is an [http.Handler] of streams.
type Hub struct {
	beat time.Duration

	mu      sync.Mutex
	state   State
	changed chan struct{} // closed when the state changes
	done    chan struct{}
	once    sync.Once
}

// New makes a hub that has nothing to tell yet.
func New() *Hub {
	return &Hub{beat: beat, changed: make(chan struct{}), done: make(chan struct{})}
}

// Tell changes the state.
func (h *Hub) Tell(s State) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.state = s
	close(h.changed)
	h.changed = make(chan struct{})
}

// Close ends all streams, and those that are asked for later, so that a server
// can shut down.
func (h *Hub) Close() { h.once.Do(func() { close(h.done) }) }

// now is the state, and what is closed when it changes.
func (h *Hub) now() (State, <-chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.state, h.changed
}

// ServeHTTP streams the state until the client leaves or the hub is closed.
func (h *Hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Type", "text/event-stream")
	header.Set("Cache-Control", "no-store")
	header.Set("X-Accel-Buffering", "no") // nginx would keep it until it is long
	if r.Method == http.MethodHead {
		return
	}
	s := stream{w, http.NewResponseController(w)}
	if !s.send("retry: %d\n\n", retry) {
		return
	}
	alive := time.NewTicker(h.beat)
	defer alive.Stop()
	for {
		state, changed := h.now()
		text, err := json.Marshal(state)
		if err != nil || !s.send("data: %s\n\n", text) {
			return
		}
		for waiting := true; waiting; {
			select {
			case <-changed:
				waiting = false
			case <-alive.C:
				if !s.send(": alive\n\n") {
					return
				}
			case <-r.Context().Done():
				return
			case <-h.done:
				return
			}
		}
	}
}

// stream is an answer that never ends by itself.
type stream struct {
	w       http.ResponseWriter
	control *http.ResponseController
}

// send writes at once. The server's limit is for a whole answer; here each write
// has one. It returns false when the client is gone.
func (s stream) send(format string, args ...any) bool {
	if err := s.control.SetWriteDeadline(time.Now().Add(limit)); err != nil {
		return false
	}
	if _, err := fmt.Fprintf(s.w, format, args...); err != nil {
		return false
	}
	return s.control.Flush() == nil
}
