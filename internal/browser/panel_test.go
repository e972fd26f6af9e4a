package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"leakygut/internal/guide"
)

// testPanels opens what a citation and a term lead to, beside the sentence, by
// keyboard and by mouse.
func testPanels(t *testing.T, s *stage) {
	article := s.article(t, "/solutions/supplements")
	for _, panel := range []struct {
		name, link string
		words      func(*tab) []string // what has to stand in it
	}{
		{"citation", ".cite a", func(b *tab) []string { return []string{cited(b, article).Title} }},
		{"term", "main a.term", func(b *tab) []string { term := linkedTerm(b, s.guide); return []string{term.Name, term.Meaning} }},
	} {
		for _, way := range []struct {
			name string
			open func(*tab)
		}{
			{"by keyboard", func(b *tab) { b.focus(panel.link); b.press(kb.Enter) }},
			{"by mouse", func(b *tab) { b.click(panel.link) }},
			{"on a phone", func(b *tab) { b.resize(320, 640, 1); b.click(panel.link) }},
		} {
			t.Run(panel.name+" "+way.name, func(t *testing.T) {
				t.Parallel()
				b := s.tab(t)
				b.read(article.Path)
				ask[any](b, "(link) => { document.link = document.querySelector(link) }", panel.link)
				way.open(b)
				b.wait("the panel", "() => !!document.querySelector('.panel:popover-open')")
				checkPanel(b, panel.words(b))
				b.press(kb.Escape)
				b.wait("the panel to close", "() => !document.querySelector('.panel:popover-open')")
				if !ask[bool](b, "() => document.activeElement === document.link") {
					b.Errorf("the focus did not return to the link, but to %s", ask[string](b, "() => document.activeElement.outerHTML.slice(0, 80)"))
				}
			})
		}
	}
	t.Run("citation leads on", func(t *testing.T) {
		t.Parallel()
		panelLeadsOn(t, s.tab(t), article.Path)
	})
}

// checkPanel wants the open panel to be whole in the window, to have the focus and
// a name, to say some words, and to have left the page where it was.
func checkPanel(b *tab, words []string) {
	b.Helper()
	text := ask[string](b, "() => document.querySelector('.panel').textContent.replace(/\\s+/g, ' ')")
	for _, w := range words {
		if !strings.Contains(text, strings.Join(strings.Fields(w), " ")) {
			b.Errorf("the panel says %q, want %q in it", text, w)
		}
	}
	report(b, b.look("panel.js"))
}

// cited is the reference that the link leads to.
func cited(b *tab, a *guide.Article) *guide.Reference {
	b.Helper()
	anchor := ask[string](b, "() => document.link.hash.slice(1)")
	for _, s := range a.Sources {
		if s.Reference.Anchor() == anchor {
			return s.Reference
		}
	}
	b.Fatalf("the article has no reference %s", anchor)
	return nil
}

// linkedTerm is the term that the link leads to.
func linkedTerm(b *tab, g *guide.Guide) *guide.Term {
	b.Helper()
	path := ask[string](b, "() => document.link.pathname")
	for _, t := range g.Terms {
		if t.Path() == path {
			return t
		}
	}
	b.Fatalf("the glossary has no term at %s", path)
	return nil
}

// panelLeadsOn goes from the panel to the list of references.
func panelLeadsOn(t *testing.T, b *tab, address string) {
	b.read(address)
	b.openPanel(".cite a")
	b.press(kb.Tab)
	for range 5 { // past the links of the reference itself, to the last
		if ask[bool](b, "() => document.activeElement === document.querySelector('.panel').lastElementChild.querySelector('a')") {
			break
		}
		b.press(kb.Tab)
	}
	b.press(kb.Enter)
	b.wait("the list of references", "() => location.hash.startsWith('#ref-')")
	report(t, b.look("target.js"))
	if ask[bool](b, "() => !!document.querySelector('.panel:popover-open')") {
		t.Error("the panel still covers the list that it led to")
	}
}
