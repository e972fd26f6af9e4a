package search

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// How many letters a word has that may be corrected, and that may be corrected in
// every way.
const (
	shortest = 4
	longer   = 6
)

// correct reads the question again with the words that the guide does not know
// changed by one edit, or joined with their neighbor. It returns false where
// nothing can be corrected.
func (a *analyzer) correct(q question) (question, bool) {
	var b strings.Builder
	done := 0
	for i := 0; i < len(q.wants); i++ {
		w := q.wants[i]
		to := w.words[0].to
		better, ok := a.joined(q.wants[i:])
		if ok {
			i++
			to = q.wants[i].words[0].to
		} else if better, ok = a.corrected(w); !ok {
			continue
		}
		b.WriteString(q.text[done:w.words[0].from] + better)
		done = to
	}
	if done == 0 {
		return question{}, false
	}
	b.WriteString(q.text[done:])
	return a.question(b.String()), true
}

// joined makes one word of the first two wants: "pro biotics".
func (a *analyzer) joined(wants []want) (string, bool) {
	if len(wants) < 2 || wants[0].fixed() || wants[1].fixed() || (wants[0].known() && wants[1].known()) {
		return "", false
	}
	word := wants[0].words[0].surface + wants[1].words[0].surface
	return word, a.vocabulary.words[word] != nil
}

// corrected is the word that was meant; also where it is meant as the British
// spell it.
func (a *analyzer) corrected(w want) (string, bool) {
	if w.fixed() || w.known() {
		return "", false
	}
	if better, ok := a.vocabulary.nearest(w.words[0].surface); ok {
		return better, true
	}
	return a.vocabulary.nearest(american(w.words[0].surface))
}

// fixed tells whether a want is not to be corrected.
func (w *want) fixed() bool { return len(w.words) != 1 || w.quoted }

// known tells whether anything in the guide stands for a want of one word.
func (w *want) known() bool { return len(w.choices) > 0 }

// nearest is the word that one edit makes of another: a letter more, less, other,
// or two that change places; or a space put in. It returns false where there is
// none.
func (v *vocabulary) nearest(surface string) (string, bool) {
	if utf8.RuneCountInString(surface) < shortest {
		return "", false
	}
	var found []string
	for candidate := range edits(surface) {
		if v.words[candidate] != nil && plausible(surface, candidate) {
			found = append(found, candidate)
		}
	}
	if len(found) > 0 {
		return slices.MinFunc(found, v.oftenFirst), true
	}
	return v.apart(surface)
}

// plausible tells whether an edit is likely to be a slip. In short words most are
// not: "mold" is no slip for "mood".
func plausible(written, meant string) bool {
	switch {
	case len(written) >= longer:
		return true
	case written[0] != meant[0]:
		return false
	case len(written) > shortest:
		return true
	}
	return sorted(written) == sorted(meant) || undoubled(written) == undoubled(meant)
}

func sorted(s string) string {
	b := []byte(s)
	slices.Sort(b)
	return string(b)
}

// undoubled is a word without its double letters.
func undoubled(s string) string { return string(slices.Compact([]byte(s))) }

// apart finds two words that were written as one.
func (v *vocabulary) apart(surface string) (string, bool) {
	const least = 3 // letters
	best, often := "", 0
	for i := least; i <= len(surface)-least; i++ {
		left, right := v.words[surface[:i]], v.words[surface[i:]]
		if left != nil && right != nil && min(left.count, right.count) > often {
			best, often = surface[:i]+" "+surface[i:], min(left.count, right.count)
		}
	}
	return best, often > 0
}

// edits lists what one edit makes of a word. Letters are those of English.
func edits(s string) iter.Seq[string] {
	const letters = "abcdefghijklmnopqrstuvwxyz"
	return func(yield func(string) bool) {
		for i := 0; i <= len(s); i++ {
			head, tail := s[:i], s[i:]
			if tail != "" && !yield(head+tail[1:]) {
				return
			}
			if len(tail) > 1 && !yield(head+tail[1:2]+tail[:1]+tail[2:]) {
				return
			}
			for j := range len(letters) {
				if !yield(head+letters[j:j+1]+tail) || (tail != "" && !yield(head+letters[j:j+1]+tail[1:])) {
					return
				}
			}
		}
	}
}
