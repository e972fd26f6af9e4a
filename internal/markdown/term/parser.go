package term

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Parser reads terms. It holds no state.
type Parser struct{}

// Trigger implements [parser.InlineParser].
func (Parser) Trigger() []byte { return []byte{'['} }

// Parse implements [parser.InlineParser]. A term stands on one line or across
// the end of one.
func (Parser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[[")) {
		return nil
	}
	inner, ok := until(block)
	if !ok || strings.ContainsAny(inner, "[\x00") {
		return nil
	}
	// In a table the bar is escaped, so that it does not end the cell.
	name, label, found := strings.Cut(strings.Replace(inner, `\|`, "|", 1), "|")
	if !found {
		label = name
	}
	n := &Node{Name: words(name), Label: words(label), Length: len(name)}
	n.SetPos(segment.Start + len("[["))
	if n.Name == "" || n.Label == "" {
		return nil
	}
	return n
}

// until reads from the opening brackets to the closing ones.
func until(block text.Reader) (string, bool) {
	block.Advance(len("[["))
	var b strings.Builder
	for range 2 {
		line, _ := block.PeekLine()
		if end := bytes.Index(line, []byte("]]")); end >= 0 {
			b.Write(line[:end])
			block.Advance(end + len("]]"))
			return b.String(), true
		}
		b.Write(line)
		block.AdvanceLine()
	}
	return "", false
}

// words folds white space, so that a term may cross the end of a line.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }
