package search

import (
	"context"
	"math"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"
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

// Searcher is for bleve.
func (p posting) Searcher(ctx context.Context, r index.IndexReader, _ mapping.IndexMapping, _ search.SearcherOptions) (search.Searcher, error) {
	reader, err := r.TermFieldReader(ctx, []byte(p.term), string(p.field), true, true, false)
	if err != nil {
		return nil, err
	}
	return &postingSearcher{posting: p, reader: reader}, nil
}

// postingSearcher goes through the entries of a posting.
type postingSearcher struct {
	posting
	reader index.TermFieldReader
	doc    index.TermFieldDoc
}

// Next is the next entry.
func (s *postingSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	doc, err := s.reader.Next(s.doc.Reset())
	return s.match(ctx, doc), err
}

// Advance is the next entry at or after one.
func (s *postingSearcher) Advance(ctx *search.SearchContext, id index.IndexInternalID) (*search.DocumentMatch, error) {
	doc, err := s.reader.Advance(id, s.doc.Reset())
	return s.match(ctx, doc), err
}

func (s *postingSearcher) match(ctx *search.SearchContext, doc *index.TermFieldDoc) *search.DocumentMatch {
	if doc == nil {
		return nil
	}
	m := ctx.DocumentMatchPool.Get()
	m.IndexInternalID = append(m.IndexInternalID, doc.ID...)
	often, length := float64(doc.Freq), 1/(doc.Norm*doc.Norm)
	m.Score = s.weight * often * (saturation + 1) / (often + saturation*(1-shortness+shortness*length/s.average))
	return m
}

// Weight and SetQueryNorm are for norms that make scores comparable; these are.
func (s *postingSearcher) Weight() float64            { return 1 }
func (s *postingSearcher) SetQueryNorm(float64)       {}
func (s *postingSearcher) Count() uint64              { return s.reader.Count() }
func (s *postingSearcher) Min() int                   { return 0 }
func (s *postingSearcher) Size() int                  { return s.reader.Size() }
func (s *postingSearcher) DocumentMatchPoolSize() int { return 1 }
func (s *postingSearcher) Close() error               { return s.reader.Close() }
