package web

import "time"

// today is an edition at the moment of a request. The day turns while a request is
// answered: whoever asked the clock twice could draw a page that calls its review
// overdue under the key of the one that does not, and serve that until midnight.
type today struct {
	*edition
	now time.Time
}

// today looks at the clock, once for an answer.
func (s *Server) today() today { return today{s.edition.Load(), s.now()} }
