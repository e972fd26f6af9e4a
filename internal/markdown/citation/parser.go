package citation

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// key is Pandoc's citation key without its braces.
var key = regexp.MustCompile(`^\s*@([\p{L}\p{N}_][\p{L}\p{N}_:.#$%&\-+?<>~/]*)\s*$`)

// Parser reads citations. It holds no state.
type Parser struct{}

// Trigger implements [parser.InlineParser].
func (Parser) Trigger() []byte { return []byte{'['} }

// Parse implements [parser.InlineParser]. It takes whatever stands between "[@"
// and "]" on one line or the next: a slip inside is for the checker to report,
// not for the reader to see.
func (Parser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[@")) {
		return nil
	}
	n := &Node{}
	n.SetPos(segment.Start)
	block.Advance(1)
	for {
		line, segment = block.PeekLine()
		if line == nil {
			return nil
		}
		end := bytes.IndexByte(line, ']')
		inner := line
		if end >= 0 {
			inner = line[:end]
		}
		n.read(inner, segment.Start)
		if end >= 0 {
			block.Advance(end + 1)
			n.Length = segment.Start + end + 1 - n.Pos()
			return n
		}
		block.AdvanceLine()
	}
}

// read adds the keys of one line, which may end within a citation.
func (n *Node) read(s []byte, offset int) {
	for _, item := range bytes.SplitAfter(s, []byte(";")) {
		at := offset
		offset += len(item)
		item = bytes.TrimSuffix(item, []byte(";"))
		if len(bytes.TrimSpace(item)) == 0 {
			continue
		}
		m := key.FindSubmatchIndex(item)
		if m == nil {
			n.Malformed = true
			continue
		}
		n.Items = append(n.Items, Item{Key: string(item[m[2]:m[3]]), Offset: at + m[2]})
	}
}
