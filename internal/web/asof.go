package web

import (
	"net/http"
	"time"

	"leakygut/internal/guide"
)

// A link may name the day on which it was made, /causes/diet?as-of=2026-11-22.
// Whoever comes by it later is told which statements of the page are not what
// they were that day. Where none is, they get the page itself, to the byte.

// then is what an earlier day makes of a page. Its zero value is the page as it
// is.
type then struct {
	key     string // of the bytes, after that of the page
	changed []guide.Revision
}

// dated is what a page is made of that has a day from which it stands, and changes
// since.
type dated interface {
	Since() guide.Date
	Revisions() guide.Revisions
}

// asOf reads the day in the query of a request for a page. A day that is none, is to come,
// or on which the page was not there yet, asks for the page as it is. Days
// between the same two changes are told the same, and are kept as one: there are
// no more pages to keep than there are changes.
func (e today) asOf(r *http.Request, page dated) then {
	if r.URL.RawQuery == "" {
		return then{}
	}
	values := r.URL.Query()[asOf]
	if len(values) != 1 {
		return then{}
	}
	day, err := time.Parse(time.DateOnly, values[0])
	if err != nil || day.After(e.now) || day.Before(page.Since().Time) {
		return then{}
	}
	after := page.Revisions().After(guide.Date{Time: day})
	changed := after.Joined()
	if len(changed) == 0 {
		return then{}
	}
	return then{"?" + asOf + "=" + after.First().ISO(), changed}
}
