package web

import (
	"net/http"
	"strings"
	"time"

	"leakygut/internal/metrics"
)

// Most requests ask for a page that was asked for before. What the routes have
// answered once with bytes that are kept, at an address without a query, is
// answered again without them: as a bare handler would, with headers that were
// made once, no other request made of the request, and nothing around the
// response. Only the routes say what stands at an address.

// remembered is what the routes answered with at an address.
type remembered struct {
	rep     *representation
	caching []string
	route   *metrics.Route
	day     int64 // on which they did: the day turns a page into one whose review is overdue
}

// dayOf counts the days of UTC, by which reviews become overdue.
func dayOf(now time.Time) int64 { return now.Unix() / (24 * 60 * 60) }

// remember notes the answer to a request. Those who write are told of every change,
// so nothing is noted for them.
func (s *Server) remember(e today, r *http.Request, rep *representation) {
	if rep.kept && r.URL.RawQuery == "" && s.live == nil && !s.drafts {
		e.answered.Store(r.URL.Path, &remembered{rep, []string{pageCaching}, s.metrics.Route(pattern(r)), dayOf(e.now)})
	}
}

// again finds the answer to a request that the routes would answer in the same way
// today; nil where they have to be asked.
func (e today) again(r *http.Request) *remembered {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return nil
	}
	if r.URL.RawQuery != "" || r.URL.RawPath != "" || !pageFirst(r.Header["Accept"]) {
		return nil
	}
	found, ok := e.answered.Load(r.URL.Path)
	if !ok {
		return nil
	}
	a := found.(*remembered)
	if a.day != dayOf(e.now) {
		return nil
	}
	return a
}

// pageFirst tells of the headers that most clients send whether they like no other
// form more than a page: of equal ones, they like the first more (see
// [preferred]).
func pageFirst(accept []string) bool {
	return len(accept) == 0 || accept[0] == "text/html" || strings.HasPrefix(accept[0], "text/html,") ||
		len(accept) == 1 && accept[0] == "*/*"
}

// repeat answers a request again, logs and counts it. A fault leads to the prepared page,
// as it does on the way through the routes.
func (s *Server) repeat(w http.ResponseWriter, r *http.Request, a *remembered, start time.Time) {
	status, size, sent := http.StatusInternalServerError, len(s.edition.Load().broken), false
	defer func() {
		defer func() { s.note(r, a.route, status, size, start, s.now().Sub(start)) }()
		if reason := recover(); reason != nil {
			s.broke(w, r, reason, sent)
		}
	}()
	s.guards.set(w.Header())
	v := a.rep.choose(r)
	status, sent = precondition(r.Header, v.etag[0]), true
	size = a.rep.send(w, v, status, a.caching)
}
