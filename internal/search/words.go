package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis/char/asciifolding"
)

// word is a word of a text.
type word struct {
	from, to int    // offsets
	surface  string // lower case, without accents and the 's of Crohn's
	opens    bool   // a mark such as a comma stands before it, so that it goes on no name
	*known          // what is known of it; nil until an analyzer has read it
}

// appendWords adds the words of a text: letters and digits, and the apostrophes
// between them. Hyphens and slashes part words.
func appendWords(words []word, text string) []word {
	from := -1
	for i, r := range text {
		inside := 'a' <= r && r <= 'z' || partOfWord(r) || (from >= 0 && apostrophe(r) && letterAt(text, i+utf8.RuneLen(r)))
		switch {
		case inside && from < 0:
			from = i
		case !inside && from >= 0:
			words = appendWord(words, text, from, i)
			from = -1
		}
	}
	if from >= 0 {
		words = appendWord(words, text, from, len(text))
	}
	return words
}

// appendWord leaves out what has no letter or digit: marks by themselves.
func appendWord(words []word, text string, from, to int) []word {
	if s := surface(text[from:to]); s != "" {
		opens := len(words) > 0 && parted(text[words[len(words)-1].to:from], words[len(words)-1])
		words = append(words, word{from: from, to: to, surface: s, opens: opens})
	}
	return words
}

// parted tells whether what stands between a word and the next parts them. The
// full stop of an initial does not: "C. difficile".
func parted(between string, before word) bool {
	initial := before.to-before.from == 1 && between == ". "
	return between != " " && !initial && strings.ContainsAny(between, ".,:;?!()")
}

// partOfWord counts what cannot be seen, such as soft hyphens, as part of a word,
// but not the space of no width, which parts two.
func partOfWord(r rune) bool {
	const zeroWidthSpace = '\u200b'
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || (unicode.Is(unicode.Cf, r) && r != zeroWidthSpace)
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' }

func letterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[min(i, len(text)):])
	return unicode.IsLetter(r)
}

// surface is a word as it is compared: "Crohn’s" is "crohn".
func surface(written string) string {
	if plainly(written) {
		return written
	}
	s := strings.ToLower(written)
	if strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) {
		s = string(asciifolding.New().Filter([]byte(strings.Map(visible, s))))
	}
	return strings.TrimSuffix(s, "'s")
}

// plainly tells whether a word is written as it is compared, as most are.
func plainly(written string) bool {
	for i := range len(written) {
		if c := written[i]; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// visible drops accents written as marks of their own, and what cannot be seen.
func visible(r rune) rune {
	if unicode.IsMark(r) || unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}
