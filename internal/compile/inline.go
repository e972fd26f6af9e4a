package compile

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"golang.org/x/net/html"

	"leakygut/internal/guide"
	"leakygut/internal/markdown/citation"
	"leakygut/internal/markdown/div"
	"leakygut/internal/markdown/term"
)

// html resolves what the nodes name, draws them, and takes note of the ids and
// links of the result.
func (d *document) html(nodes ...ast.Node) guide.HTML {
	for _, n := range nodes {
		d.resolve(n, &d.numbering)
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

// drawn renders nodes whose names are resolved, and scans the result.
func (d *document) drawn(at int, nodes ...ast.Node) guide.HTML {
	markup, err := d.markdown.Render(d.body, nodes...)
	if err != nil {
		d.report(at, 0, "render", err.Error(), "")
	}
	d.scan(markup, at)
	return markup
}

// resolve looks up what the nodes under n name, and reports what they may not
// be.
func (d *document) resolve(n ast.Node, numbers *numbering) {
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *citation.Node:
			d.citation(n, numbers)
		case *term.Node:
			d.term(n)
		case *ast.Link:
			d.link(string(n.Destination), position(n), n)
		case *ast.AutoLink:
			d.link(string(n.URL(d.body)), n.Pos(), nil)
		case *ast.RawHTML:
			segment := n.Segments.At(0)
			d.report(segment.Start, segment.Len(), "raw-html", "HTML cannot stand in an article", "say it in Markdown")
		case *ast.HTMLBlock:
			d.report(n.Lines().At(0).Start, 1, "raw-html", "HTML cannot stand in an article", "say it in Markdown")
		case *ast.Image:
			d.report(position(n), 1, "figure", "a picture stands in a figure", "write ::: {.figure #id}, the picture, and its caption")
		case *div.Node, *extast.Table, *ast.Heading:
			d.report(position(n), 1, "nesting", "this cannot stand inside a list or a quotation", "move it out to the left margin")
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

func (d *document) citation(n *citation.Node, numbers *numbering) {
	if n.Malformed || len(n.Items) == 0 {
		d.report(n.Pos(), n.Length, "citation", "this citation cannot be read", "write keys with semicolons between them: [@first2001; @second2002]")
	}
	for _, item := range n.Items {
		if d.references[item.Key] == nil {
			d.report(item.Offset, len(item.Key), "citation-key", fmt.Sprintf("no reference %q in %s", item.Key, referencesFile),
				nearest(item.Key, slices.Sorted(maps.Keys(d.references))))
		}
	}
	d.closeUp(n)
	numbers.number(n, d.references)
}

// closeUp takes the space or line end before a citation away, so that its
// number never starts a line.
func (d *document) closeUp(n ast.Node) {
	before, ok := n.PreviousSibling().(*ast.Text)
	if !ok {
		return
	}
	before.SetSoftLineBreak(false)
	before.Segment = before.Segment.TrimRightSpace(d.body)
}

func (d *document) term(n *term.Node) {
	t := d.names[strings.ToLower(n.Name)]
	if t == nil {
		d.report(n.Pos(), n.Length, "term", fmt.Sprintf("no term %q in %s", n.Name, glossaryFile),
			nearest(n.Name, slices.Sorted(maps.Keys(d.names))))
		return
	}
	if !slices.Contains(d.terms, t) {
		d.terms = append(d.terms, t)
		n.Href = t.Path()
	}
}

// scan notes the ids and links of a piece of rendered markup: what readers get
// is what is checked.
func (d *document) scan(markup guide.HTML, at int) {
	z := html.NewTokenizer(strings.NewReader(string(markup)))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			for _, a := range z.Token().Attr {
				if a.Key == "href" {
					d.follow(a.Val, at)
				}
			}
		}
	}
}

// plain is markup as text: without tags and without citation numbers.
func plain(markup guide.HTML) string {
	var b bytes.Buffer
	z := html.NewTokenizer(strings.NewReader(string(markup)))
	skip := false
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return strings.Join(strings.Fields(b.String()), " ")
		case html.StartTagToken, html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "sup" {
				skip = kind == html.StartTagToken
			}
		case html.TextToken:
			if !skip {
				b.WriteString(html.UnescapeString(string(z.Raw())))
			}
		}
	}
}
