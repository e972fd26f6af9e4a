package search

import (
	"context"
	"errors"
	"math"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"
)

// anyOf finds what any of several queries finds. The score is that of the best of
// them, and a share of the others. The disjunction of bleve would not do: it adds
// the scores up and multiplies them by the share of queries that match, so that a
// word in the title alone would be worth less for every other field that it might
// have stood in.
type anyOf struct {
	queries []query.Query
	others  float64
}

// bestOf is for ways to say one thing, sumOf for things to be said.
func bestOf(queries []query.Query) query.Query { return anyOf{queries, 0.1} }
func sumOf(queries []query.Query) query.Query  { return anyOf{queries, 1} }

// Searcher is for bleve. Queries that find nothing are dropped at once.
func (a anyOf) Searcher(ctx context.Context, r index.IndexReader, m mapping.IndexMapping, o search.SearcherOptions) (search.Searcher, error) {
	s := &anySearcher{others: a.others}
	for _, one := range a.queries {
		child, err := one.Searcher(ctx, r, m, o)
		if err != nil {
			return nil, errors.Join(err, s.Close())
		}
		if child.Count() == 0 {
			if err := child.Close(); err != nil {
				return nil, errors.Join(err, s.Close())
			}
			continue
		}
		s.children = append(s.children, child)
	}
	if len(s.children) == 0 {
		return searcher.NewMatchNoneSearcher(r)
	}
	s.at = make([]*search.DocumentMatch, len(s.children))
	return s, nil
}

// anySearcher goes through the finds of its children side by side.
type anySearcher struct {
	others   float64
	children []search.Searcher
	at       []*search.DocumentMatch // where each child is; nil at its end
	started  bool
}

// Next is the next document that any child found.
func (s *anySearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	if !s.started {
		s.started = true
		for i := range s.children {
			if err := s.step(ctx, i); err != nil {
				return nil, err
			}
		}
	}
	first := s.first()
	if first < 0 {
		return nil, nil
	}
	return s.take(ctx, first)
}

// Advance is the next document at or after one.
func (s *anySearcher) Advance(ctx *search.SearchContext, id index.IndexInternalID) (*search.DocumentMatch, error) {
	for i, child := range s.children {
		if s.started && (s.at[i] == nil || s.at[i].IndexInternalID.Compare(id) >= 0) {
			continue
		}
		ctx.DocumentMatchPool.Put(s.at[i])
		var err error
		if s.at[i], err = child.Advance(ctx, id); err != nil {
			return nil, err
		}
	}
	s.started = true
	return s.Next(ctx)
}

func (s *anySearcher) step(ctx *search.SearchContext, i int) (err error) {
	s.at[i], err = s.children[i].Next(ctx)
	return err
}

// first is the child whose document comes first; -1 where all are at their end.
func (s *anySearcher) first() int {
	first := -1
	for i, d := range s.at {
		if d != nil && (first < 0 || d.IndexInternalID.Compare(s.at[first].IndexInternalID) < 0) {
			first = i
		}
	}
	return first
}

// take returns the document of a child, scored by all that found it, and moves
// those on.
func (s *anySearcher) take(ctx *search.SearchContext, first int) (*search.DocumentMatch, error) {
	taken := s.at[first]
	best, sum := 0.0, 0.0
	for i, d := range s.at {
		if d == nil || !d.IndexInternalID.Equals(taken.IndexInternalID) {
			continue
		}
		best, sum = max(best, d.Score), sum+d.Score
		if err := s.step(ctx, i); err != nil {
			return nil, err
		}
		if i != first {
			ctx.DocumentMatchPool.Put(d)
		}
	}
	taken.Score = best + s.others*(sum-best)
	return taken, nil
}

// Weight is for the norm that makes the scores of clauses comparable.
func (s *anySearcher) Weight() float64 {
	heaviest := 0.0
	for _, child := range s.children {
		heaviest = math.Max(heaviest, child.Weight())
	}
	return heaviest
}

// SetQueryNorm hands the norm down.
func (s *anySearcher) SetQueryNorm(norm float64) {
	for _, child := range s.children {
		child.SetQueryNorm(norm)
	}
}

// Count is at most how many documents there are.
func (s *anySearcher) Count() uint64 {
	var n uint64
	for _, child := range s.children {
		n += child.Count()
	}
	return n
}

// Min is how many children must match besides one.
func (s *anySearcher) Min() int { return 0 }

// Size is for limits that bleve can be given, and is not.
func (s *anySearcher) Size() int { return 0 }

// DocumentMatchPoolSize is how many documents are held at a time.
func (s *anySearcher) DocumentMatchPoolSize() int {
	n := len(s.children)
	for _, child := range s.children {
		n += child.DocumentMatchPoolSize()
	}
	return n
}

// Close closes all children.
func (s *anySearcher) Close() error {
	var errs []error
	for _, child := range s.children {
		errs = append(errs, child.Close())
	}
	return errors.Join(errs...)
}
