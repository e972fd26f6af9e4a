package search

import (
	"cmp"
	"math"
	"slices"
)

// top are the best finds, the best first.
type top struct {
	size  int
	finds []find
}

// find is an entry, and what it is worth as an answer.
type find struct {
	entry int
	score float64
}

func (f find) compare(other find) int {
	return cmp.Or(compareDown(f.score, other.score), cmp.Compare(f.entry, other.entry))
}

func compareDown(a, b float64) int { return cmp.Compare(b, a) }

// add puts a find in its place, if it has one.
func (t *top) add(f find) {
	i, _ := slices.BinarySearchFunc(t.finds, f, find.compare)
	if i == t.size {
		return
	}
	if len(t.finds) == t.size {
		t.finds = t.finds[:t.size-1]
	}
	t.finds = slices.Insert(t.finds, i, f)
}

// least is the score of the last; full tells whether a find must be better.
func (t *top) least() (score float64, full bool) {
	switch {
	case len(t.finds) < t.size:
		return 0, false
	case t.size == 0:
		return math.Inf(1), true
	}
	return t.finds[t.size-1].score, true
}

func (t *top) entries() []int {
	entries := make([]int, len(t.finds))
	for i, f := range t.finds {
		entries[i] = f.entry
	}
	return entries
}
