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

// Excerpt is the line that the diagnostic is about and, below it, a caret under
// what is wrong. It is empty where the line is.
func (d Diagnostic) Excerpt() string { return d.excerpt(ink{}) }

func (d Diagnostic) excerpt(ink ink) string {
	p := d.File.Position(d.Offset)
	line, column := window(d.File.Line(p.Line), p.Column)
	if len(line) == 0 {
		return ""
	}
	return fmt.Sprintf("%5d | %s\n      | %s%s%s\n", p.Line, line, ink.mark, caret(line, column, d.Length), ink.off)
}
