package templates

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/a-h/templ"

	"leakygut/internal/guide"
)

// Capital is s with an upper-case first letter.
func Capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// count is a number with its noun: "1 claim", "2 claims".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// populations is a sentence part: "people and animals".
func populations(in []guide.Population) string {
	var labels []string
	for _, p := range in {
		labels = append(labels, p.Label())
	}
	if n := len(labels); n > 1 {
		labels = append(labels[:n-2], labels[n-2]+" and "+labels[n-1])
	}
	return strings.Join(labels, ", ")
}

// retractedNote says how much of what a claim rests on was taken back.
func retractedNote(retracted, sources int) string {
	switch {
	case sources == 1:
		return "its source was taken back after it was published."
	case retracted == 1:
		return fmt.Sprintf("1 of its %d sources was taken back after it was published.", sources)
	}
	return fmt.Sprintf("%d of its %d sources were taken back after they were published.", retracted, sources)
}

// retractedOf is how many of the sources of a page were taken back, as the end of
// a sentence part; empty where none was.
func retractedOf(sources []guide.Source) string {
	n := len(guide.Retracted(sources))
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" (%d retracted)", n)
}

// retractedWhen says what became of a source.
func retractedWhen(r *guide.Retraction) string {
	return strings.TrimLeft(r.When()+": it was taken back after it was published. Do not rely on what it says. ", " ")
}

// newLetter tells whether a term starts with another letter than the one
// before, so that a list can be parted by letters.
func newLetter(terms []*guide.Term, i int) bool {
	return i == 0 || initial(terms[i]) != initial(terms[i-1])
}

func initial(t *guide.Term) string {
	r, _ := utf8.DecodeRuneInString(t.Name)
	return string(unicode.ToUpper(r))
}

// join is a list within a sentence.
func join(words []string) string { return strings.Join(words, ", ") }

// contact is an address as readers see it.
func contact(address string) string {
	return strings.TrimPrefix(strings.TrimPrefix(address, "mailto:"), "https://")
}

// waysIn are the sections that a reader comes for: causes, symptoms, solutions.
func waysIn(g *guide.Guide) []*guide.Section {
	var ways []*guide.Section
	for _, k := range []guide.Kind{guide.Cause, guide.Symptom, guide.Solution} {
		if s := g.Section(k); s != nil {
			ways = append(ways, s)
		}
	}
	return ways
}

// parts splits a body before each second-level heading.
func parts(body []guide.Block) [][]guide.Block {
	var parts [][]guide.Block
	for _, b := range body {
		h, ok := b.(guide.Heading)
		if len(parts) == 0 || (ok && h.Level == 2) {
			parts = append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], b)
	}
	return parts
}

// currentFilter marks the filter that is on.
func currentFilter(on bool) templ.Attributes {
	if on {
		return templ.Attributes{"aria-current": "true"}
	}
	return nil
}

// place is where a source was published. One with a DOI needs no pages to be
// found by.
func place(r *guide.Reference) string {
	journal, _, paged := strings.Cut(r.Details, ";")
	if paged && len(r.Links) > 0 && r.Links[0].Label == "doi" {
		return journal + "."
	}
	return r.Details
}

// direct is the first link to a source: the reference's own page has the others,
// and a list of thirty references travels with each article.
func direct(links []guide.Link) []guide.Link { return links[:min(1, len(links))] }
