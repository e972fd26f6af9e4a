package search

import (
	"sync"
	"sync/atomic"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// term is a term in a field.
type term struct {
	field field
	text  string
}

// places are where a term stands: of each shard, nil until somebody looked there.
type places []atomic.Pointer[place]

// place is where a term stands in a shard.
type place struct {
	docs    docs // that have it
	impacts atomic.Pointer[impacts]
}

// impacts are what a term is worth to each of the documents that have it, in
// order, before its weight.
type impacts struct {
	of   []float32
	most float32
}

// The memory for what is kept, in bytes: enough for the words that most ask for
// and most pages have, which would take longest to read again.
const (
	keptBytes = 16 << 20
	keptLeast = 64 // about what a place, or a list, takes besides
)

// kept are the places that were read already, since to find and to read a posting
// takes longer than all that is done with it. Where it is full it starts anew.
type kept struct {
	mu      sync.Mutex
	by      map[term]places
	bytes   atomic.Int64
	limit   int64 // for bytes; one search may go beyond it
	nowhere place // that of a term which a shard does not have
}

// places are those of a term, in so many shards.
func (k *kept) places(t term, shards int) places {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.by == nil || k.bytes.Load() > k.limit {
		k.by = map[term]places{}
		k.bytes.Store(0)
	}
	p, ok := k.by[t]
	if !ok {
		p = make(places, shards)
		k.by[t] = p
		k.bytes.Add(int64(8*shards + 2*keptLeast))
	}
	return p
}

// readDocs reads which documents a posting has.
func readDocs(in *shard, list segment.PostingsList) (docs, error) {
	if list.Count() == 0 {
		return nil, nil
	}
	set := make(docs, in.words())
	for reader := list.Iterator(false, false, false, nil); ; {
		doc, err := reader.Next()
		if err != nil || doc == nil {
			return set, err
		}
		set.add(int(doc.Number()))
	}
}

// readImpacts reads a posting to its end.
func readImpacts(list segment.PostingsList, average float64) (*impacts, error) {
	i := &impacts{of: make([]float32, 0, list.Count())}
	for reader := list.Iterator(true, true, false, nil); ; {
		doc, err := reader.Next()
		if err != nil || doc == nil {
			return i, err
		}
		often, norm := float64(doc.Frequency()), doc.Norm() // of which the length is 1/norm²
		one := float32(often * (saturation + 1) / (often + saturation*(1-shortness+shortness/(norm*norm*average))))
		i.of, i.most = append(i.of, one), max(i.most, one)
	}
}
