package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// TestLinksAnswer follows every link within the site: each leads to its page at
// once, and none through a redirect.
func TestLinksAnswer(t *testing.T) {
	t.Parallel()
	for address, page := range crawlBundled(t) {
		if page.status != http.StatusOK {
			t.Errorf("%s: %d, want 200", address, page.status)
		}
	}
}

// TestFragments wants what a link leads to within a page to be there.
func TestFragments(t *testing.T) {
	crawled := crawlBundled(t)
	everyPage(t, func(t *testing.T, p *crawledPage) {
		for _, link := range p.links() {
			address, fragment, ok := strings.Cut(link.value, "#")
			fragment, _, _ = strings.Cut(fragment, ":~:") // words of the place, which a browser marks
			if !ok {
				continue
			}
			target := p
			if address != "" {
				target = crawled[address]
			}
			if target == nil || target.ids()[fragment] == 0 {
				t.Errorf("%s leads nowhere", link.value)
			}
		}
	})
}

// TestAnchors wants every place that the guide says a document has.
func TestAnchors(t *testing.T) {
	t.Parallel()
	crawled := crawlBundled(t)
	for _, d := range bundledGuide(t).Documents() {
		ids := crawled[d.Path].ids()
		for _, anchor := range d.Anchors {
			if ids[anchor] == 0 {
				t.Errorf("%s: no place for #%s", d.Path, anchor)
			}
		}
	}
}

// onlyPlain are addresses that are cited and were never to be had over https.
var onlyPlain = []string{
	"http://www.nhs.uk/conditions/leaky-gut-syndrome/Pages/Introduction.aspx", // withdrawn; as it was seen
	"http://www.ncbi.nlm.nih.gov/pubmedhealth/PMH0003595/",                    // withdrawn; as it was seen
	"http://www.karger.com/Article/FullText/318736",
}

// TestOtherHosts wants nothing loaded from elsewhere: other hosts are only what
// a reader may choose to go to, and safely.
func TestOtherHosts(t *testing.T) {
	everyPage(t, func(t *testing.T, p *crawledPage) {
		for _, link := range p.links() {
			_, internal := link.internal()
			secure := strings.HasPrefix(link.value, "https://") || slices.Contains(onlyPlain, link.value)
			leaves := link.element.Data == "a" && secure && !strings.HasPrefix(link.value, testBase)
			if !internal && !leaves && !strings.HasPrefix(link.value, "#") {
				t.Errorf("<%s> leads to %q", link.element.Data, link.value)
			}
		}
	})
}

// TestLinkText wants every link to say something to those who hear it.
func TestLinkText(t *testing.T) {
	everyPage(t, func(t *testing.T, p *crawledPage) {
		for n := range p.elements("a") {
			if words(n) == "" && attribute(n, "aria-label") == "" {
				t.Errorf("a link to %q without words", attribute(n, "href"))
			}
			if attribute(n, "href") == "" {
				t.Errorf("a link to nowhere: %q", words(n))
			}
		}
	})
}
