package source

import (
	"fmt"
	"path"
)

// Place is where the diagnostic stands, with the file below dir, which may be
// empty: "content/causes/diet.md:41:23"; or the finished page: "page /causes/diet".
func (d Diagnostic) Place(dir string) string {
	if d.File.page {
		return "page " + d.File.Name
	}
	p := d.File.Position(d.Offset)
	return fmt.Sprintf("%s:%d:%d", path.Join(dir, d.File.Name), p.Line, p.Column)
}

// Excerpt is as much of a line as is shown of it.
type Excerpt struct {
	Line  int // from 1
	Text  string
	Caret string // carets under what is wrong, behind as much space as is before it
}

// Excerpt is the line that the diagnostic is about. Its text is empty where the
// line is.
func (d Diagnostic) Excerpt() Excerpt {
	p := d.File.Position(d.Offset)
	line, column := window(d.File.Line(p.Line), p.Column)
	return Excerpt{p.Line, string(line), caret(line, column, d.Length)}
}
