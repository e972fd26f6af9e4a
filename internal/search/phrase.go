package search

import (
	"context"
	"slices"

	"github.com/blevesearch/bleve/v2/search/query"
)

// Phrases are looked for in the texts themselves, since an index of every place of
// every word would be many times as large: in so many of the best entries that
// have the words.
const (
	phrasePage = 50
	maxPhrased = 100
)

// withPhrases keeps what has every phrase.
func (x *Index) withPhrases(ctx context.Context, q query.Query, phrases [][]string, limit int) (finds, error) {
	var f finds
	for from := 0; from < maxPhrased; from += phrasePage {
		page, err := x.ask(ctx, q, phrasePage, from)
		if err != nil {
			return finds{}, err
		}
		for _, id := range page.ids {
			if err := ctx.Err(); err != nil {
				return finds{}, err
			}
			if x.says(&x.entries[id], phrases) {
				f.ids = append(f.ids, id)
			}
		}
		if len(page.ids) < phrasePage {
			break
		}
	}
	f.total = len(f.ids)
	f.ids = f.ids[:min(limit, len(f.ids))]
	return f, nil
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
