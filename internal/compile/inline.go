package compile

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"leakygut/internal/guide"
	"leakygut/internal/markdown/citation"
	"leakygut/internal/markdown/div"
	"leakygut/internal/markdown/term"
	"leakygut/internal/markup"
)

// html resolves what the nodes name, and draws them.
func (d *document) html(nodes ...ast.Node) guide.HTML {
	for _, n := range nodes {
		d.resolve(n, &d.sheet)
	}
	return d.drawn(position(nodes[0]), nodes...)
}

// inline is html for what a block holds, without the block.
func (d *document) inline(block ast.Node) guide.HTML {
	var nodes []ast.Node
	for c := block.FirstChild(); c != nil; c = c.NextSibling() {
		nodes = append(nodes, c)
	}
	if len(nodes) == 0 {
		return ""
	}
	return d.html(nodes...)
}

// drawn renders nodes whose names are resolved.
func (d *document) drawn(at int, nodes ...ast.Node) guide.HTML {
	content, err := d.markdown.Render(d.body, nodes...)
	if err != nil {
		d.report(at, 0, "render", err.Error(), "")
	}
	return content
}

// resolve looks up what the nodes under n name, and reports what they may not
// be.
func (d *document) resolve(n ast.Node, page *sheet) {
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *citation.Node:
			d.citation(n, blockOf(n), page)
			d.notInLink(n)
		case *term.Node:
			d.term(n, page)
			d.notInLink(n)
		case *ast.Link:
			d.link(string(n.Destination), position(n), n)
		case *ast.AutoLink:
			d.autoLink(n)
			d.notInLink(n)
		case *ast.CodeSpan:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			d.bareCitations(n)
		case *ast.RawHTML:
			segment := n.Segments.At(0)
			d.report(segment.Start, segment.Len(), "raw-html", "HTML cannot stand in an article", "say it in Markdown")
		case *ast.HTMLBlock:
			d.report(n.Lines().At(0).Start, 1, "raw-html", "HTML cannot stand in an article", "say it in Markdown")
		case *ast.Image:
			d.report(position(n), 1, "figure", "a picture stands in a figure", "write ::: {.figure #id}, the picture, and its caption")
		case *div.Node, *extast.Table, *ast.Heading:
			d.report(position(n), 1, "nesting", "this cannot stand inside a list, a quotation or an entry", "move it out to the left margin")
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

// citation looks up the keys of a citation, which stands in a block of text.
func (d *document) citation(n *citation.Node, block ast.Node, page *sheet) {
	if n.Malformed || len(n.Items) == 0 {
		d.report(n.Pos(), n.Length, "citation", "this citation cannot be read", "write keys with semicolons between them: [@first2001; @second2002]")
	}
	for _, item := range n.Items {
		switch ref := d.references[item.Key]; {
		case d.references == nil: // the bibliography is wrong, not the key
		case ref == nil:
			d.report(item.Offset, len(item.Key), "citation-key", fmt.Sprintf("no reference %q in %s", item.Key, referencesFile),
				nearest(item.Key, slices.Sorted(maps.Keys(d.references))))
		case !page.takes(ref):
			d.report(item.Offset, len(item.Key), "claim-source", fmt.Sprintf("the sentence of the claim does not cite %q", item.Key),
				"add it to the sentence, or take it out here")
		case ref.Retracted != nil && !d.says(block, retractedWord):
			d.report(item.Offset, len(item.Key), "retracted-source", fmt.Sprintf("%q was retracted, and the text does not say so", item.Key),
				`say that it was "retracted" in this paragraph, or rest the sentence on another source`)
		}
	}
	d.closeUp(n)
	if _, ok := seenBefore(n).(*citation.Node); ok {
		d.report(n.Pos(), n.Length, "citation", "two citations side by side, whose numbers would be read as one", "join them: [@first2001; @second2002]")
	}
	page.number(n, d.references)
}

// retractedWord tells readers that a source was taken back.
var retractedWord = regexp.MustCompile(`(?i)\bretracted\b`)

// blockOf is the block of text that a node stands in: a paragraph, a cell.
func blockOf(n ast.Node) ast.Node {
	for n.Type() == ast.TypeInline && n.Parent() != nil {
		n = n.Parent()
	}
	return n
}

// says tells whether the words of a block, as readers see them, match.
func (d *document) says(block ast.Node, words *regexp.Regexp) bool {
	var text []byte
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				text = append(append(text, n.Segment.Value(d.body)...), ' ')
			}
		case *citation.Node:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return words.Match(text)
}

// closeUp takes the space or line end before a citation away, so that its
// number never starts a line.
func (d *document) closeUp(n ast.Node) {
	text, ok := n.PreviousSibling().(*ast.Text)
	if !ok {
		return
	}
	text.SetSoftLineBreak(false)
	text.SetHardLineBreak(false)
	text.Segment = text.Segment.TrimRightSpace(d.body)
}

// seenBefore is what readers see right before a node.
func seenBefore(n ast.Node) ast.Node {
	n = n.PreviousSibling()
	for {
		text, ok := n.(*ast.Text)
		if !ok || !text.Segment.IsEmpty() {
			return n
		}
		n = n.PreviousSibling()
	}
}

// bareKey is a citation without brackets of its own, which Pandoc knows and we
// do not. Behind a backslash or an escaped bracket it is text.
var bareKey = regexp.MustCompile(`(?:^|[^\p{L}\p{N}\\[])@([\p{L}\p{N}][\p{L}\p{N}-]*)`)

// bareCitations reports keys that would be published as they stand.
func (d *document) bareCitations(n *ast.Text) {
	text := n.Segment.Value(d.body)
	if bytes.IndexByte(text, '@') < 0 {
		return
	}
	for _, m := range bareKey.FindAllSubmatchIndex(text, -1) {
		from, to := n.Segment.Start+m[2], n.Segment.Start+m[3]
		if d.references[string(d.body[from:to])] != nil {
			d.report(from-1, to-from+1, "citation", "a citation stands in brackets of its own", "write ["+string(d.body[from-1:to])+"]")
		}
	}
}

func (d *document) term(n *term.Node, page *sheet) {
	if n.Malformed {
		d.report(n.Pos(), n.Length, "term", "these brackets hold no term", `write [[term]] or [[term|other words]] on one line, with \| in a table`)
		return
	}
	t := d.glossary.names[strings.ToLower(n.Name)]
	if d.glossary.names == nil { // the glossary is wrong, not the name
		return
	}
	if t == nil {
		d.report(n.Pos(), n.Length, "term", fmt.Sprintf("no term %q in %s", n.Name, glossaryFile),
			nearest(n.Name, slices.Sorted(maps.Keys(d.glossary.names))))
		return
	}
	if !slices.Contains(d.terms, t) {
		d.terms = append(d.terms, t)
	}
	if !page.linked[t] {
		n.Href = t.Path()
		page.link(t)
	}
}

// notInLink reports what is a link itself within the words of another.
func (d *document) notInLink(n ast.Node) {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if link, ok := p.(*ast.Link); ok {
			d.report(position(link), 1, "nesting", "a link cannot hold another one, nor a citation or a term", "move it behind the words of the link")
		}
	}
}

// plain is markup as text: without tags and without citation numbers.
func plain(content guide.HTML) string {
	if !strings.ContainsAny(string(content), "<&") {
		return oneLine(string(content))
	}
	var b strings.Builder
	skip := false
	for token := range markup.Tokens(string(content)) {
		if token.Tag == "sup" {
			skip = !token.Closing
		}
		if !skip {
			b.WriteString(token.Text)
		}
	}
	return oneLine(b.String())
}
