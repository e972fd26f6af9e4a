package web

import (
	"bytes"
	"image/png"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"leakygut/internal/guide"
	"leakygut/templates"
)

// cardOfPage is the address of the card that a page names.
func cardOfPage(t *testing.T, h http.Handler, address string) string {
	t.Helper()
	_, rest, ok := strings.Cut(get(h, address).Body.String(), `<meta property="og:image" content="`+testBase)
	path, _, closed := strings.Cut(rest, `"`)
	if !ok || !closed {
		t.Fatalf("%s names no card", address)
	}
	return path
}

// TestCards wants a picture of the right size and weight at the address that a
// page names, kept for good, and the present one at the address of an old one.
func TestCards(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	for _, page := range []string{"/", "/causes", "/causes/diet", "/claims/turmeric-liver", "/glossary/zonulin", "/myths/zonulin-kits"} {
		path := cardOfPage(t, site, page)
		answer := get(site, path)
		config, err := png.DecodeConfig(bytes.NewReader(answer.Body.Bytes()))
		if err != nil || config.Width != 1200 || config.Height != 630 || answer.Body.Len() > 100_000 {
			t.Errorf("%s: %v, %dx%d, %d bytes", path, err, config.Width, config.Height, answer.Body.Len())
		}
		h := answer.Header()
		if h.Get("Content-Length") != strconv.Itoa(answer.Body.Len()) || h.Get("Etag") == "" || h.Get("Cache-Control") != foreverCaching {
			t.Errorf("%s: length %q, tag %q, caching %q", path, h.Get("Content-Length"), h.Get("Etag"), h.Get("Cache-Control"))
		}
		older := path[:strings.LastIndex(path[:len(path)-4], ".")] + ".0123456789.png"
		if w := get(site, older); w.Code != http.StatusOK || w.Header().Get("Cache-Control") != laterCaching {
			t.Errorf("%s: status %d, caching %q", older, w.Code, w.Header().Get("Cache-Control"))
		}
	}
	for _, missing := range []string{"/cards/", "/cards/.0123456789.png", "/cards/nothing.png", "/cards/causes/no-such.0123456789.png", "/cards/causes/diet", "/cards/../causes.png"} {
		if w := get(site, missing); w.Code == http.StatusOK {
			t.Errorf("%s: status %d", missing, w.Code)
		}
	}
}

// TestOverdueCard wants a new address for the card of an article whose review is
// late, and for those of its claims: clients keep pictures by their address. The
// page of a claim says so as well.
func TestOverdueCard(t *testing.T) {
	t.Parallel()
	g := smallGuide("Guide")
	now := g.Guides[0].NextReview.Time
	site := newSite(t, Config{Guide: g, Now: func() time.Time { return now }})
	for _, address := range []string{"/what-is-leaky-gut", "/claims/a-claim"} {
		now = g.Guides[0].NextReview.Time
		inTime := fetch(site, address)
		now = now.AddDate(0, 0, 1)
		late := fetch(site, address)
		if a, b := inTime.properties("og:image"), late.properties("og:image"); slices.Equal(a, b) {
			t.Errorf("%s: the card of what is overdue stands where it stood: %s", address, a)
		}
		for _, c := range []struct {
			page *crawledPage
			want bool
		}{{inTime, false}, {late, true}} {
			alt := strings.Contains(strings.Join(c.page.properties("og:image:alt"), ""), "Review overdue")
			if said := strings.Contains(c.page.body, "A review of this page was due on"); alt != c.want || said != c.want {
				t.Errorf("%s: overdue in the page %t, on the card %t, want %t", address, said, alt, c.want)
			}
		}
	}
}

// TestSharedText wants a link to an article or a claim to say it whole, with its
// certainty first, in words that its card says too.
func TestSharedText(t *testing.T) {
	t.Parallel()
	crawled, certainties := crawlBundled(t), map[string]guide.Certainty{}
	for _, a := range bundledGuide(t).Articles() {
		certainties[a.Path] = a.Certainty
		for _, c := range a.Claims {
			certainties[c.Path()] = c.Certainty
		}
	}
	for address, certainty := range certainties {
		p := crawled[address]
		text, alt := strings.Join(p.properties("og:description"), "|"), strings.Join(p.properties("og:image:alt"), "|")
		word := templates.Capital(certainty.String()) + " certainty"
		if !strings.HasPrefix(text, word+": ") || strings.Contains(text, "…") {
			t.Errorf("%s is shared as %q, want %q first, and nothing cut", address, text, word)
		}
		if !strings.Contains(alt, word+".") || !strings.Contains(alt, "Reviewed ") || strings.Contains(alt, "…") {
			t.Errorf("%s: the card says %q", address, alt)
		}
	}
}

// TestDatesOnCards wants the day of the last review or change on the card of every
// page that has one.
func TestDatesOnCards(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	for address, modified := range lastModified(site.edition.Load().guide) {
		c, ok := site.today().cardOf(address)
		if !ok || c.Reviewed.ISO() != modified && c.Updated.ISO() != modified {
			t.Errorf("%s: changed on %s, its card says %q", address, modified, c.Alt())
		}
	}
}

// TestBaseAddress: what a request says about the host changes no byte of what is
// answered, so that no cache can be made to keep another one's address.
func TestBaseAddress(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	card := cardOfPage(t, site, "/causes/diet")
	for _, address := range []string{
		"/", "/causes", "/causes/diet", "/claims/turmeric-liver", "/search?q=zonulin", "/handout/causes/diet", "/whole/causes", card,
		"/sitemap.xml", "/robots.txt", "/feed.atom", "/feed.json", "/changes.atom", "/causes/diet.json", "/causes/diet.md", "/causes/diet.bib",
		"/llms.txt", "/openapi.json", "/opensearch.xml", "/manifest.webmanifest", "/causes/diet/", "/no-such-page",
	} {
		honest, spoofed := get(site, address), httptest.NewRecorder()
		r := httptest.NewRequest(http.MethodGet, address, nil)
		r.Host = "evil.example"
		for _, name := range []string{"X-Forwarded-Host", "X-Original-Host", "X-Host", "X-Forwarded-Server", "Forwarded"} {
			r.Header.Set(name, "host=evil.example")
		}
		r.Header.Set("X-Forwarded-Proto", "http")
		r.Header.Set("X-Forwarded-Prefix", "/evil")
		site.ServeHTTP(spoofed, r)
		if honest.Code != spoofed.Code || !bytes.Equal(honest.Body.Bytes(), spoofed.Body.Bytes()) {
			t.Errorf("%s: another answer to another host", address)
		}
		for name, values := range spoofed.Header() {
			if counts := strings.HasPrefix(name, "X-Ratelimit"); !counts && !slices.Equal(values, honest.Header()[name]) {
				t.Errorf("%s: %s is %q to another host, and %q", address, name, values, honest.Header()[name])
			}
		}
	}
}

// properties are the values of the Open Graph properties of a name.
func (p *crawledPage) properties(name string) []string {
	var values []string
	for n := range p.elements("meta") {
		if attribute(n, "property") == name {
			values = append(values, attribute(n, "content"))
		}
	}
	return values
}
