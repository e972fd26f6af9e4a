package readability

import "math"

// Count is what the formulas are made of.
type Count struct {
	Sentences, Words, Syllables int
	Long                        int // words of three syllables and more
}

// longSyllables is from how many syllables on a word is long, in SMOG's sense.
const longSyllables = 3

// smogSentences is the least number of sentences that SMOG was made for.
const smogSentences = 30

// Measure counts the sentences, words and syllables of a text. A line is a
// sentence of its own, or several.
func Measure(text string) Count {
	var c Count
	for sentence := range sentences(text) {
		c.add(sentence)
	}
	return c
}

func (c *Count) add(sentence string) {
	c.Sentences++
	for word := range words(sentence) {
		n := spoken(word)
		c.Words++
		c.Syllables += n
		if n >= longSyllables {
			c.Long++
		}
	}
}

// without is what remains of a text without a sentence of it.
func (c Count) without(s Count) Count {
	return Count{c.Sentences - s.Sentences, c.Words - s.Words, c.Syllables - s.Syllables, c.Long - s.Long}
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
