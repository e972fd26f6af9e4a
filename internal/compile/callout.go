package compile

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"leakygut/internal/guide"
	"leakygut/internal/markdown"
	"leakygut/internal/markdown/div"
)

// maxWarnings is how many warnings a page may have: a page of warnings warns of
// nothing.
const maxWarnings = 2

func (d *document) callout(n *div.Node, kind guide.CalloutKind) guide.Block {
	d.attributes(n, "title")
	at := position(n)
	if kind.Level() == 2 && d.top > 1 {
		d.report(at, 3, "nesting", "this part of the page cannot stand within a call-out", "move it out to the left margin")
	}
	c := guide.Callout{Kind: kind, Title: kind.Title(), Level: kind.Level()}
	if title, _ := n.List.Get("title"); strings.TrimSpace(title.Value) != "" {
		c.Title = title.Value
	} else if kind == guide.OftenSaid {
		d.report(at, 3, "myth", "a myth says what is believed", `add title="…"`)
	}
	switch id, ok := n.List.Get("id"); {
	case ok:
		c.ID = id.Value
		d.anchor(c.ID, id.Offset, id.Length)
	case c.Level == 2: // a part of the page, which a contents list names
		c.ID = markdown.Slug(c.Title)
		d.anchor(c.ID, at, 3)
	}
	if c.Level == 2 {
		d.level = 2
	} else {
		c.Level = min(4, d.level+1)
	}
	d.opens(n, c.ID, kind)
	if kind == guide.Warning {
		d.warned(at)
	}
	if n.FirstChild() == nil {
		d.report(at, 3, "div", "this part is empty", "")
	}
	c.Body = d.inner(n, c.Level)
	return c
}

// warned counts the warnings of the page.
func (d *document) warned(at int) {
	if d.warnings++; d.warnings > maxWarnings {
		d.report(at, 3, "warning", "a third warning: at most two stand out on a page", "")
	}
}

// inner compiles what stands in a call-out, whose heading its own headings go
// below.
func (d *document) inner(n ast.Node, level int) []guide.Block {
	outerLevel, outerTop := d.level, d.top
	d.level, d.top = level, level
	blocks := d.blocks(n)
	d.level, d.top = outerLevel, outerTop
	return blocks
}
