package web

import (
	"strings"
	"testing"
	"time"
)

// TestOverdue turns the clock past the day a review is due, under a page that
// is kept: the page says so from the next day on, and a copy from before is no
// longer good.
func TestOverdue(t *testing.T) {
	t.Parallel()
	g := smallGuide("Guide")
	due := g.Guides[0].NextReview
	now := due.Time
	site := newSite(t, Config{Guide: g, Now: func() time.Time { return now }})
	tag := ""
	for _, c := range []struct {
		at   time.Time
		want bool
	}{
		{due.AddDate(0, 0, -1), false},
		{due.Time, false},
		{due.AddDate(0, 0, 1).Add(-time.Nanosecond), false},
		{due.AddDate(0, 0, 1), true},
		{due.AddDate(0, 0, 1).In(time.FixedZone("west", -8*3600)), true},
		{due.AddDate(1, 0, 0), true},
	} {
		now = c.at
		page := get(site, "/what-is-leaky-gut")
		if got := strings.Contains(page.Body.String(), "A review of this page was due on"); got != c.want {
			t.Errorf("%v: overdue %t, want %t", c.at, got, c.want)
		}
		if c.want && page.Header().Get("Etag") == tag {
			t.Errorf("%v: the entity tag of the page before", c.at)
		}
		if !c.want {
			tag = page.Header().Get("Etag")
		}
	}
}
