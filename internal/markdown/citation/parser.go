package citation

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// key finds Pandoc's citation key, without its braces, in an item that holds
// nothing else but white space.
func key(item []byte) (from, to int, ok bool) {
	to = len(bytes.TrimRight(item, space))
	from = len(item) - len(bytes.TrimLeft(item, space)) + len("@")
	if from >= to || item[from-1] != '@' || bytes.IndexByte([]byte(punctuation), item[from]) >= 0 {
		return 0, 0, false
	}
	return from, to, bytes.IndexFunc(item[from:to], notInKey) < 0
}

const (
	space       = " \t\r\n\f"
	punctuation = ":.#$%&-+?<>~/" // within a key, and not at its start
)

func notInKey(r rune) bool {
	switch {
	case 'a' <= r && r <= 'z', '0' <= r && r <= '9', 'A' <= r && r <= 'Z', r == '_':
		return false
	}
	return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !strings.ContainsRune(punctuation, r)
}

// Parser reads citations. It holds no state.
type Parser struct{}

// Trigger implements [parser.InlineParser].
func (Parser) Trigger() []byte { return []byte{'['} }

// Parse implements [parser.InlineParser]. It takes whatever stands between "[@"
// and "]", or "[@" alone where the paragraph has no "]": a slip is for the
// checker to report, not for the reader to see.
func (Parser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[@")) {
		return nil
	}
	n := &Node{Length: len("[@")}
	n.SetPos(segment.Start)
	block.Advance(len("["))
	start, place := block.Position()
	closed := closes(block)
	block.SetPosition(start, place)
	if closed {
		n.read(block)
	} else {
		n.Malformed = true
		block.Advance(len("@"))
	}
	return n
}

// closes tells whether there is a closing bracket, on this line or below.
func closes(block text.Reader) bool {
	for line, _ := block.PeekLine(); line != nil; line, _ = block.PeekLine() {
		if bytes.IndexByte(line, ']') >= 0 {
			return true
		}
		block.AdvanceLine()
	}
	return false
}

// read reads up to the closing bracket, which there is.
func (n *Node) read(block text.Reader) {
	for parted := true; ; block.AdvanceLine() {
		line, segment := block.PeekLine()
		end := bytes.IndexByte(line, ']')
		if end >= 0 {
			n.keys(line[:end], segment.Start, parted)
			block.Advance(end + len("]"))
			n.Length = segment.Start + end + len("]") - n.Pos()
			return
		}
		parted = n.keys(line, segment.Start, parted)
	}
}

// keys adds the keys of one line. Parted tells whether the line before ended
// with a semicolon; the result tells the same of this line.
func (n *Node) keys(line []byte, offset int, parted bool) bool {
	for _, item := range bytes.SplitAfter(line, []byte(";")) {
		at := offset
		offset += len(item)
		item, semicolon := bytes.CutSuffix(item, []byte(";"))
		if len(bytes.TrimSpace(item)) > 0 {
			from, to, ok := key(item)
			if !ok || !parted {
				n.Malformed = true
			} else {
				n.Items = append(n.Items, Item{Key: string(item[from:to]), Offset: at + from})
			}
			parted = false
		}
		parted = parted || semicolon
	}
	return parted
}
