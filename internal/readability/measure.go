package readability

import (
	"math"
	"strings"
	"unicode"
)

// Count is what the formulas are made of.
type Count struct {
	Sentences, Words, Syllables int
	Long                        int // words of three syllables and more
}

// smogSentences is the least number of sentences that SMOG was made for.
const smogSentences = 30

// Measure counts the sentences, words and syllables of a text. A line is a
// sentence of its own, or several; numbers count as one word of one syllable.
func Measure(text string) Count {
	var c Count
	for line := range strings.Lines(text) {
		for _, sentence := range sentences(line) {
			c.add(sentence)
		}
	}
	return c
}

func (c *Count) add(sentence string) {
	words := strings.FieldsFunc(strings.ToLower(sentence), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’'
	})
	if len(words) == 0 {
		return
	}
	c.Sentences++
	for _, word := range words {
		n := Syllables(word)
		c.Words++
		c.Syllables += n
		if n >= 3 {
			c.Long++
		}
	}
}

// sentences parts a line at full stops, question and exclamation marks and
// colons that a space and a capital or digit follow, or the end of the line.
func sentences(line string) []string {
	runes := []rune(strings.TrimSpace(line))
	var parts []string
	start := 0
	for i, r := range runes {
		if !strings.ContainsRune(".?!", r) {
			continue
		}
		next := i + 1
		for next < len(runes) && strings.ContainsRune(`”"’)`, runes[next]) {
			next++
		}
		if next == len(runes) || (next+1 < len(runes) && runes[next] == ' ' && (unicode.IsUpper(runes[next+1]) || unicode.IsDigit(runes[next+1]) || runes[next+1] == '“')) {
			parts = append(parts, string(runes[start:next]))
			start = next
		}
	}
	if start < len(runes) {
		parts = append(parts, string(runes[start:]))
	}
	return parts
}

// FleschKincaid is the US school grade by the formula of Kincaid and others
// (1975); 0 for an empty text.
func (c Count) FleschKincaid() float64 {
	if c.Words == 0 {
		return 0
	}
	return 0.39*float64(c.Words)/float64(c.Sentences) + 11.8*float64(c.Syllables)/float64(c.Words) - 15.59
}

// SMOG is the grade by McLaughlin's formula (1969). It returns false for texts of
// fewer than 30 sentences, for which it was not made.
func (c Count) SMOG() (float64, bool) {
	if c.Sentences < smogSentences {
		return 0, false
	}
	return 3.1291 + 1.043*math.Sqrt(float64(c.Long)*smogSentences/float64(c.Sentences)), true
}
