package readability

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"leakygut/internal/guide"
)

// omitted stands for the words of a term.
const omitted = "[…]"

// Prose is the running text of blocks, a paragraph or an item of a list a line.
// Quotations and citations are left out, and so are the words of links to the
// glossary, for which a mark stands that is no word.
func Prose(blocks []guide.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		switch block := block.(type) {
		case guide.Prose:
			b.WriteString(text(block.HTML))
		case guide.ClaimBlock:
			b.WriteString(text(block.Claim.Sentence) + "\n")
		case guide.Callout:
			b.WriteString(Prose(block.Body))
		}
	}
	return b.String()
}

// text is markup as text, without quotations, citations and terms, with a line for
// each block of it.
func text(markup guide.HTML) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(string(markup)))
	skip, depth := "", 0 // the element that is left out, and how many of its kind are open
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return b.String()
		case html.StartTagToken:
			token := z.Token()
			if skip == "" && (token.Data == "sup" || token.Data == "blockquote" || glossary(token)) {
				skip = token.Data
				if token.Data == "a" {
					b.WriteString(omitted)
				}
			}
			if token.Data == skip {
				depth++
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if string(name) == skip {
				if depth--; depth == 0 {
					skip = ""
				}
			}
			if skip == "" && slices.Contains([]string{"p", "li", "dd", "dt"}, string(name)) {
				b.WriteByte('\n')
			}
		case html.TextToken:
			if skip == "" {
				b.WriteString(strings.ReplaceAll(html.UnescapeString(string(z.Raw())), "\n", " "))
			}
		}
	}
}

func glossary(t html.Token) bool {
	for _, a := range t.Attr {
		if a.Key == "href" && strings.HasPrefix(a.Val, guide.GlossaryPath+"/") {
			return true
		}
	}
	return false
}
