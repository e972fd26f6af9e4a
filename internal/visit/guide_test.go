package visit

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"leakygut/content"
	"leakygut/internal/compile"
	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// bundled is the guide that the program carries, compiled once for all tests.
var bundled = sync.OnceValues(func() (*guide.Guide, error) {
	g, list, err := compile.Compile(content.FS())
	if err != nil || g != nil {
		return g, err
	}
	var mistakes strings.Builder
	return nil, errors.Join(source.Print(&mistakes, "content", list), errors.New(mistakes.String()))
})

func bundledGuide(t testing.TB) *guide.Guide {
	t.Helper()
	g, err := bundled()
	if err != nil {
		t.Fatalf("compile the bundled guide: %v", err)
	}
	return g
}

// symptom is an article with red flags and questions.
func symptom(slug, name string, body ...guide.Block) *guide.Article {
	a := &guide.Article{Kind: guide.Symptom, Document: guide.Document{Path: "/symptoms/" + slug, Name: name}}
	for _, b := range body {
		if b.(guide.Callout).Kind.RedFlag() {
			a.RedFlags = append(a.RedFlags, b)
		} else {
			a.Body = append(a.Body, b)
		}
	}
	return a
}

// callout is a call-out with a list of these items, under the heading that its
// kind has or under a title.
func callout(kind guide.CalloutKind, title string, items ...guide.HTML) guide.Callout {
	if title == "" {
		title = kind.Title()
	}
	markup := guide.HTML("<p>Before the list.</p>\n<ul>\n")
	for _, item := range items {
		markup += "<li>" + item + "</li>\n"
	}
	return guide.Callout{Kind: kind, Title: title, Body: []guide.Block{guide.Prose{HTML: markup + "</ul>\n<p>After the list.</p>"}}}
}

func offerOf(articles ...*guide.Article) Offer {
	return NewOffer(&guide.Guide{Sections: []*guide.Section{{Kind: guide.Symptom, Articles: articles}}})
}

// outline is an offer as text: a line an action, a title, an article and a sign.
func outline(list []Warning) string {
	var b strings.Builder
	for _, w := range list {
		b.WriteString(w.Action() + "\n")
		for _, g := range w.Groups {
			b.WriteString("  " + g.Title + "\n")
			for _, p := range g.Parts() {
				for _, s := range p.Signs {
					b.WriteString("    " + strings.TrimPrefix(p.Name+": ", ": ") + s.Text + "\n")
				}
			}
		}
	}
	return b.String()
}
