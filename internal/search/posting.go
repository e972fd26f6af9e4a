package search

import (
	"iter"
	"math"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
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

	list   segment.PostingsList // in the shard that is searched
	reader segment.PostingsIterator
	ids    *roaring.Bitmap // of the documents in it; nil for none
	needed bool            // what can reach the top stands in this posting or in another that is needed
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
func (p *posting) open(l *look) error {
	p.ids, p.needed = nil, false
	dictionary, err := l.dictionary(p.field)
	if err != nil {
		return err
	}
	if p.list, err = dictionary.PostingsList([]byte(p.term), nil, p.list); err != nil || p.list.Count() == 0 {
		return err
	}
	p.reader = p.list.Iterator(true, true, false, p.reader)
	reader := p.reader.(segment.OptimizablePostingsIterator) // as that of every segment that bleve makes
	if id, only := reader.DocNum1Hit(); only {
		p.ids = roaring.BitmapOf(uint32(id))
	} else {
		p.ids = reader.ActualBitmap()
	}
	return nil
}

func (p *posting) postings() iter.Seq[*posting] {
	return func(yield func(*posting) bool) { yield(p) }
}

func (p *posting) found() *roaring.Bitmap { return p.ids }

func (p *posting) most() float64 {
	if p.ids == nil || p.needed {
		return 0
	}
	return p.weight * (saturation + 1)
}

func (p *posting) scores(l *look) ([]float64, error) {
	if p.ids == nil || !p.ids.Intersects(l.ids) {
		return nil, nil
	}
	worth, err := p.impacts(l)
	if err != nil {
		return nil, err
	}
	scores, at := l.take(), 0
	for i, doc := range worth.docs {
		for at < len(l.docs) && l.docs[at] < doc {
			at++
		}
		if at == len(l.docs) {
			break
		}
		if l.docs[at] == doc {
			scores[at] = p.weight * float64(worth.of[i])
		}
	}
	return scores, nil
}

// impacts are those that are kept, or read now.
func (p *posting) impacts(l *look) (impacts, error) {
	key := impactKey{l.in, p.field, p.term}
	if kept, ok := l.kept.get(key); ok {
		return kept, nil
	}
	read, err := readImpacts(p.ids, p.reader, p.average)
	if err == nil {
		l.kept.put(key, read)
	}
	return read, err
}
