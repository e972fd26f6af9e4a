package search

import (
	"context"
	"slices"
)

// Phrases are looked for in the texts themselves, since an index of every place of
// every word would be many times as large: in so many of the best entries that
// have the words.
const maxPhrased = 100

// withPhrases keeps what has every phrase.
func (x *Index) withPhrases(ctx context.Context, c clause, phrases [][]string, limit int) (finds, error) {
	f, err := x.ask(ctx, c, maxPhrased)
	if err != nil {
		return finds{}, err
	}
	var said []int
	for _, entry := range f.entries {
		if err := ctx.Err(); err != nil {
			return finds{}, err
		}
		if x.says(&x.entries[entry], phrases) {
			said = append(said, entry)
		}
	}
	return finds{said[:min(limit, len(said))], len(said)}, nil
}

// says tells whether an entry has every phrase somewhere.
func (x *Index) says(h *Hit, phrases [][]string) bool {
	missing := slices.Clone(phrases)
	for p := range h.text() {
		stems := stems(x.analyzer.words(p.text))
		missing = slices.DeleteFunc(missing, func(phrase []string) bool { return contains(stems, phrase) })
		if len(missing) == 0 {
			return true
		}
	}
	return false
}

func contains(stems, phrase []string) bool {
	for i := 0; i+len(phrase) <= len(stems); i++ {
		if slices.Equal(stems[i:i+len(phrase)], phrase) {
			return true
		}
	}
	return false
}
