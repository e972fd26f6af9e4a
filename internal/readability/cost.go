package readability

import (
	"cmp"
	"slices"
)

// Costly is a sentence or a word that makes a text harder to read.
type Costly struct {
	Text  string
	Count Count   // of the sentence, or of all uses of the word
	Cost  float64 // by how many grades the text would be easier without it
}

// Hardest lists at most n sentences that make a text harder, the worst first. Its
// grade (Flesch-Kincaid) would fall by the cost of each without it.
func Hardest(text string, n int) []Costly {
	whole := Measure(text)
	var all []Costly
	for s := range sentences(text) {
		var c Count
		c.add(s)
		all = append(all, Costly{s, c, whole.FleschKincaid() - whole.without(c).FleschKincaid()})
	}
	return worst(all, n)
}

// LongWords lists at most n words of three syllables and more that make a text
// harder, the worst first. Its grade (Flesch-Kincaid) would fall by the cost of
// each if a word of one syllable stood in its place every time.
func LongWords(text string, n int) []Costly {
	whole := Measure(text)
	uses := map[string]int{}
	for s := range sentences(text) {
		for word := range words(s) {
			uses[word]++
		}
	}
	var all []Costly
	for word, times := range uses {
		if syllables := spoken(word); syllables >= longSyllables {
			c := Count{Words: times, Syllables: syllables * times, Long: times}
			all = append(all, Costly{word, c, 11.8 * float64(c.Syllables-times) / float64(whole.Words)})
		}
	}
	return worst(all, n)
}

// worst lists the first n by their cost, and none that costs nothing.
func worst(all []Costly, n int) []Costly {
	all = slices.DeleteFunc(all, func(c Costly) bool { return c.Cost <= 0 })
	slices.SortStableFunc(all, func(a, b Costly) int {
		return cmp.Or(cmp.Compare(b.Cost, a.Cost), cmp.Compare(a.Text, b.Text))
	})
	return all[:min(n, len(all))]
}
