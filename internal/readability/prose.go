package readability

import (
	"slices"
	"strings"

	"leakygut/internal/guide"
	"leakygut/internal/markup"
)

// omitted stands for the words of a term.
const omitted = "[…]"

// Prose is the running text of blocks, a paragraph or an item of a list a line.
// Quotations and citations are left out, and so are the words of links to the
// glossary, for which a mark stands that is no word.
func Prose(blocks []guide.Block) string {
	var b strings.Builder
	prose(&b, blocks)
	return b.String()
}

func prose(b *strings.Builder, blocks []guide.Block) {
	for _, block := range blocks {
		switch block := block.(type) {
		case guide.Prose:
			text(b, block.HTML)
		case guide.ClaimBlock:
			text(b, block.Claim.Sentence)
			b.WriteByte('\n')
		case guide.Callout:
			prose(b, block.Body)
		}
	}
}

// text is markup as text, without quotations, citations and terms, with a line for
// each block of it.
func text(b *strings.Builder, content guide.HTML) {
	skip, depth := "", 0 // the element that is left out, and how many of its kind are open
	for token := range markup.Tokens(string(content)) {
		switch {
		case token.Tag == "":
			if skip == "" {
				b.WriteString(strings.ReplaceAll(token.Text, "\n", " "))
			}
		case !token.Closing:
			if skip == "" && (token.Tag == "sup" || token.Tag == "blockquote" || glossary(token)) {
				skip = token.Tag
				if token.Tag == "a" {
					b.WriteString(omitted)
				}
			}
			if token.Tag == skip {
				depth++
			}
		default:
			if token.Tag == skip {
				if depth--; depth == 0 {
					skip = ""
				}
			}
			if skip == "" && slices.Contains(lines, token.Tag) {
				b.WriteByte('\n')
			}
		}
	}
}

// lines are the elements that are a line of text each.
var lines = []string{"p", "li", "dd", "dt"}

func glossary(t markup.Token) bool {
	return t.Tag == "a" && strings.Contains(t.Attributes, `href="`+guide.GlossaryPath+"/")
}
