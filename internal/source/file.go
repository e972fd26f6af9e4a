package source

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// File is a text with a name. It is read only, and safe to share.
type File struct {
	Name  string
	Text  []byte
	lines []int // byte offset of the start of each line
	page  bool  // whether it is no file: Name is the address of a finished page
}

// Position is a place in a file. Both count from 1; Column counts characters,
// not bytes.
type Position struct{ Line, Column int }

// NewFile makes a file of its text, which must not change afterwards.
func NewFile(name string, text []byte) *File {
	lines := make([]int, 1, 1+bytes.Count(text, []byte("\n")))
	for at := 0; ; {
		n := bytes.IndexByte(text[at:], '\n')
		if n < 0 {
			break
		}
		at += n + 1
		lines = append(lines, at)
	}
	return &File{Name: name, Text: text, lines: lines}
}

// NewPage stands for a finished page of the site, in which something is wrong that
// no line of a file can be blamed for.
func NewPage(address string) *File { return &File{Name: address, lines: []int{0}, page: true} }

// Position finds the line and column of a byte offset. An offset outside the
// file is moved to its nearer end.
func (f *File) Position(offset int) Position {
	offset = max(0, min(offset, len(f.Text)))
	line := sort.SearchInts(f.lines, offset+1)
	start := f.lines[line-1]
	return Position{Line: line, Column: utf8.RuneCount(f.Text[start:offset]) + 1}
}

// Offset finds the byte offset of a position, the reverse of [File.Position].
// Lines and columns outside the file are moved to the nearest inside.
func (f *File) Offset(p Position) int {
	line := max(1, min(p.Line, len(f.lines)))
	at := f.lines[line-1]
	text := f.Line(line)
	for range max(0, p.Column-1) {
		_, size := utf8.DecodeRune(text)
		at, text = at+size, text[size:]
	}
	return at
}

// Line is the text of a line, counted from 1, without its end.
func (f *File) Line(n int) []byte {
	start, end := f.lines[n-1], len(f.Text)
	if n < len(f.lines) {
		end = f.lines[n]
	}
	return bytes.TrimRight(f.Text[start:end], "\r\n")
}
