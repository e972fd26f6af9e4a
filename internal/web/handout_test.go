package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"leakygut/internal/guide"
	"leakygut/internal/qrcode"
)

// TestHandouts wants on the sheet itself, which is all that is printed, what a
// reader who has nothing else needs.
func TestHandouts(t *testing.T) {
	t.Parallel()
	site, g := bundledSite(t), bundledGuide(t)
	for _, a := range g.Articles() {
		t.Run(a.Path, func(t *testing.T) {
			t.Parallel()
			p := fetch(site, a.Handout())
			sheet := p.withClass("handout")
			if p.status != http.StatusOK || sheet == nil {
				t.Fatalf("status %d, sheet %v", p.status, sheet)
			}
			text := words(sheet)
			for _, want := range []string{
				g.Site.Name, a.Title, a.Description, strings.TrimPrefix(testBase, "https://") + a.Path, g.Site.Disclaimer,
				"Reviewed " + a.Reviewed.Long(), "Next review due " + a.NextReview.Long(), "Not yet checked by a clinician",
			} {
				if !strings.Contains(text, strings.Join(strings.Fields(want), " ")) {
					t.Errorf("a sheet without %q", want)
				}
			}
			checkRedFlagsFirst(t, a, sheet)
			checkCode(t, a, sheet)
			for n := range within(sheet, "a", "sup") {
				if href := attribute(n, "href"); href != a.Path {
					t.Errorf("<%s> to %q, which paper cannot follow: %q", n.Data, href, words(n))
				}
			}
		})
	}
}

// checkRedFlagsFirst wants every warning sign of an article, before all else.
func checkRedFlagsFirst(t *testing.T, a *guide.Article, sheet *html.Node) {
	t.Helper()
	boxes := slices.Collect(within(sheet, "section"))
	for i, b := range a.RedFlags {
		c, ok := b.(guide.Callout)
		if !ok {
			continue
		}
		if heading := words(slices.Collect(within(boxes[i], "h2"))[0]); heading != c.Title {
			t.Errorf("box %d is %q, want %q", i, heading, c.Title)
		}
		signs := 0
		for _, b := range c.Body {
			if p, ok := b.(guide.Prose); ok {
				signs += strings.Count(string(p.HTML), "<li>")
			}
		}
		if got := len(slices.Collect(within(boxes[i], "li"))); got != signs {
			t.Errorf("%q: %d warning signs, want %d", c.Title, got, signs)
		}
	}
}

// checkCode wants a QR code of the article's address.
func checkCode(t *testing.T, a *guide.Article, sheet *html.Node) {
	t.Helper()
	want, err := qrcode.New(testBase + a.Path)
	if err != nil {
		t.Fatal(err)
	}
	for n := range within(sheet, "path") {
		if attribute(n, "d") == want.Path {
			if label := attribute(n.Parent, "aria-label"); !strings.HasSuffix(label, a.Path) || attribute(n.Parent, "role") != "img" {
				t.Errorf("the QR code is called %q", label)
			}
			return
		}
	}
	t.Errorf("no QR code of %s", testBase+a.Path)
}

// withClass is the first element of a class; nil where there is none.
func (p *crawledPage) withClass(class string) *html.Node {
	for n := range p.elements() {
		if slices.Contains(strings.Fields(attribute(n, "class")), class) {
			return n
		}
	}
	return nil
}

// TestHandoutOverdue turns the clock under a sheet that is kept.
func TestHandoutOverdue(t *testing.T) {
	t.Parallel()
	g := smallGuide("Guide")
	now := g.Guides[0].NextReview.Time
	site := newSite(t, Config{Guide: g, Now: func() time.Time { return now }})
	for _, address := range []string{"/handout/what-is-leaky-gut", "/whole/guides"} {
		now = g.Guides[0].NextReview.Time
		if body := get(site, address).Body.String(); strings.Contains(body, "was due on") {
			t.Errorf("%s is overdue on the day it is due", address)
		}
		now = now.AddDate(0, 0, 1)
		if body := get(site, address).Body.String(); !strings.Contains(body, "was due on") {
			t.Errorf("%s is not overdue on the day after", address)
		}
	}
}

// TestHandoutMoved leads from the handout at an older address to the present
// one, and knows no section without articles.
func TestHandoutMoved(t *testing.T) {
	t.Parallel()
	site := newSite(t, Config{Guide: smallGuide("Guide")})
	if w := get(site, "/handout/older"); w.Code != http.StatusPermanentRedirect || w.Header().Get("Location") != "/handout/what-is-leaky-gut" {
		t.Errorf("%d to %q", w.Code, w.Header().Get("Location"))
	}
	if w := get(site, "/whole/causes"); w.Code != http.StatusNotFound {
		t.Errorf("status %d for a section without articles, want 404", w.Code)
	}
}

// TestWhole wants a section as one document to hold each of its articles, in
// order, and every place within them, and every link within it to land.
func TestWhole(t *testing.T) {
	t.Parallel()
	site, g := bundledSite(t), bundledGuide(t)
	for _, k := range guide.Kinds() {
		t.Run(k.Folder(), func(t *testing.T) {
			t.Parallel()
			p := fetch(site, k.Whole())
			if p.status != http.StatusOK {
				t.Fatalf("status %d", p.status)
			}
			checkDisclaimer(t, p.body, g.Site.Disclaimer)
			checkArticles(t, p, g.ArticlesOf(k))
			ids := p.ids()
			for id, times := range ids {
				if times > 1 {
					t.Errorf("the id %q stands %d times", id, times)
				}
			}
			for _, link := range p.links() {
				if id, ok := strings.CutPrefix(link.value, "#"); ok && ids[id] == 0 {
					t.Errorf("%s leads nowhere", link.value)
				}
			}
		})
	}
}

func checkArticles(t *testing.T, p *crawledPage, want []*guide.Article) {
	t.Helper()
	got := slices.Collect(p.elements("article"))
	if len(got) != len(want) {
		t.Fatalf("%d articles, want %d", len(got), len(want))
	}
	for i, a := range want {
		if heading := words(slices.Collect(within(got[i], "h2"))[0]); heading != a.Title {
			t.Errorf("article %d is %q, want %q", i, heading, a.Title)
		}
		slug := a.Path[strings.LastIndex(a.Path, "/")+1:]
		ids := p.ids()
		for _, anchor := range a.Anchors {
			around := anchor == guide.MainAnchor || anchor == guide.DisclaimerAnchor // of the page
			if !around && ids[slug+"--"+anchor] == 0 {
				t.Errorf("no place for #%s of %s", anchor, a.Path)
			}
		}
		if sources := len(a.Sources); sources > 0 && !strings.Contains(words(got[i]), a.Sources[sources-1].Reference.Title) {
			t.Errorf("%s: no references", a.Path)
		}
	}
}

// TestPaperIsNotListed keeps what is made for paper out of the sitemap: it says
// what other pages say.
func TestPaperIsNotListed(t *testing.T) {
	t.Parallel()
	for _, u := range readSitemap(t, bundledSite(t)) {
		if forPaper(strings.TrimPrefix(u.Location, testBase)) {
			t.Errorf("%s is in the sitemap", u.Location)
		}
	}
}
