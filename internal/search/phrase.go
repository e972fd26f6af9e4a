package search

import (
	"context"
	"slices"
)

// Phrases are looked for in the texts themselves, since an index of every place of
// every word would be many times as large: in so many of the best entries that
// have the words.
const maxPhrased = 100

// phrase is words side by side.
type phrase struct {
	stems     []string
	signature signature // of those that no signature leaves out
}

func (a *analyzer) phrase(words []word) phrase {
	p := phrase{stems: stems(words)}
	for _, stem := range p.stems {
		if !a.stopStems[stem] {
			p.signature.add(signed(stem))
		}
	}
	return p
}

// withPhrases keeps what has every phrase.
func (x *Index) withPhrases(ctx context.Context, c clause, phrases []phrase, limit int) (finds, error) {
	f, err := x.ask(ctx, c, maxPhrased)
	if err != nil {
		return finds{}, err
	}
	var said []int
	for _, entry := range f.entries {
		if err := ctx.Err(); err != nil {
			return finds{}, err
		}
		if x.says(entry, phrases) {
			said = append(said, entry)
		}
	}
	return finds{said[:min(limit, len(said))], len(said)}, nil
}

// says tells whether an entry has every phrase somewhere.
func (x *Index) says(entry int, phrases []phrase) bool {
	missing, signatures := slices.Clone(phrases), x.signatures.of(entry)
	for p := range x.entries[entry].passages() {
		s := &signatures[0]
		signatures = signatures[1:]
		if !slices.ContainsFunc(missing, func(p phrase) bool { return s.has(&p.signature) }) {
			continue
		}
		for _, t := range p.texts() {
			stems := stems(x.analyzer.words(t))
			missing = slices.DeleteFunc(missing, func(p phrase) bool { return contains(stems, p.stems) })
		}
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
