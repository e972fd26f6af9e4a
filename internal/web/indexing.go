package web

import (
	"errors"
	"sync"
	"time"

	"leakygut/internal/guide"
	"leakygut/internal/search"
)

// searchPatience is how long a reader who searches waits for the index. That of
// ten thousand articles takes longer; this one is told so instead.
const searchPatience = 2 * time.Second

// errPreparing is for who asks for an index that is not made yet.
var errPreparing = errors.New("the search index is being made")

// indexing makes the search index of an edition, beside all else that is done, since
// pages can be read without it.
type indexing struct {
	guide *guide.Guide
	once  sync.Once
	made  chan struct{} // closed when it is
	index *search.Index
	err   error
}

func newIndexing(g *guide.Guide) *indexing { return &indexing{guide: g, made: make(chan struct{})} }

// start has the index made, if nobody had so before.
func (i *indexing) start() {
	i.once.Do(func() {
		go func() {
			defer close(i.made)
			i.index, i.err = search.New(i.guide)
		}()
	})
}

// get is the index. It is errPreparing where it is not made in time.
func (i *indexing) get(patience time.Duration) (*search.Index, error) {
	i.start()
	select {
	case <-i.made: // before the end of patience
		return i.index, i.err
	default:
	}
	late := time.NewTimer(patience)
	defer late.Stop()
	select {
	case <-i.made:
		return i.index, i.err
	case <-late.C:
		return nil, errPreparing
	}
}
