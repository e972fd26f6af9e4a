package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// maxNearest is how many terms are suggested.
const maxNearest = 5

// nearest lists the terms of the glossary that may have been meant where nothing
// was found: whose names are like what was typed, or like a word of it.
func (x *Index) nearest(q question) []*guide.Term {
	typed := []string{strings.ToLower(q.text)}
	for _, w := range q.wants {
		for _, word := range w.words {
			if utf8.RuneCountInString(word.surface) >= shortest {
				typed = append(typed, word.surface)
			}
		}
	}
	distances := map[*guide.Term]int{}
	var terms []*guide.Term
	for _, t := range x.guide.Terms {
		if d, ok := distance(typed, append([]string{t.Name}, t.Also...)); ok {
			distances[t] = d
			terms = append(terms, t)
		}
	}
	slices.SortFunc(terms, func(a, b *guide.Term) int {
		return cmp.Or(cmp.Compare(distances[a], distances[b]), cmp.Compare(a.ID, b.ID))
	})
	return terms[:min(maxNearest, len(terms))]
}

// distance is how many letters lie between what was typed and the nearest name. It
// returns false where more than a third would have to change.
func distance(typed, names []string) (int, bool) {
	least := maxRunes
	for _, t := range typed {
		limit := utf8.RuneCountInString(t) / 3
		for _, n := range names {
			if d := source.Distance(t, strings.ToLower(n), limit); d <= limit {
				least = min(least, d)
			}
		}
	}
	return least, least < maxRunes
}
