package readability

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences parts a text at the ends of its lines, and at full stops, question and
// exclamation marks before a space and a capital, a digit, a bracket or a
// quotation. What holds no word is left out.
func Sentences(text string) []string { return slices.Collect(sentences(text)) }

func sentences(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(text) {
			for s := range parted(strings.TrimSpace(line)) {
				if strings.ContainsFunc(s, spelled) && !yield(strings.TrimSpace(s)) {
					return
				}
			}
		}
	}
}

// spelled tells whether a character is a part of a word.
func spelled(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// parted parts a line.
func parted(line string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := 0
		for i := range len(line) {
			c := line[i]
			if c != '.' && c != '?' && c != '!' {
				continue
			}
			rest := strings.TrimLeft(line[i+1:], `”"’)`)
			after := strings.TrimLeft(rest, " ")
			next, _ := utf8.DecodeRuneInString(after)
			starts := unicode.IsUpper(next) || unicode.IsDigit(next) || strings.ContainsRune(`“"([`, next)
			if after == rest || !starts || (c == '.' && abbreviated(line[start:i], next)) {
				continue
			}
			end := len(line) - len(rest)
			if !yield(line[start:end]) {
				return
			}
			start = end
		}
		yield(line[start:])
	}
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

// words are the words of a sentence in lower case. As in the instructions of both
// formulas, a contraction, a word with hyphens and a number are one word each.
func words(sentence string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for sentence != "" {
			end := strings.IndexFunc(sentence, betweenWords)
			if end < 0 {
				end = len(sentence)
			}
			word := sentence[:end]
			_, size := utf8.DecodeRuneInString(sentence[end:])
			sentence = sentence[end+size:]
			if word = strings.TrimFunc(word, notSpelled); word != "" && !yield(strings.ToLower(word)) {
				return
			}
		}
	}
}

func betweenWords(r rune) bool {
	return r == ' ' || (!spelled(r) && (r == '—' || unicode.IsSpace(r)))
}

func notSpelled(r rune) bool { return !spelled(r) }

func notLower(r rune) bool { return r < 'a' || r > 'z' }

// spoken counts the syllables of a word of [words]: those of its parts, where a
// number is one.
func spoken(word string) int {
	if plain := strings.IndexFunc(word, notLower) < 0; plain { // nearly all are
		return max(1, Syllables(word))
	}
	n := 0
	for part := range strings.FieldsFuncSeq(word, func(r rune) bool { return (r < 'a' || r > 'z') && r != '\'' && r != '’' && !unicode.IsLetter(r) }) {
		n += Syllables(part)
	}
	return max(1, n)
}
