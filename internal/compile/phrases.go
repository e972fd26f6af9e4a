package compile

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrases finds many words and groups of words in a text, in one pass over it,
// whatever their number. Case does not matter, nor how much white space is
// between two words.
type phrases[T comparable] struct {
	byFirst map[string][]phrase[T]
	firsts  [256]uint64 // marks of first words, by their first byte: most words of a text have none
}

type phrase[T comparable] struct {
	rest []string // the words after the first
	of   T
}

// found is a phrase in a text.
type found[T comparable] struct {
	from, to int // offsets
	of       T
}

// add makes a phrase known. Of two that start at the same place the longer one is
// found.
func (p *phrases[T]) add(text string, of T) {
	var words []string
	for _, w := range wordsOf(text) {
		words = append(words, strings.ToLower(text[w.from:w.to]))
	}
	if len(words) == 0 {
		return
	}
	if p.byFirst == nil {
		p.byFirst = map[string][]phrase[T]{}
	}
	list := append(p.byFirst[words[0]], phrase[T]{words[1:], of})
	slices.SortStableFunc(list, func(a, b phrase[T]) int { return len(b.rest) - len(a.rest) })
	p.byFirst[words[0]] = list
	p.firsts[initial(words[0])] |= mark(words[0])
}

// mark is a bit for a word, by its second byte and its length, the same for both
// cases of ASCII letters.
func mark(word string) uint64 {
	return 1 << ((int(word[min(1, len(word)-1)]|0x20) + 11*len(word)) & 63)
}

// initial is the first byte of a word, the same for both cases of an ASCII letter.
func initial(word string) byte {
	if word[0] >= utf8.RuneSelf {
		return 0
	}
	return word[0] | 0x20
}

// opens tells whether a word may be the first of a phrase.
func (p *phrases[T]) opens(word string) bool {
	c := initial(word)
	return c == 0 || p.firsts[c]&mark(word) != 0
}

// in lists the phrases of a text in order. They do not overlap.
func (p *phrases[T]) in(t wording) []found[T] {
	var all []found[T]
	text, words := t.text, t.words
	for i := 0; i < len(words); i++ {
		if !p.opens(text[words[i].from:words[i].to]) {
			continue
		}
		for _, candidate := range p.byFirst[strings.ToLower(text[words[i].from:words[i].to])] {
			if last, ok := follows(text, words, i, candidate.rest); ok {
				all = append(all, found[T]{words[i].from, words[last].to, candidate.of})
				i = last
				break
			}
		}
	}
	return all
}

// follows tells whether the words after the one at i are these, with nothing but
// white space between them (or the full stop of an initial), and which is the last.
func follows(text string, words []span, i int, rest []string) (last int, ok bool) {
	if i+len(rest) >= len(words) {
		return 0, false
	}
	for n, want := range rest {
		before, w := words[i+n], words[i+n+1]
		between := strings.TrimSpace(text[before.to:w.from])
		initial := between == "." && before.to-before.from == 1 // "C. difficile"
		if !strings.EqualFold(text[w.from:w.to], want) || (between != "" && !initial) {
			return 0, false
		}
	}
	return i + len(rest), true
}

// span is a part of a text.
type span struct{ from, to int }

// wording is a text with the places of its words.
type wording struct {
	text  string
	words []span
}

func worded(text string) wording { return wording{text, wordsOf(text)} }

// wordsOf lists the words of a text: letters and digits, and what stands between
// two of them in "Crohn's", "low-fat" and "ME/CFS".
func wordsOf(text string) []span {
	words := make([]span, 0, len(text)/6)
	start := -1
	for i := 0; i < len(text); {
		if wordBytes[text[i]] { // nearly all are
			if start < 0 {
				start = i
			}
			i++
			continue
		}
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case inWord(r):
			if start < 0 {
				start = i
			}
		case start >= 0 && (r == '\'' || r == '’' || r == '-' || r == '/') && letterAt(text, i+size):
		case start >= 0:
			words = append(words, span{start, i})
			start = -1
		}
		i += size
	}
	if start >= 0 {
		words = append(words, span{start, len(text)})
	}
	return words
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return wordBytes[r]
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// wordBytes are the ASCII letters and digits.
var wordBytes = func() (in [256]bool) {
	for c := range utf8.RuneSelf {
		in[c] = 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
	}
	return in
}()

func letterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[min(i, len(text)):])
	return inWord(r)
}
