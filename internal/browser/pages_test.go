package browser

import (
	"cmp"
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"leakygut/internal/guide"
)

// scene is a page as a reader has it before them.
type scene struct {
	address string
	state   string     // what the reader did there; empty where nothing
	do      func(*tab) // and how
	status  int        // 200 where it says nothing
	sample  bool       // looked at in every way, because it stands for others
}

// name is what the test of the page is called: without slashes, which part the
// names of tests.
func (p scene) name() string {
	name := strings.ReplaceAll(strings.TrimPrefix(p.address, "/"), "/", " ")
	if p.address == guide.HomePath {
		name = "home"
	}
	if p.state != "" {
		name += ", " + p.state
	}
	return name
}

// samples are a page of each kind. A new kind of page is a line here.
func samples(g *guide.Guide) []scene {
	claims, article := g.Claims, "/solutions/supplements"
	list := []scene{
		{address: "/"},
		{address: "/what-is-leaky-gut"},
		{address: "/causes"},
		{address: "/symptoms/digestive-problems"},
		{address: article},
		{address: article, state: "a citation is open", do: func(b *tab) { b.openPanel(".cite a") }},
		{address: article, state: "a term is open", do: func(b *tab) { b.openPanel("a.term") }},
		{address: "/claims"},
		{address: "/claims?certainty=high"},
		{address: "/claims?topic=causes/medicines"},
		{address: claims[0].Path()},
		{address: claims[len(claims)/2].Path()},
		{address: claims[len(claims)-1].Path()},
		{address: "/references"},
		{address: g.References[0].Path()},
		{address: longest(g.References).Path()},
		{address: "/glossary"},
		{address: g.Terms[0].Path()},
		{address: "/search"},
		{address: "/search?q=ibuprofen"},
		{address: "/search?q=qqzzxx"},
		{address: "/search", state: "a word is typed", do: typeWord},
		{address: "/visit"},
		{address: "/visit", state: "answered", do: func(b *tab) { b.answer("#visit-main", "Bloating after meals") }},
		{address: "/visit", state: "answered with a warning sign", do: func(b *tab) { b.answerWithSign("Blood") }},
		{address: "/handout" + article},
		{address: guide.Overview.Whole()},
		{address: "/how-we-rate-evidence"},
		{address: "/offline"},
		{address: "/no-such-page", status: http.StatusNotFound},
	}
	for i := range list {
		list[i].sample = !strings.HasPrefix(list[i].address, guide.WholeFolder) // made of articles, and long
	}
	return list
}

// longest is the reference with the longest address, which is the widest word of
// the site.
func longest(list []*guide.Reference) *guide.Reference {
	return slices.MaxFunc(list, func(a, b *guide.Reference) int { return cmp.Compare(longestLink(a), longestLink(b)) })
}

func longestLink(r *guide.Reference) int {
	most := 0
	for _, l := range r.Links {
		most = max(most, len(l.Text))
	}
	return most
}

// families are addresses of which the samples have enough: each is drawn from the
// same few lines of a template.
func families() []string {
	return []string{"/claims/", "/references/", "/glossary/", guide.HandoutFolder + "/", guide.WholeFolder + "/"}
}

// allPages are the samples, and whatever else the sitemap names.
func (s *stage) allPages(t *testing.T) []scene {
	t.Helper()
	list := samples(s.guide)
	for _, address := range s.sitemap(t) {
		known := slices.ContainsFunc(list, func(p scene) bool { return p.address == address })
		family := slices.ContainsFunc(families(), func(f string) bool { return strings.HasPrefix(address, f) })
		if !known && !family {
			list = append(list, scene{address: address})
		}
	}
	if len(list) < 50 { // a sitemap that names nothing proves nothing
		t.Errorf("only %d pages", len(list))
	}
	return list
}

func (s *stage) sitemap(t *testing.T) []string {
	t.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/sitemap.xml", nil))
	var set struct {
		URLs []struct {
			Location string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(w.Body.Bytes(), &set); err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, u := range set.URLs {
		list = append(list, strings.TrimPrefix(u.Location, s.address))
	}
	return list
}

// show opens a page and does what the reader did there.
func (b *tab) show(p scene) {
	b.Helper()
	want := p.status
	if want == 0 {
		want = http.StatusOK
	}
	if got := b.open(p.address); got != want {
		b.Fatalf("%s: status %d, want %d", p.address, got, want)
	}
	if p.do != nil {
		p.do(b)
	}
}

// openPanel follows the first link of a kind, which opens a panel.
func (b *tab) openPanel(link string) {
	b.Helper()
	b.focus(link)
	b.press(kb.Enter)
	b.wait("the panel of "+link, "() => !!document.querySelector('.panel:popover-open')")
}

// focus sets the focus, as if the reader had come there by keyboard.
func (b *tab) focus(selector string) {
	b.Helper()
	if !ask[bool](b, "(s) => { const e = document.querySelector(s); e?.focus({ focusVisible: true }); return !!e && e === document.activeElement }", selector) {
		b.Fatalf("nothing to focus at %s", selector)
	}
}

func typeWord(b *tab) {
	b.Helper()
	b.focus("#q")
	b.press("ibuprofen")
	b.wait("results", "() => !!document.querySelector('#results li')")
}

// answer fills one field of the form for an appointment and sends it.
func (b *tab) answer(field, words string) {
	b.Helper()
	b.focus(field)
	b.press(words)
	b.submit()
}

// answerWithSign ticks the first warning sign whose words begin like that.
func (b *tab) answerWithSign(words string) {
	b.Helper()
	ask[bool](b, "(words) => { const sign = [...document.querySelectorAll('.visit-signs label')].find((l) => l.textContent.toLowerCase().includes(words.toLowerCase())); sign.click(); return true }", words)
	b.submit()
}

func (b *tab) submit() {
	b.Helper()
	ask[bool](b, "() => { document.querySelector('main form .go').click(); window.sent = true; return true }")
	b.wait("the answer to the form", "() => !window.sent && document.readyState === 'complete'")
}
