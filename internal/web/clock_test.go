package web

import (
	"net/http"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestClockJumps sets the clock of a server forward by years, back to 1970 and to where
// it was, again and again while pages are read: nobody is refused one, each says what
// is true on a day that the clock has shown, and in the end all is as it was.
func TestClockJumps(t *testing.T) {
	t.Parallel()
	g := smallGuide("Guide")
	begin := g.Guides[0].NextReview.Time
	var shown atomic.Int64
	shown.Store(begin.Unix())
	site := newSite(t, Config{Guide: g, Now: func() time.Time { return time.Unix(shown.Load(), 0).UTC() }})
	addresses := []string{"/", "/what-is-leaky-gut", "/what-is-leaky-gut.md", "/what-is-leaky-gut?as-of=2026-01-15", "/claims", "/feed.atom", "/sitemap.xml", "/search?q=claim", "/handout/what-is-leaky-gut"}
	before := map[string]string{}
	for _, address := range addresses {
		before[address] = get(site, address).Body.String()
	}
	var asked, refused atomic.Int64
	var readers sync.WaitGroup
	done := make(chan struct{})
	for range 4 {
		readers.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-done:
					return
				default:
				}
				answer := get(site, addresses[i%len(addresses)])
				asked.Add(1)
				if answer.Code != http.StatusOK && answer.Code != http.StatusTooManyRequests { // the readers are one client
					refused.Add(1)
				}
			}
		})
	}
	jumps := 0
	for range 50 {
		for _, at := range []time.Time{begin.AddDate(10, 0, 0), time.Unix(0, 0), begin.Add(-time.Nanosecond), begin.AddDate(100, 0, 1), begin} {
			shown.Store(at.Unix())
			jumps++
			for seen := asked.Load(); asked.Load() == seen; { // between any two jumps something is read
				runtime.Gosched()
			}
			late := at.After(begin)
			if page := get(site, "/what-is-leaky-gut").Body.String(); strings.Contains(page, "A review of this page was due on") != late {
				t.Fatalf("%v: overdue %t, want %t", at, !late, late)
			}
		}
	}
	close(done)
	readers.Wait()
	t.Logf("%d jumps of the clock: %d requests, %d wrong", jumps, asked.Load(), refused.Load())
	if refused.Load() > 0 || asked.Load() < int64(jumps) {
		t.Errorf("%d of %d requests were refused", refused.Load(), asked.Load())
	}
	for address, was := range before {
		if is := get(site, address); is.Code == http.StatusOK && is.Body.String() != was {
			t.Errorf("%s: after all jumps it is another page", address)
		}
	}
}

// TestMidnight lets a review become overdue while a page is answered, before each of
// the times that the clock is looked at: who asks afterwards is told so.
func TestMidnight(t *testing.T) {
	t.Parallel()
	g := smallGuide("Guide")
	due := g.Guides[0].NextReview.Time
	for _, address := range []string{"/what-is-leaky-gut", "/what-is-leaky-gut.md", "/handout/what-is-leaky-gut"} {
		for looks := range int64(6) {
			left := int64(1 << 40) // of looks before midnight
			site := newSite(t, Config{Guide: g, Now: func() time.Time {
				left--
				if left < 0 {
					return due.AddDate(0, 0, 1)
				}
				return due
			}})
			left = looks
			during := get(site, address)
			left = 0
			if after := get(site, address).Body.String(); !strings.Contains(after, "A review of this page was due on") {
				t.Errorf("%s: the day turned after %d looks at the clock (status %d then): it is not called overdue", address, looks, during.Code)
			}
		}
	}
}
