package search

import (
	"cmp"
	"slices"
	"strings"
)

// vocabulary is every word of the guide, and of the names that lead to it.
type vocabulary struct {
	words  map[string]*known // by its surface
	sorted []string          // surfaces
	terms  map[string]spread // the stems and meanings in the index, and where they stand
}

// spread is how many entries have a term, and in which fields.
type spread struct {
	entries int
	fields  fieldSet
}

// known is what is known of a word.
type known struct {
	stem  string
	stop  bool   // it tells nothing
	names []name // that start with it, the longest first
	count int    // in the whole guide; 0 for words of the lexicon alone
}

// add counts a word so many times more. It is looked up where it is new.
func (v *vocabulary) add(surface string, times int, look func(string) *known) *known {
	k := v.words[surface]
	if k == nil {
		k = look(surface)
		v.words[strings.Clone(surface)] = k // not to keep the text that it is cut from
	}
	k.count += times
	return k
}

// sort makes beginnings be found.
func (v *vocabulary) sort() {
	v.sorted = make([]string, 0, len(v.words))
	for s := range v.words {
		v.sorted = append(v.sorted, s)
	}
	slices.Sort(v.sorted)
}

// has tells whether a term is in the index.
func (v *vocabulary) has(term string) bool { return v.terms[term].entries > 0 }

// maxEndings is how many words a beginning may stand for.
const maxEndings = 6

// starting lists the most frequent words of the guide that start with these
// letters, and are longer.
func (v *vocabulary) starting(letters string) []string {
	from, _ := slices.BinarySearch(v.sorted, letters)
	var found []string
	for _, s := range v.sorted[from:] {
		if !strings.HasPrefix(s, letters) {
			break
		}
		if s != letters && v.words[s].count > 0 {
			found = append(found, s)
		}
	}
	slices.SortFunc(found, v.oftenFirst)
	return found[:min(len(found), maxEndings)]
}

// oftenFirst orders words by how often the guide has them, then by letters.
func (v *vocabulary) oftenFirst(a, b string) int {
	return cmp.Or(cmp.Compare(v.words[b].count, v.words[a].count), cmp.Compare(a, b))
}
