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
// the end of one. Double brackets that hold none are for the checker to report,
// not for the reader to see.
func (Parser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[[")) {
		return nil
	}
	block.Advance(len("[["))
	start, place := block.Position()
	if inner, ok := until(block); ok {
		if n := read(inner, segment.Start+len("[[")); n != nil {
			return n
		}
	}
	block.SetPosition(start, place)
	n := &Node{Malformed: true, Length: len("[[")}
	n.SetPos(segment.Start)
	return n
}

// read makes a term of what stands within its brackets, at an offset; nil where
// that is none.
func read(inner string, offset int) *Node {
	// In a table the bar is escaped, so that it does not end the cell.
	name, label, found := strings.Cut(strings.Replace(inner, `\|`, "|", 1), "|")
	if !found {
		label = name
	}
	n := &Node{Name: words(name), Label: words(label), Length: len(strings.TrimSpace(name))}
	if n.Name == "" || n.Label == "" || strings.ContainsAny(inner, "[\x00") || strings.HasPrefix(label, "|") {
		return nil
	}
	n.SetPos(offset + strings.Index(name, strings.TrimSpace(name)))
	return n
}

// until reads to the closing brackets, on this line or the next.
func until(block text.Reader) (string, bool) {
	var above []byte
	for range 2 {
		line, _ := block.PeekLine()
		if end := bytes.Index(line, []byte("]]")); end >= 0 {
			block.Advance(end + len("]]"))
			return string(above) + string(line[:end]), true
		}
		above = line
		block.AdvanceLine()
	}
	return "", false
}

// words folds white space, so that a term may cross the end of a line.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }
