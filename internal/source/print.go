package source

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Print writes each diagnostic as its place and message, the line, a caret
// under what is wrong, and a hint where there is one. Names of files are put
// below dir, which may be empty. The text takes no color and no width from the
// terminal.
func Print(w io.Writer, dir string, l List) error { return print(w, dir, l, ink{}, ink{}) }

// PrintColor is Print for a terminal: what is wrong is red, or yellow where it is
// a warning.
func PrintColor(w io.Writer, dir string, l List) error {
	const bold, red, yellow, cyan, off = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[0m"
	return print(w, dir, l, ink{bold, red, cyan, off}, ink{bold, yellow, cyan, off})
}

// ink is what a terminal is told before the parts of a diagnostic and after each;
// nothing where it is to stay as it is.
type ink struct{ place, mark, hint, off string }

func print(w io.Writer, dir string, l List, errors, warnings ink) error {
	var b strings.Builder
	for _, d := range l {
		ink := errors
		if d.Severity == Warning {
			ink = warnings
		}
		write(&b, dir, d, ink)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func write(b *strings.Builder, dir string, d Diagnostic, ink ink) {
	severity := ""
	if d.Severity == Warning {
		severity = ink.mark + "warning: " + ink.off
	}
	fmt.Fprintf(b, "%s%s:%s %s%s [%s]\n", ink.place, d.Place(dir), ink.off, severity, d.Message, d.Rule)
	if e := d.Excerpt(); e.Text != "" {
		fmt.Fprintf(b, "%5d | %s\n      | %s%s%s\n", e.Line, e.Text, ink.mark, e.Caret, ink.off)
	}
	if d.Hint != "" {
		fmt.Fprintf(b, "      = %s%s%s\n", ink.hint, d.Hint, ink.off)
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
