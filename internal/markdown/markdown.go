// Package markdown is the guide's Markdown: one goldmark, built once, with the
// extensions that articles use and nothing that articles may not use.
//
// [Markdown.Parse] makes a tree whose nodes keep their byte offsets; the
// compiler reads it, resolves what names something, and hands the pieces of
// running text back to [Markdown.Render]. Blocks with a meaning of their own
// (claims, call-outs, tables, figures) are not drawn here: the compiler makes
// them blocks of the guide, which templates draw.
package markdown

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"leakygut/internal/guide"
	"leakygut/internal/markdown/citation"
	"leakygut/internal/markdown/div"
	"leakygut/internal/markdown/term"
)

// Markdown parses and renders. It is safe to share.
type Markdown struct {
	goldmark goldmark.Markdown
	papers   sync.Pool // of *paper, to be used again
}

// New builds the parser and the renderer.
func New() *Markdown {
	return &Markdown{papers: sync.Pool{New: func() any { return &paper{} }}, goldmark: goldmark.New(
		// Ids of headings are left to whoever knows their words: goldmark would
		// make them of the markup, and panics at {id=5} where it makes them.
		goldmark.WithParserOptions(parser.WithHeadingAttribute()),
		goldmark.WithExtensions(
			extension.Table,
			extension.DefinitionList,
			extension.Typographer,
			div.Extender{}, citation.Extender{}, term.Extender{},
		),
	)}
}

// Parse makes the tree of a text. It does not fail: what is wrong stays in the
// tree. Headings have the attributes that their authors gave them.
func (m *Markdown) Parse(src []byte) ast.Node {
	return m.goldmark.Parser().Parse(text.NewReader(src))
}

// Render draws nodes one after the other.
func (m *Markdown) Render(src []byte, nodes ...ast.Node) (guide.HTML, error) {
	p := m.papers.Get().(*paper)
	defer m.papers.Put(p)
	p.Reset()
	for _, n := range nodes {
		if err := m.goldmark.Renderer().Render(p, src, n); err != nil {
			return "", fmt.Errorf("render markdown: %w", err)
		}
	}
	return guide.HTML(bytes.TrimSpace(p.Bytes())), nil
}

// paper is what is drawn on. It is a [util.BufWriter], without which goldmark makes
// a buffer of its own for every piece of text.
type paper struct{ bytes.Buffer }

// Buffered implements [util.BufWriter].
func (p *paper) Buffered() int { return p.Len() }

// Flush implements [util.BufWriter].
func (p *paper) Flush() error { return nil }

// RenderInline draws what a block holds, without the block.
func (m *Markdown) RenderInline(src []byte, block ast.Node) (guide.HTML, error) {
	var nodes []ast.Node
	for c := block.FirstChild(); c != nil; c = c.NextSibling() {
		nodes = append(nodes, c)
	}
	return m.Render(src, nodes...)
}
