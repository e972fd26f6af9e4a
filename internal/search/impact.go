package search

import (
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// impacts are what a term is worth to each of the documents of a shard that have
// it in a field, before its weight.
type impacts struct {
	docs []uint32 // in order
	of   []float32
}

// impactsKept is how many impacts are kept, of 8 bytes each: enough for the words
// that most ask for and most pages have, which would take longest to read again.
const impactsKept = 2 << 20

// keptImpacts are those that were read already, since to read a posting takes
// longer than all that is done with it. Where it is full it starts anew.
type keptImpacts struct {
	mu   sync.RWMutex
	by   map[impactKey]impacts
	kept int
}

type impactKey struct {
	shard *shard
	field field
	term  string
}

func (k *keptImpacts) get(key impactKey) (impacts, bool) {
	k.mu.RLock()
	defer k.mu.RUnlock()
	i, ok := k.by[key]
	return i, ok
}

func (k *keptImpacts) put(key impactKey, i impacts) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.kept+len(i.docs) > impactsKept || k.by == nil {
		k.by, k.kept = map[impactKey]impacts{}, 0
	}
	k.by[key] = i
	k.kept += len(i.docs)
}

// readImpacts reads a posting to its end.
func readImpacts(ids *roaring.Bitmap, reader segment.PostingsIterator, average float64) (impacts, error) {
	n := int(ids.GetCardinality())
	i := impacts{make([]uint32, 0, n), make([]float32, 0, n)}
	for {
		doc, err := reader.Next()
		if err != nil || doc == nil {
			return i, err
		}
		often, norm := float64(doc.Frequency()), doc.Norm() // of which the length is 1/norm²
		i.docs = append(i.docs, uint32(doc.Number()))
		i.of = append(i.of, float32(often*(saturation+1)/(often+saturation*(1-shortness+shortness/(norm*norm*average)))))
	}
}
