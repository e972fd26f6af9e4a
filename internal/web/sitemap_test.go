package web

import (
	"encoding/xml"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestSitemap wants the sitemap to hold exactly the pages that a reader can come
// to from the first one, each once.
func TestSitemap(t *testing.T) {
	t.Parallel()
	listed := map[string]bool{}
	for _, u := range readSitemap(t, bundledSite(t)) {
		address, ok := strings.CutPrefix(u.Location, testBase)
		if !ok || listed[address] {
			t.Errorf("%s: of another site, or twice", u.Location)
		}
		listed[address] = true
	}
	crawled := crawlBundled(t)
	for address := range listed {
		if page := crawled[address]; page == nil || page.tree == nil {
			t.Errorf("%s is in the sitemap, and no link leads there", address)
		}
	}
	for address, page := range crawled {
		if page.tree != nil && !strings.Contains(address, "?") && !forPaper(address) && !listed[address] {
			t.Errorf("%s is a page, and not in the sitemap", address)
		}
	}
}

// TestSitemapDates wants the day of the last review of an article and its
// claims, and of the last change of another page.
func TestSitemapDates(t *testing.T) {
	t.Parallel()
	g := smallGuide("Guide")
	modified := map[string]string{}
	for _, u := range readSitemap(t, newSite(t, Config{Guide: g})) {
		modified[strings.TrimPrefix(u.Location, testBase)] = u.Modified
	}
	for address, want := range map[string]string{
		"/what-is-leaky-gut": "2026-01-01", "/claims/a-claim": "2026-01-01",
		"/": "2026-02-02", "/causes": "2026-02-02", "/about": "2026-02-02", "/claims": "",
	} {
		if got, ok := modified[address]; !ok || got != want {
			t.Errorf("%s: modified %q, want %q", address, got, want)
		}
	}
}

// TestSitemapCards wants beside each page the card that the page names, on the day
// of the review and on one when it is overdue.
func TestSitemapCards(t *testing.T) {
	t.Parallel()
	g := smallGuide("Guide")
	now := g.Guides[0].Reviewed.Time
	site := newSite(t, Config{Guide: g, Now: func() time.Time { return now }})
	seen := map[string]bool{}
	for range 2 {
		for _, u := range readSitemap(t, site) {
			address := strings.TrimPrefix(u.Location, testBase)
			if want := testBase + cardOfPage(t, site, address); !slices.Equal(u.Cards, []string{want}) {
				t.Errorf("%s: cards %q, want %q", address, u.Cards, want)
			}
			seen[u.Cards[0]] = true
		}
		now = now.AddDate(50, 0, 0)
	}
	if pages := len(g.Addresses()); len(seen) != pages+2 {
		t.Errorf("%d cards of %d pages, want two more: of the article and its claim once they are overdue", len(seen), pages)
	}
}

type listedURL struct {
	Location string   `xml:"loc"`
	Modified string   `xml:"lastmod"`
	Cards    []string `xml:"http://www.google.com/schemas/sitemap-image/1.1 image>loc"`
}

func readSitemap(t *testing.T, h http.Handler) []listedURL {
	t.Helper()
	var set struct {
		URLs []listedURL `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
	}
	if err := xml.Unmarshal(get(h, "/sitemap.xml").Body.Bytes(), &set); err != nil {
		t.Fatal(err)
	}
	return set.URLs
}
