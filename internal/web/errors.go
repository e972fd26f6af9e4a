package web

import (
	"errors"
	"net/http"
	"runtime/debug"
	"strconv"

	"leakygut/templates"
)

// fail answers a request that a handler could not. Readers see a page with a way
// on, and never the error itself.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, e today, err error) {
	if !errors.Is(err, errNotFound) {
		s.logger.ErrorContext(r.Context(), "page failed", "path", loggedPath(r), "error", err)
		sendError(w, http.StatusInternalServerError, e.broken)
		return
	}
	if target, ok := e.canonical(r.URL); ok {
		if _, form := parted(target); form != "" {
			open(w.Header())
		}
		redirect(w, r, target)
		return
	}
	if gone, ok := e.gone(r.URL); ok {
		s.say(w, r, http.StatusGone, gone)
		return
	}
	body, err := e.draw(templates.NotFound(e.nearest(r.URL.Path)))
	if err != nil {
		s.logger.ErrorContext(r.Context(), "error page failed", "error", err)
		sendError(w, http.StatusInternalServerError, e.broken)
		return
	}
	sendError(w, http.StatusNotFound, body)
}

// say answers with a page that is no page of the guide.
func (s *Server) say(w http.ResponseWriter, r *http.Request, status int, v templates.View) {
	e := s.today()
	body, err := e.draw(v)
	if err != nil {
		s.fail(w, r, e, err)
		return
	}
	sendError(w, status, body)
}

// redirect leads to an address of the site for good, and takes the query along.
// It has no body: the note that net/http would write lacks the disclaimer.
func redirect(w http.ResponseWriter, r *http.Request, target string) {
	if query := r.URL.Query().Encode(); query != "" {
		target += "?" + query
	}
	h := w.Header()
	h.Set("Location", target)
	h.Set("Cache-Control", pageCaching)
	h.Set(surrogateHeader, keysOfMoved)
	h.Set("Content-Length", "0")
	w.WriteHeader(http.StatusPermanentRedirect)
}

// notFound is for addresses that no route has.
func (s *Server) notFound(w http.ResponseWriter, r *http.Request) {
	s.fail(w, r, s.today(), errNotFound)
}

func (s *Server) methodNotAllowed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Allow", allowed(r))
	sendError(w, http.StatusMethodNotAllowed, s.edition.Load().notAllowed)
}

// sendError sends a page that no cache may keep.
func sendError(w http.ResponseWriter, status int, body []byte) {
	h := w.Header()
	h.Del("Etag")
	h.Del("Content-Encoding")
	h.Set("Content-Type", htmlType)
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // a client that has gone cannot be told
}

// recover turns a panic into the prepared page. What was sent before it cannot
// be taken back, so then the connection is cut.
func (s *Server) recover(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if reason := recover(); reason != nil {
				recorded, ok := w.(interface{ Status() int })
				s.broke(w, r, reason, ok && recorded.Status() != 0)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// broke answers a request whose handler panicked.
func (s *Server) broke(w http.ResponseWriter, r *http.Request, reason any, sent bool) {
	if err, ok := reason.(error); ok && errors.Is(err, http.ErrAbortHandler) {
		panic(reason)
	}
	s.logger.ErrorContext(r.Context(), "panic", "path", loggedPath(r), "reason", reason, "stack", string(debug.Stack()))
	if sent {
		panic(http.ErrAbortHandler)
	}
	sendError(w, http.StatusInternalServerError, s.edition.Load().broken)
}
