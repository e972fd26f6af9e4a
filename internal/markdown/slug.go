package markdown

import (
	"strings"
	"unicode"
)

// Slug is a text as an id: lower case, with a hyphen between words. It keeps
// letters and digits of every script, so that "Überblick" is reached at
// "#überblick". A text without a letter or digit gives "section". It does not
// make a repeated id unique by a number, because such an address would move with
// the order of the text: a repeat is for the checker to report.
func Slug(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '\'' && r != '’'
	})
	slug := strings.ReplaceAll(strings.ReplaceAll(strings.Join(words, "-"), "'", ""), "’", "")
	if slug == "" {
		return "section"
	}
	return slug
}
