package web

import (
	"bytes"
	"image/png"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
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
// late: clients keep pictures by their address.
func TestOverdueCard(t *testing.T) {
	t.Parallel()
	g := smallGuide("Guide")
	inTime := newSite(t, Config{Guide: g})
	late := newSite(t, Config{Guide: g, Now: func() time.Time { return time.Date(2099, 1, 1, 0, 0, 0, 0, time.UTC) }})
	if a, b := cardOfPage(t, inTime, "/what-is-leaky-gut"), cardOfPage(t, late, "/what-is-leaky-gut"); a == b {
		t.Errorf("the card of an overdue article stands where it stood: %s", a)
	}
}

// TestSharing holds every page to what clients that show links can take: the
// lengths, order and forms are those of their documentation and source.
func TestSharing(t *testing.T) {
	const headRead = 16_000 // bytes that every client reads
	everyPage(t, func(t *testing.T, p *crawledPage) {
		if forPaper(p.address) {
			return
		}
		head, _, _ := strings.Cut(p.body, "</head>")
		if len(head) > headRead {
			t.Errorf("the head has %d bytes", len(head))
		}
		first := strings.Index(head, `property="og:title"`)
		if style := strings.Index(head, `rel="stylesheet"`); first < 0 || first > style {
			t.Errorf("og:title at %d, the stylesheet at %d: some clients read the start alone", first, style)
		}
		path, _, _ := strings.Cut(p.address, "?")
		for property, most := range map[string]int{"og:title": 60, "og:description": 155, "og:site_name": 60, "og:url": 300} {
			values := p.properties(property)
			if len(values) != 1 || values[0] == "" || len([]rune(values[0])) > most {
				t.Errorf("%s: %q, want one of at most %d characters", property, values, most)
			}
		}
		if got := p.properties("og:url"); len(got) == 1 && got[0] != testBase+path {
			t.Errorf("og:url %q, want the page's own address", got)
		}
		for _, image := range p.properties("og:image") {
			alt := p.properties("og:image:alt")
			if !strings.HasPrefix(image, testBase+"/cards/") || len(alt) != 1 || len([]rune(alt[0])) > 420 {
				t.Errorf("og:image %q with alternative text %q", image, alt)
			}
		}
		if n := len(p.properties("og:image")); n > 1 {
			t.Errorf("%d images: some clients show both", n)
		}
	})
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
