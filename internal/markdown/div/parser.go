package div

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"leakygut/internal/markdown/attribute"
)

// Parser reads fenced divs. It holds no state.
type Parser struct{}

// Trigger implements [parser.BlockParser].
func (Parser) Trigger() []byte { return []byte{':'} }

// Open implements [parser.BlockParser].
func (Parser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	indent := max(0, pc.BlockOffset())
	colons, rest, ok := fence(line[indent:])
	if !ok {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	if rest == "" {
		return &Node{Stray: true, Closed: true}, parser.NoChildren
	}
	at := segment.Start + indent + colons + strings.Index(string(line[indent+colons:]), rest)
	n := &Node{}
	list, unread, ok := attributes(rest, at)
	n.List, n.Malformed, n.Unread = list, !ok, at+len(rest)-len(unread)
	return n, parser.HasChildren
}

// Continue implements [parser.BlockParser]. A closing fence ends the innermost
// open div, and none while a code block is open in it.
func (Parser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if node.(*Node).Stray {
		return parser.Close
	}
	line, _ := reader.PeekLine()
	trimmed := bytes.TrimLeft(line, " ")
	if len(line)-len(trimmed) > 3 || innermost(pc) != node {
		return parser.Continue | parser.HasChildren
	}
	if _, rest, ok := fence(trimmed); !ok || rest != "" {
		return parser.Continue | parser.HasChildren
	}
	reader.AdvanceToEOL()
	node.(*Node).Closed = true
	return parser.Close
}

// Close implements [parser.BlockParser].
func (Parser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements [parser.BlockParser].
func (Parser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (Parser) CanAcceptIndentedLine() bool { return false }

// fence counts the colons a line starts with and returns what follows them.
func fence(line []byte) (colons int, rest string, ok bool) {
	for colons < len(line) && line[colons] == ':' {
		colons++
	}
	rest = strings.TrimSpace(string(line[colons:]))
	return colons, strings.TrimRight(rest, ": \t"), colons >= 3
}

// attributes reads a list in braces, or a single word as a class. It returns the
// rest that can be read as neither.
func attributes(s string, offset int) (list attribute.List, unread string, ok bool) {
	if strings.HasPrefix(s, "{") {
		list, rest, ok := attribute.Parse(s, offset)
		return list, strings.TrimLeft(rest, " \t"), ok && rest == ""
	}
	word := attribute.Attribute{Name: "class", Value: s, Offset: offset, Length: len(s)}
	if end := strings.IndexAny(s, " \t{}"); end >= 0 {
		return attribute.List{word}, strings.TrimLeft(s[end:], " \t"), false
	}
	return attribute.List{word}, "", true
}

// innermost is the last open block if it closes with a fence of its own.
func innermost(pc parser.Context) ast.Node {
	blocks := pc.OpenedBlocks()
	for i := len(blocks) - 1; i >= 0; i-- {
		switch blocks[i].Node.Kind() {
		case Kind, ast.KindFencedCodeBlock:
			return blocks[i].Node
		}
	}
	return nil
}
