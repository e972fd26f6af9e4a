package search

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// shard is a part of the index: the entries of one batch.
type shard struct {
	segment segment.Segment
	entries []int // by the number of the document in the segment
}

// words is how long its sets of documents are.
func (s *shard) words() int { return (len(s.entries) + 63) / 64 }

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
	kept         *kept
	in           *shard
	number       int // of the shard
	dictionaries map[field]segment.TermDictionary
	ids          docs     // that are looked at
	docs         []uint32 // the same, as a list
	free         [][]float64
	sets         []uint64 // room for sets of documents, which last until the next shard
}

// into starts with a shard.
func (l *look) into(s *shard, number int) {
	l.in, l.number = s, number
	clear(l.dictionaries)
	l.sets = l.sets[:0]
}

// set lends an empty set of documents.
func (l *look) set() docs {
	from, words := len(l.sets), l.in.words()
	if from+words > cap(l.sets) {
		from, l.sets = 0, make([]uint64, 0, max(2*cap(l.sets), 32*words))
	}
	l.sets = l.sets[:from+words]
	s := l.sets[from : from+words : from+words]
	clear(s)
	return s
}

// place finds where a posting stands in the shard.
func (l *look) place(p *posting) (*place, error) {
	if found := p.kept[l.number].Load(); found != nil {
		return found, nil
	}
	list, err := l.list(p.field, p.term)
	if err != nil {
		return nil, err
	}
	set, err := readDocs(l.in, list)
	if err != nil {
		return nil, err
	}
	found := &l.kept.nowhere
	if set != nil {
		found = &place{docs: set}
		l.kept.bytes.Add(int64(8*len(set) + keptLeast))
	}
	p.kept[l.number].Store(found)
	return found, nil
}

// impacts reads what it is worth there.
func (l *look) impacts(p *posting) (*impacts, error) {
	if read := p.impacts.Load(); read != nil {
		return read, nil
	}
	list, err := l.list(p.field, p.term)
	if err != nil {
		return nil, err
	}
	read, err := readImpacts(list, p.average)
	if err != nil {
		return nil, err
	}
	p.impacts.Store(read)
	l.kept.bytes.Add(int64(4*len(read.of) + keptLeast))
	return read, nil
}

func (l *look) list(of field, text string) (segment.PostingsList, error) {
	d, ok := l.dictionaries[of]
	if !ok {
		var err error
		if d, err = l.in.segment.Dictionary(of.String()); err != nil {
			return nil, err
		}
		l.dictionaries[of] = d
	}
	return d.PostingsList([]byte(text), nil, nil)
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
	best, total, l := top{size: size}, 0, &look{kept: &x.kept, dictionaries: map[field]segment.TermDictionary{}}
	postings := slices.Collect(c.postings())
	for _, p := range postings {
		p.kept = x.kept.places(term{p.field, p.term}, len(x.shards))
	}
	for i := range x.shards {
		if err := ctx.Err(); err != nil {
			return finds{}, err
		}
		l.into(&x.shards[i], i)
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
	found := c.found(l)
	n := found.count()
	if n == 0 {
		return 0, nil
	}
	l.ids = l.hopeful(c, found, postings, best)
	l.docs = l.ids.appendTo(l.docs[:0])
	if len(l.docs) == 0 {
		return n, nil
	}
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
func (l *look) hopeful(c clause, found docs, postings []*posting, best *top) docs {
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
	hopeful := l.set()
	for _, p := range postings[:needed] {
		for i, word := range p.docs {
			hopeful[i] |= word & found[i]
		}
	}
	return hopeful
}
