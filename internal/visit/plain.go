package visit

import (
	"iter"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"leakygut/internal/guide"
)

// callouts are those of one kind.
func callouts(blocks []guide.Block, kind guide.CalloutKind) iter.Seq[guide.Callout] {
	return func(yield func(guide.Callout) bool) {
		for _, b := range blocks {
			if c, ok := b.(guide.Callout); ok && c.Kind == kind && !yield(c) {
				return
			}
		}
	}
}

// questions are those that an article tells its readers to ask.
func questions(a *guide.Article) []string {
	var all []string
	for c := range callouts(a.Body, guide.Questions) {
		all = append(all, items(c.Body)...)
	}
	return all
}

// items are the items of the lists among blocks, in plain text. What stands
// between lists is about them, and no item.
func items(blocks []guide.Block) []string {
	var all []string
	for _, b := range blocks {
		if p, ok := b.(guide.Prose); ok {
			all = append(all, listItems(p.HTML)...)
		}
	}
	return all
}

// listItems reads the items out of markup. The numbers of citations are left out:
// where they lead to is not on the page.
func listItems(markup guide.HTML) []string {
	var all []string
	var item strings.Builder
	depth, notes := 0, 0
	z := html.NewTokenizer(strings.NewReader(string(markup)))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return all
		}
		if kind == html.TextToken && depth > 0 && notes == 0 {
			item.WriteString(html.UnescapeString(string(z.Raw())))
		}
		step := map[html.TokenType]int{html.StartTagToken: 1, html.EndTagToken: -1}[kind]
		switch name, _ := z.TagName(); string(name) {
		case "sup":
			notes += step
		case "li":
			depth += step
			if text := strings.Join(strings.Fields(item.String()), " "); text != "" {
				all = append(all, text)
			}
			item.Reset()
		}
	}
}

// alike is what two lines have in common that say the same: their words, in
// whatever order.
func alike(line string) string {
	words := strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) })
	slices.Sort(words)
	return strings.Join(words, " ")
}
