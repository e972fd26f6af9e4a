package twin

import (
	"strings"

	"leakygut/internal/guide"
)

// blocks are the parts of a document as Markdown. What readers see in a box is
// a quotation, so that its end is seen too.
func (w writer) blocks(body []guide.Block) string {
	var parts []string
	for _, b := range body {
		if part := w.block(b); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "\n\n")
}

func (w writer) block(b guide.Block) string {
	switch b := b.(type) {
	case guide.Prose:
		return w.prose(b.HTML)
	case guide.Heading:
		return heading(b.Level, w.inline(b.HTML))
	case guide.ClaimBlock:
		return quoted(w.claim(b))
	case guide.Callout:
		return quoted(w.callout(b))
	case guide.Figure:
		return "*Drawing:* " + within(b.Alt) + "\n\n" + w.prose(b.Caption)
	case guide.Table:
		return "Table: " + w.inline(b.Caption) + "\n\n" + table(w, b)
	}
	return ""
}

func heading(level int, words string) string { return strings.Repeat("#", level) + " " + words }

// claim is a claim where an article makes it.
func (w writer) claim(b guide.ClaimBlock) string {
	return "**Claim:** " + w.inline(b.Claim.Sentence+b.Cite) + "\n\n" +
		marks(b.Claim) + " · " + link("Why this certainty", w.absolute(b.Claim.Path()))
}

func (w writer) callout(c guide.Callout) string {
	title := within(c.Title)
	if c.Kind == guide.OftenSaid {
		title = "Often said: " + title
	}
	return heading(c.Level, title) + "\n\n" + w.blocks(c.Body)
}

// table is a table without its caption.
func table(w writer, t guide.Table) string {
	var b strings.Builder
	b.WriteByte('|')
	for _, column := range t.Columns {
		b.WriteString(" " + w.cell(column) + " |")
	}
	b.WriteString("\n|" + strings.Repeat("---|", len(t.Columns)))
	for _, row := range t.Rows {
		b.WriteString("\n|")
		for _, c := range row {
			b.WriteString(" " + w.tableCell(c) + " |")
		}
	}
	return b.String()
}

func (w writer) tableCell(c guide.Cell) string {
	if c.Certainty != 0 {
		return circles(c.Certainty) + " " + capital(c.Certainty.String())
	}
	return w.cell(c.HTML)
}
