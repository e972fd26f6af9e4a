package search

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strconv"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// shard is a part of the index: the entries of one batch.
type shard struct {
	segment segment.Segment
	entries []int // by the number of the document in the segment
}

// shards lists the parts of an index that was written, in the order of entries.
func shards(of bleve.Index) ([]shard, error) {
	inner, err := of.Advanced()
	if err != nil {
		return nil, err
	}
	reader, err := inner.Reader()
	if err != nil {
		return nil, err
	}
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return nil, fmt.Errorf("a %T has no segments", reader)
	}
	var all []shard
	for _, s := range snapshot.Segments() {
		one := shard{segment: s.Segment(), entries: make([]int, s.Count())}
		for i := range one.entries {
			id, err := one.segment.DocID(uint64(i))
			if err != nil {
				return nil, err
			}
			if one.entries[i], err = strconv.Atoi(string(id)); err != nil {
				return nil, err
			}
		}
		all = append(all, one)
	}
	return all, snapshot.Close()
}

// look is a search on its way through a shard.
type look struct {
	kept         *keptImpacts
	in           *shard
	dictionaries map[field]segment.TermDictionary
	ids          *roaring.Bitmap // of the documents that are looked at
	docs         []uint32        // the same, as a list
	free         [][]float64
}

func (l *look) dictionary(of field) (segment.TermDictionary, error) {
	if d := l.dictionaries[of]; d != nil {
		return d, nil
	}
	d, err := l.in.segment.Dictionary(string(of))
	l.dictionaries[of] = d
	return d, err
}

// take lends a number for each document that is looked at, all 0.
func (l *look) take() []float64 {
	for len(l.free) > 0 {
		last := l.free[len(l.free)-1]
		l.free = l.free[:len(l.free)-1]
		if cap(last) >= len(l.docs) {
			last = last[:len(l.docs)]
			clear(last)
			return last
		}
	}
	return make([]float64, len(l.docs))
}

func (l *look) give(back []float64) {
	if back != nil {
		l.free = append(l.free, back)
	}
}

// ask finds the best entries, at most size, and counts all. Equals stand in the
// order of entries.
func (x *Index) ask(ctx context.Context, c clause, size int) (finds, error) {
	best, total, l := top{size: size}, 0, &look{kept: &x.kept}
	postings := slices.Collect(c.postings())
	for i := range x.shards {
		if err := ctx.Err(); err != nil {
			return finds{}, err
		}
		l.in, l.dictionaries = &x.shards[i], map[field]segment.TermDictionary{}
		n, err := l.find(c, postings, &best)
		if err != nil {
			return finds{}, err
		}
		total += n
	}
	return finds{best.entries(), total}, nil
}

// find adds what a shard has to the best, and returns how many documents have what
// is looked for. Only those are scored that may reach the top: in a large guide
// most have the words somewhere in their text.
func (l *look) find(c clause, postings []*posting, best *top) (int, error) {
	for _, p := range postings {
		if err := p.open(l); err != nil {
			return 0, err
		}
	}
	found := c.found()
	if found == nil || found.IsEmpty() {
		return 0, nil
	}
	n := int(found.GetCardinality())
	if l.ids = l.hopeful(c, found, postings, best); l.ids == nil {
		return n, nil
	}
	l.docs = l.ids.ToArray()
	scores, err := c.scores(l)
	if err != nil || scores == nil {
		return n, err
	}
	for i, doc := range l.docs {
		best.add(find{l.in.entries[doc], scores[i]})
	}
	l.give(scores)
	return n, nil
}

// hopeful are those of the documents found that may be better than the last of the
// best: they stand in a posting without which no document can be. Equals of the
// last are no better, since they come after it.
func (l *look) hopeful(c clause, found *roaring.Bitmap, postings []*posting, best *top) *roaring.Bitmap {
	least, full := best.least()
	if !full {
		return found
	}
	slices.SortStableFunc(postings, func(a, b *posting) int { return compareDown(a.weight, b.weight) })
	const error = 1 + 1e-9 // sums of the same numbers differ by their order
	needed := sort.Search(len(postings), func(n int) bool {
		for i, p := range postings {
			p.needed = i < n
		}
		return c.most()*error <= least
	})
	ids := make([]*roaring.Bitmap, needed)
	for i := range ids {
		ids[i] = postings[i].ids
	}
	any := anyOf(ids)
	if any == nil {
		return nil
	}
	return roaring.And(any, found)
}
