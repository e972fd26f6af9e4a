package search

import (
	"fmt"
	"runtime"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"

	"leakygut/internal/guide"
)

// Index is a guide made ready to be searched. It is made once and then only read,
// so it may be shared between goroutines, and it need not be closed: what bleve
// keeps for it ends when nobody has it any more.
type Index struct {
	guide      *guide.Guide
	entries    []Hit // an entry's place is its id in the index
	signatures signatures
	shards     []shard
	kept       kept
	analyzer   *analyzer
	lengths    map[field]float64 // on average, in tokens
}

// New makes an index of a guide in memory.
func New(g *guide.Guide) (*Index, error) {
	a, err := newAnalyzer(g.Terms, layWords)
	if err != nil {
		return nil, err
	}
	b, err := bleve.NewUsing("", mapping.NewIndexMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("make a search index: %w", err)
	}
	x := &Index{guide: g, entries: entries(g), analyzer: a, kept: kept{limit: keptBytes}}
	runtime.AddCleanup(x, func(b bleve.Index) { _ = b.Close() }, b)
	w := &writer{analyzer: a, terms: map[string]*occurrence{}, lengths: map[field]*length{}}
	if err := w.write(x.entries, b); err != nil {
		return nil, fmt.Errorf("fill the search index: %w", err)
	}
	if x.shards, err = shards(b); err != nil {
		return nil, fmt.Errorf("read the search index: %w", err)
	}
	x.lengths, x.signatures = w.averages(), signatures{slices.Clone(w.signatures.all), w.signatures.first}
	a.learned(w.spreads())
	return x, nil
}
