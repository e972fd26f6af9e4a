package compile

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"leakygut/internal/guide"
)

const (
	captionPrefix   = "Table: "
	certaintyColumn = "Certainty"
	notGraded       = "not graded"
)

// caption finds the paragraph that names a table: the one right before it.
func (d *document) caption(table ast.Node, before []ast.Node) *ast.Paragraph {
	var p *ast.Paragraph
	if len(before) > 0 {
		p, _ = before[len(before)-1].(*ast.Paragraph)
	}
	if p == nil || !bytes.HasPrefix(d.body[position(p):], []byte(captionPrefix)) {
		d.report(position(table), 1, "table-caption", "a table without a caption", `put a paragraph before it that starts with "Table: "`)
		return nil
	}
	if first, ok := p.FirstChild().(*ast.Text); ok {
		first.Segment.Start = min(first.Segment.Stop, first.Segment.Start+len(captionPrefix))
	}
	return p
}

func (d *document) table(n *extast.Table, caption *ast.Paragraph) guide.Block {
	var t guide.Table
	if caption != nil {
		t.Caption = d.inline(caption)
		t.Name = plain(t.Caption)
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if _, ok := row.(*extast.TableHeader); ok {
			t.Columns = d.columns(row)
			continue
		}
		t.Rows = append(t.Rows, d.cells(row, t.Columns))
	}
	return t
}

func (d *document) columns(header ast.Node) []guide.HTML {
	var columns []guide.HTML
	for cell := header.FirstChild(); cell != nil; cell = cell.NextSibling() {
		name := d.inline(cell)
		if name == "" {
			d.report(position(header), 1, "table-header", "a column without a heading", "say what stands in it")
		}
		columns = append(columns, name)
	}
	return columns
}

func (d *document) cells(row ast.Node, columns []guide.HTML) []guide.Cell {
	var cells []guide.Cell
	if n := d.written(row); n != len(columns) {
		d.report(position(row), 1, "table-row", fmt.Sprintf("cells in this row: %d; columns of the table: %d", n, len(columns)), `write a bar within a cell as \|`)
		return nil
	}
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		c := guide.Cell{HTML: d.inline(cell)}
		if i := len(cells); plain(columns[i]) == certaintyColumn {
			c.Certainty = d.cellCertainty(cell, plain(c.HTML))
		}
		if len(cells) == 0 && c.HTML == "" {
			d.report(position(row), 1, "table-header", "a row without a name", "the first cell says what the row is about")
		}
		cells = append(cells, c)
	}
	return cells
}

// written counts the cells of a row in the source: goldmark drops those that are
// too many and adds those that are missing.
func (d *document) written(row ast.Node) int {
	line, _, _ := bytes.Cut(d.body[position(row):], []byte("\n"))
	line = bytes.TrimSuffix(bytes.TrimPrefix(bytes.TrimSpace(line), []byte("|")), []byte("|"))
	return 1 + bytes.Count(line, []byte("|")) - bytes.Count(line, []byte(`\|`))
}

func (d *document) cellCertainty(cell ast.Node, word string) guide.Certainty {
	if strings.EqualFold(word, notGraded) {
		return 0
	}
	return certainty(strings.ToLower(word), func(rule, message, hint string) {
		d.report(position(cell), len(word), rule, message, hint)
	})
}
