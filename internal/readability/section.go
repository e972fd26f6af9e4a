package readability

import (
	"slices"

	"leakygut/internal/guide"
)

// LeftOut says in a sentence what is not measured.
const LeftOut = "Left out: headings, tables, figures, quotations, citations, red flags, and glossary terms where they link to the glossary."

// Section is a part of an article, down to the next second-level heading.
type Section struct {
	Title string // empty for what stands before the first heading
	Text  string // its running text, as [Prose] gives it
}

// Sections parts the body of an article. A section without running text is left
// out.
func Sections(d *guide.Document) []Section {
	sections := []Section{{}}
	for _, block := range d.Body {
		switch block := block.(type) {
		case guide.Heading:
			if block.Level == 2 {
				at := slices.IndexFunc(d.Outline, func(e guide.Entry) bool { return e.ID == block.ID })
				sections = append(sections, Section{Title: d.Outline[at].Title})
			}
		case guide.Callout:
			if block.Kind.Level() == 2 {
				sections = append(sections, Section{Title: block.Title})
			}
		}
		sections[len(sections)-1].Text += Prose([]guide.Block{block})
	}
	var measured []Section
	for _, s := range sections {
		if len(Sentences(s.Text)) > 0 {
			measured = append(measured, s)
		}
	}
	return measured
}
