package source

import (
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"
)

// Print writes each diagnostic as its place and message, the line, a caret
// under what is wrong, and a hint where there is one. Names of files are put
// below dir, which may be empty. The text takes no color and no width from the
// terminal.
func Print(w io.Writer, dir string, l List) error {
	var b strings.Builder
	for _, d := range l {
		write(&b, path.Join(dir, d.File.Name), d)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func write(b *strings.Builder, name string, d Diagnostic) {
	p := d.File.Position(d.Offset)
	severity := ""
	if d.Severity == Warning {
		severity = "warning: "
	}
	fmt.Fprintf(b, "%s:%d:%d: %s%s [%s]\n", name, p.Line, p.Column, severity, d.Message, d.Rule)
	if line, column := window(d.File.Line(p.Line), p.Column); len(line) > 0 {
		fmt.Fprintf(b, "%5d | %s\n      | %s\n", p.Line, line, caret(line, column, d.Length))
	}
	if d.Hint != "" {
		fmt.Fprintf(b, "      = %s\n", d.Hint)
	}
}

// maxShown is how much of a line is shown, in characters. Paragraphs are often
// one long line.
const maxShown = 100

// window cuts a long line to the part around a column, and moves the column
// along.
func window(line []byte, column int) ([]byte, int) {
	runes := []rune(string(line))
	if len(runes) <= maxShown {
		return line, column
	}
	start := max(0, min(column-1-maxShown/3, len(runes)-maxShown))
	end := start + maxShown
	shown := string(runes[start:end])
	column -= start
	if start > 0 {
		shown = "…" + string(runes[start+1:end])
	}
	if end < len(runes) {
		shown += "…"
	}
	return []byte(shown), column
}

// caret marks length bytes of the line from a column on. Tabs are kept, so that
// the mark stands under its word at any tab width.
func caret(line []byte, column, length int) string {
	var b strings.Builder
	rest := line
	for i := 1; i < column && len(rest) > 0; i++ {
		r, size := utf8.DecodeRune(rest)
		rest = rest[size:]
		if r == '\t' {
			b.WriteRune('\t')
		} else {
			b.WriteByte(' ')
		}
	}
	marked := utf8.RuneCount(rest[:max(0, min(length, len(rest)))])
	b.WriteString(strings.Repeat("^", max(1, marked)))
	return b.String()
}
