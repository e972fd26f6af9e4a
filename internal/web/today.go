package web

import (
	"strings"
	"time"

	"leakygut/internal/guide"
)

// today is an edition at the moment of a request. The day turns while a request is
// answered: whoever asked the clock twice could draw a page that calls its review
// overdue under the key of the one that does not, and serve that until midnight.
type today struct {
	*edition
	now time.Time
}

// today looks at the clock, once for an answer.
func (s *Server) today() today { return today{s.edition.Load(), s.now()} }

// overdueKey tells whether the review of the page at an address is overdue, and makes
// of the key of what is kept that of what says so: the day turns while it is kept.
func (e today) overdueKey(key, page string) (string, bool) {
	if e.overdue(page) {
		return key + "?overdue", true
	}
	return key, false
}

// overdue tells whether the review of an article is late, or of a claim's.
func (e today) overdue(page string) bool {
	a := e.articleOf(page)
	return a != nil && a.Overdue(e.now)
}

// articleOf is the article at an address, or that of the claim there; nil for what
// has no review.
func (e *edition) articleOf(page string) *guide.Article {
	if c := e.claims[strings.TrimPrefix(page, guide.ClaimsPath+"/")]; c != nil {
		return c.Article
	}
	return e.articles[page]
}
