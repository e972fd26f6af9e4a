package search

import (
	"iter"
	"math"
	"math/bits"
)

// posting finds the entries that have a term in a field, and scores them by
// BM25F: how rare the term is in the whole guide, how often it stands in the
// field, and how long the field is beside others of its kind. Bleve's own scores
// would not do: how rare a term is it counts for each field by itself, so that a
// common word is worth most in the field where it seldom stands; and for the
// average length of a field it takes the number of its different words.
type posting struct {
	field   field
	term    string
	weight  float64 // of the field, times how rare the term is
	average float64 // length of the field

	kept   places // in all shards
	*place        // in the one that is searched
	needed bool   // what can reach the top stands in this posting or in another that is needed
}

// How much repetition and length count, as BM25 is commonly set.
const (
	saturation = 1.2
	shortness  = 0.6
)

// rarity is the inverse document frequency of a term that n of all entries have.
func rarity(n, all int) float64 {
	return math.Log(1 + (float64(all-n)+0.5)/(float64(n)+0.5))
}

// open looks the term up in a shard.
func (p *posting) open(l *look) (err error) {
	p.needed = false
	p.place, err = l.place(p)
	return err
}

func (p *posting) postings() iter.Seq[*posting] {
	return func(yield func(*posting) bool) { yield(p) }
}

func (p *posting) found(*look) docs { return p.docs }

func (p *posting) most() float64 {
	if p.docs == nil || p.needed {
		return 0
	}
	if read := p.impacts.Load(); read != nil {
		return p.weight * float64(read.most)
	}
	return p.weight * (saturation + 1)
}

func (p *posting) scores(l *look) ([]float64, error) {
	if !p.docs.meets(l.ids) {
		return nil, nil
	}
	worth, err := l.impacts(p)
	if err != nil {
		return nil, err
	}
	scores := l.take()
	ours, theirs := 0, 0 // documents before, of the posting and of those that are looked at
	for i, have := range p.docs {
		looked := l.ids[i]
		for both := have & looked; both != 0; both &= both - 1 {
			before := both&-both - 1
			scores[theirs+bits.OnesCount64(looked&before)] = p.weight * float64(worth.of[ours+bits.OnesCount64(have&before)])
		}
		ours += bits.OnesCount64(have)
		theirs += bits.OnesCount64(looked)
	}
	return scores, nil
}
