package readability

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences parts a text at the ends of its lines, and at full stops, question and
// exclamation marks before a space and a capital, a digit, a bracket or a
// quotation. What holds no word is left out.
func Sentences(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		for _, s := range parted(strings.TrimSpace(line)) {
			if len(words(s)) > 0 {
				all = append(all, strings.TrimSpace(s))
			}
		}
	}
	return all
}

// parted parts a line.
func parted(line string) []string {
	var parts []string
	start := 0
	for i, r := range line {
		if !strings.ContainsRune(".?!", r) {
			continue
		}
		rest := strings.TrimLeft(line[i+1:], `”"’)`)
		after := strings.TrimLeft(rest, " ")
		next, _ := utf8.DecodeRuneInString(after)
		starts := unicode.IsUpper(next) || unicode.IsDigit(next) || strings.ContainsRune(`“"([`, next)
		if after == rest || !starts || (r == '.' && abbreviated(line[start:i], next)) {
			continue
		}
		end := len(line) - len(rest)
		parts = append(parts, line[start:end])
		start = end
	}
	return append(parts, line[start:])
}

// Abbreviations that more of the sentence follows, in lower case and without their
// last full stop; and those of them that only a number follows.
var (
	abbreviations = []string{"dr", "mr", "mrs", "ms", "prof", "st", "vs", "e.g", "i.e", "al", "cf", "approx", "ca", "jr", "sr"}
	beforeNumbers = []string{"no", "nos", "fig", "figs", "p", "pp", "vol", "ch", "sec", "min", "max"}
)

// abbreviated tells whether the full stop behind a text belongs to its last word,
// and the sentence goes on with what is next.
func abbreviated(text string, next rune) bool {
	at := strings.LastIndexAny(text, ` ("`) + 1
	before, word := strings.TrimSpace(text[:at]), text[at:]
	letters := strings.ReplaceAll(word, ".", "")
	if initials := letters != "" && unicode.IsUpper(rune(letters[0])) && len(word) == 2*len(letters)-1; initials {
		return len(letters) > 1 || before == "" || strings.HasSuffix(before, ".") // U.S. Food, J. Smith, Dr. J. R. Smith
	}
	lower := strings.ToLower(word)
	return slices.Contains(abbreviations, lower) || (unicode.IsDigit(next) && slices.Contains(beforeNumbers, lower))
}

// words lists the words of a sentence in lower case. As in the instructions of both
// formulas, a contraction, a word with hyphens and a number are one word each.
func words(sentence string) []string {
	var all []string
	for _, word := range strings.FieldsFunc(strings.ToLower(sentence), func(r rune) bool { return unicode.IsSpace(r) || r == '—' }) {
		word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if word != "" {
			all = append(all, word)
		}
	}
	return all
}

// spoken counts the syllables of a word of [words]: those of its parts, where a
// number is one.
func spoken(word string) int {
	n := 0
	for part := range strings.FieldsFuncSeq(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		n += Syllables(part)
	}
	return max(1, n)
}
