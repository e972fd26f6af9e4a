package compile

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
)

// slip is markup that is not quite markup, and would be published as it stands.
type slip struct {
	form          *regexp.Regexp // its first group is what is marked
	message, hint string
	starts        bool // whether it stands only at the start of a line
}

var slips = []slip{
	{regexp.MustCompile(`^(#{1,6})[^\s#]`), "a heading without a space behind its #", "write ## What it is", true},
	{regexp.MustCompile(`^(\|.*\|)\s*$`), "a row of no table", "put a row of hyphens below the heading of the table: |---|---|", true},
	{regexp.MustCompile(`(?:^|[^\\])(\[\^[^\]]*\])`), "there are no footnotes", "cite a reference instead: [@key]", false},
	{regexp.MustCompile(`(?:^|[^\\\[])\[[^\[\]]*(\]\])`), "brackets that close no term", "write [[term]]", false},
	{regexp.MustCompile(`\]( +)\((?:/|#|https?:|mailto:)`), "a space between the words of a link and its address", "write [words](/address)", false},
	{regexp.MustCompile(`(\]\((?:/|#|https?:|mailto:)[^)]*\)?)`), "this link cannot be read", "write [words](/address), with no space in the address", false},
	{regexp.MustCompile(`(?:^|[^\\*])(\*\*)`), "stars that close or open nothing", "write **words**, with no space inside the stars", false},
}

// keyInBrackets is what may be a citation that lacks its @.
var keyInBrackets = regexp.MustCompile(`(?:^|[^\\\[])\[([\p{L}\p{N}][\p{L}\p{N}-]*)\]`)

// checkSlips reports what was meant as markup and would be read as text.
func (d *document) checkSlips(root ast.Node) {
	var from, to int
	var start bool
	flush := func() {
		if from < to {
			d.slipsIn(from, to, start)
		}
		from, to = 0, 0
	}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.CodeSpan, *ast.CodeBlock, *ast.FencedCodeBlock:
			return ast.WalkSkipChildren, nil
		case *ast.Text: // one that goes on where the last one ended is read as one
			if from == to || n.Segment.Start != to {
				flush()
				from, start = n.Segment.Start, n.Segment.Start == 0 || d.body[n.Segment.Start-1] == '\n'
			}
			to = n.Segment.Stop
		}
		return ast.WalkContinue, nil
	})
	flush()
}

// slipsIn looks for slips in a text that readers see, which may be the start of a
// line.
func (d *document) slipsIn(from, to int, start bool) {
	text := d.body[from:to]
	if !bytes.ContainsAny(text, "#|[]*") { // as most texts: no slip is without one of these
		return
	}
	for _, s := range slips {
		if s.starts && !start {
			continue
		}
		for _, m := range s.form.FindAllSubmatchIndex(text, -1) {
			d.report(from+m[2], m[3]-m[2], "slip", s.message, s.hint)
		}
	}
	for _, m := range keyInBrackets.FindAllSubmatchIndex(text, -1) {
		if key := string(text[m[2]:m[3]]); d.references[key] != nil {
			d.report(from+m[2], m[3]-m[2], "slip", "a citation without its @", "write [@"+key+"]")
		}
	}
}
