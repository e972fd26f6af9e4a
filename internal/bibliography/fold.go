package bibliography

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// unaccented are the letters that no accent can be taken from.
var unaccented = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i", "ħ", "h", "ŋ", "n")

// fold is a text as it is looked for: in small letters, without accents.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(s))
	return unaccented.Replace(strings.ToLower(s))
}

// foldedWords are the words of a text as they are looked for.
func foldedWords(s string) []string {
	return strings.FieldsFunc(fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// Folded is a text without markup as it is looked for: in small letters and
// without accents, with single spaces.
func Folded(s string) string { return fold(plain(s)) }
