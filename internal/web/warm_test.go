package web

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestWarm checks that a reader who comes before Warm does not wait for the
// slow encoding, and that one who comes after gets it, and need not wait to search.
func TestWarm(t *testing.T) {
	t.Parallel()
	site := newSite(t, Config{Guide: smallGuide("Guide")})
	for accepted, want := range map[string]string{"br": "", "br, gzip": "gzip"} {
		if got := encodingOf(site, "/what-is-leaky-gut", accepted); got != want {
			t.Errorf("before Warm, to %q: %q, want %q", accepted, got, want)
		}
	}
	site.Warm(t.Context())
	if got := encodingOf(site, "/what-is-leaky-gut", "br, gzip"); got != "br" {
		t.Errorf("after Warm: %q, want br", got)
	}
	site.patience = 0
	if strings.Contains(get(site, "/search?q=gut").Body.String(), "being prepared") {
		t.Error("after Warm search is still being prepared")
	}
}

// TestCopiesStayGood asks as a cache does that was filled by a server that had time: one that has just started and has not
// compressed a page yet says of it all the same that it is good, and never sends nothing for a page.
func TestCopiesStayGood(t *testing.T) {
	t.Parallel()
	g := smallGuide("Guide")
	warm, cold := newSite(t, Config{Guide: g}), newSite(t, Config{Guide: g})
	warm.Warm(t.Context())
	const address = "/what-is-leaky-gut"
	held := get(warm, address, "Accept-Encoding", "br, gzip").Header().Get("Etag")
	if !strings.HasSuffix(held, `-br"`) {
		t.Fatalf("entity tag %s, want that of br", held)
	}
	for _, c := range []struct {
		accept, held string
		status       int
	}{
		{"br, gzip", held, http.StatusNotModified},
		{browsers, held, http.StatusNotModified},
		{"br, gzip", `"other", W/` + held, http.StatusNotModified},
		{"br, gzip", `"other"`, http.StatusOK},
		{"br, gzip", "x" + held, http.StatusOK}, // no entity tag, though one is in it
		{"gzip", held, http.StatusOK},
		{"gzip, br;q=0", held, http.StatusOK},
	} {
		answer := get(cold, address, "Accept-Encoding", c.accept, "If-None-Match", c.held)
		if empty := answer.Body.Len() == 0; answer.Code != c.status || empty != (c.status == http.StatusNotModified) {
			t.Errorf("%s, %s: status %d with %d bytes, want %d", c.accept, c.held, answer.Code, answer.Body.Len(), c.status)
		}
		if c.status == http.StatusNotModified && answer.Header().Get("Etag") != held {
			t.Errorf("%s, %s: entity tag %s", c.accept, c.held, answer.Header().Get("Etag"))
		}
	}
}

// TestWarmMissesNothing follows every link of a site that was warmed: none leads
// to a page or a file that is sent in a larger form than need be.
func TestWarmMissesNothing(t *testing.T) {
	t.Parallel()
	site := newSite(t, Config{Guide: smallGuide("Guide")})
	site.Warm(t.Context())
	crawled := crawl(site, "/", "/sitemap.xml", "/robots.txt")
	for address, page := range crawled {
		if page.status != http.StatusOK || page.header.Get("Vary") == "" {
			continue // the small guide has dead ends; a picture has one form
		}
		_, extension := parted(address)
		if strings.Contains(address, "topic=") || forPaper(address) || extension != "" || strings.HasPrefix(address, codesPrefix) { // few ask for these, and the first does not wait
			continue
		}
		if got := encodingOf(site, address, "br, gzip"); got != "br" {
			t.Errorf("%s: %q after Warm, want br", address, got)
		}
	}
}

// TestWarmStops checks that a server that is told to stop does not go on
// compressing.
func TestWarmStops(t *testing.T) {
	t.Parallel()
	site := newSite(t, Config{Guide: smallGuide("Guide")})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	site.Warm(ctx)
	if got := encodingOf(site, "/what-is-leaky-gut", "br"); got != "" {
		t.Errorf("%q after a Warm that was stopped, want no encoding", got)
	}
}

func encodingOf(h http.Handler, address, accepted string) string {
	return get(h, address, "Accept-Encoding", accepted).Header().Get("Content-Encoding")
}

// TestDrawnLateIsCompressed turns the clock to a day on which a page changes
// long after Warm: the new page gets the smallest form too.
func TestDrawnLateIsCompressed(t *testing.T) {
	t.Parallel()
	g := smallGuide("Guide")
	now := g.Guides[0].NextReview.Time
	site := newSite(t, Config{Guide: g, Now: func() time.Time { return now }})
	site.Warm(t.Context())
	now = now.AddDate(0, 1, 0)
	for range 100 {
		if encodingOf(site, "/what-is-leaky-gut", "br, gzip") == "br" {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Error("the page that became overdue was never sent as br")
}

// TestDrawnAmidWarmIsCompressed asks for pages that nobody asked for before while the others
// are being compressed: they get the smallest form too.
func TestDrawnAmidWarmIsCompressed(t *testing.T) {
	t.Parallel()
	site := newSite(t, Config{Guide: smallGuide("Guide")})
	e := site.today()
	drawn, forms := len(e.warmed()), e.formAddresses()
	next := 0
	site.Warm(looking{t.Context(), func() {
		if drawn--; drawn < 0 && next < len(forms) {
			get(site, forms[next])
			next++
		}
	}})
	if next == 0 {
		t.Fatal("nobody asked amid it")
	}
	for _, address := range forms[:next] {
		for end := time.Now().Add(10 * time.Second); encodingOf(site, address, "br") != "br"; time.Sleep(10 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("%s was never sent as br", address)
			}
		}
	}
}

// looking is a context that does something whenever it is asked whether it ended.
type looking struct {
	context.Context
	look func()
}

func (l looking) Err() error {
	l.look()
	return l.Context.Err()
}
