package readability

import (
	"strings"

	"golang.org/x/net/html"

	"leakygut/internal/guide"
)

// Prose is the running text of blocks, a paragraph or an item of a list a line.
// The words of links to the glossary are left out.
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

// text is markup as text, without citations and terms, with a line for each
// block of it.
func text(markup guide.HTML) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(string(markup)))
	var skip string
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return b.String()
		case html.StartTagToken:
			token := z.Token()
			if skip == "" && (token.Data == "sup" || glossary(token)) {
				skip = token.Data
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			switch {
			case string(name) == skip:
				skip = ""
			case string(name) == "p" || string(name) == "li" || string(name) == "dd" || string(name) == "dt":
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
