package bibliography

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"leakygut/internal/source"
)

// maxNearest is how many references are named instead of one that is not there.
const maxNearest = 3

// Find looks for references. A DOI, a PMID, a PMCID or a web address, in any usual
// spelling, is looked for exactly; so is a key. Anything else is words of their
// keys, authors, years, titles and journals: references that have all of them are
// found, the best first. Where nothing is found, nearest has what comes next to
// it, three at most.
func Find(entries []Entry, query string) (found, nearest []Entry) {
	query = strings.TrimSpace(query)
	key := strings.TrimPrefix(strings.Trim(query, "[]"), "@")
	for _, e := range entries {
		if e.ID == key {
			return []Entry{e}, nil
		}
	}
	if id, ok := ParseIdentifier(query); ok {
		return findIdentifier(entries, id, query)
	}
	return findWords(entries, foldedWords(query))
}

func findIdentifier(entries []Entry, id Identifier, query string) (found, nearest []Entry) {
	wanted := []Identifier{id}
	if doi, ok := within(query); ok {
		wanted = append(wanted, doi)
	}
	byValue := map[string]Entry{}
	for _, e := range entries {
		for _, its := range e.Identifiers() {
			if slices.Contains(wanted, its) {
				return []Entry{e}, nil
			}
			if its.Kind == id.Kind {
				byValue[its.Value] = e
			}
		}
	}
	if near, ok := source.Nearest(id.Value, maps.Keys(byValue)); ok {
		nearest = append(nearest, byValue[near])
	}
	return nil, nearest
}

// indexed is an entry by its words: how much each of them weighs in it.
type indexed struct {
	entry  Entry
	weight map[string]float64
}

func index(e Entry) indexed {
	i := indexed{e, map[string]float64{}}
	add := func(weight float64, texts ...string) {
		for _, text := range texts {
			for _, word := range foldedWords(plain(text)) {
				i.weight[word] = max(i.weight[word], weight)
			}
		}
	}
	add(6, e.ID)
	for n, name := range append(slices.Clone(e.Author), e.Editor...) {
		weight := 4.0
		if n == 0 {
			weight = 5 // by whom it is known
		}
		add(weight, name.Family, name.Literal, name.NonDroppingParticle, name.DroppingParticle)
	}
	add(4, e.Issued.Year())
	add(3, e.Title)
	add(2, e.ContainerTitle, e.ContainerTitleShort, e.Publisher)
	return i
}

// minPrefix is how many letters stand for a word that starts with them.
const minPrefix = 3

// of is how much a word weighs, as a whole or as the start of another.
func (i indexed) of(word string) float64 {
	if w, ok := i.weight[word]; ok {
		return w
	}
	best := 0.0
	for its, w := range i.weight {
		if len(word) >= minPrefix && strings.HasPrefix(its, word) {
			best = max(best, w*float64(len(word))/float64(len(its)))
		}
	}
	return best
}

func findWords(entries []Entry, words []string) (found, nearest []Entry) {
	if len(words) == 0 {
		return nil, nil
	}
	var all []indexed
	known := map[string]bool{}
	for _, e := range entries {
		i := index(e)
		all = append(all, i)
		for word := range i.weight {
			known[word] = true
		}
	}
	found, partly := rank(all, words)
	if len(found) > 0 {
		return found, nil
	}
	var meant []string
	for _, word := range words {
		if near, ok := source.Nearest(word, maps.Keys(known)); ok && !known[word] {
			word = near
		}
		meant = append(meant, word)
	}
	if near, others := rank(all, meant); len(near) > 0 {
		partly = near
	} else if len(others) > 0 {
		partly = others
	}
	return nil, partly[:min(len(partly), maxNearest)]
}

// rank parts the entries that have all of the words from those that have some,
// the best first. A word that few entries have says more.
func rank(all []indexed, words []string) (every, some []Entry) {
	type scored struct {
		entry Entry
		score float64
		has   int
	}
	rare := make([]float64, len(words))
	for n, word := range words {
		have := 0
		for _, i := range all {
			if i.of(word) > 0 {
				have++
			}
		}
		rare[n] = math.Log(1 + float64(len(all))/float64(1+have))
	}
	var list []scored
	for _, i := range all {
		s := scored{entry: i.entry}
		for n, word := range words {
			if w := i.of(word); w > 0 {
				s.score, s.has = s.score+w*rare[n], s.has+1
			}
		}
		list = append(list, s)
	}
	slices.SortStableFunc(list, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	for _, s := range list {
		switch {
		case s.has == len(words):
			every = append(every, s.entry)
		case s.has > 0:
			some = append(some, s.entry)
		}
	}
	return every, some
}

// Short is a reference in a line: its first author, its title and where it
// appeared.
func Short(e Entry) string {
	if len(e.Author) > 1 {
		e.Author, e.Custom.AuthorsTruncated = e.Author[:1], true
	}
	c := Format(e)
	return join(join(c.Authors, " ", c.Title), " ", c.Source)
}
