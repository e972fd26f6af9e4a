package visit

import (
	"strings"
	"unicode"
)

// clean is a text as it may be shown: valid UTF-8, a line break between lines and
// nothing else that moves the text about, no space at the ends of lines, no empty
// lines. It is empty where nothing could be seen.
func clean(text string) string {
	var lines []string
	for line := range strings.FieldsFuncSeq(strings.ToValidUTF8(text, ""), isBreak) {
		line = strings.Map(visible, line)
		if line = strings.Join(strings.Fields(line), " "); strings.ContainsFunc(line, isInk) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// isBreak tells whether a character ends a line.
func isBreak(r rune) bool {
	switch r {
	case '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// visible drops control characters, the mark of byte order, and what turns the
// direction of the text after it, which could make a line read as another one.
func visible(r rune) rune {
	switch {
	case r == '\t':
		return ' '
	case unicode.IsControl(r), r == '\ufeff', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return -1
	}
	return r
}

// isInk tells whether a character leaves a mark.
func isInk(r rune) bool {
	return unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S)
}

// lines are the lines of a cleaned text; none of an empty one.
func lines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}
