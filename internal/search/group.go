package search

import "iter"

// clause is something to be found, and what it is worth to a document. What is
// found is worth more than nothing.
type clause interface {
	// postings lists the postings that it is made of.
	postings() iter.Seq[*posting]

	// found are the documents of the shard that have it. It is not to be changed.
	found(*look) docs

	// most is at least what it is worth to any document of the shard that stands
	// in none of the postings that are needed.
	most() float64

	// scores are what it is worth to each of the documents that are looked at, 0
	// where they do not have it; nil where none has.
	scores(*look) ([]float64, error)
}

// group is made of clauses. What they find together, and what that is worth, can
// only be more where one of them finds more or is worth more. The queries of bleve
// would not do: its disjunction adds the scores up and multiplies them by the share
// of queries that match, so that a word in the title alone would be worth less for
// every other field that it might have stood in.
type group struct {
	of   []clause
	join func(l *look, found []docs) docs
	add  func(worth []float64) float64
}

// bestOf is for ways to say one thing: the best counts, and a share of the others.
func bestOf(of []clause) clause { return &group{of, anyOf, bestAnd(0.1)} }

// sumOf is for things to be said.
func sumOf(of []clause) clause { return &group{of, anyOf, bestAnd(1)} }

// allOf is for things that must all be said.
func allOf(of []clause) clause { return &group{of, everyOf, all} }

// shareOf is for things of which as many as possible are to be said.
func shareOf(of []clause) clause { return &group{of, anyOf, share} }

// with is what is found by one clause, and worth more for another.
func with(must, should clause) clause {
	return &group{[]clause{must, should}, firstOf, first}
}

func anyOf(l *look, found []docs) docs {
	var only, some docs
	for _, set := range found {
		switch {
		case set == nil:
			continue
		case only == nil:
			only = set
			continue
		case some == nil:
			some = l.set()
			copy(some, only)
		}
		for i, word := range set {
			some[i] |= word
		}
	}
	if some == nil {
		return only
	}
	return some
}

func everyOf(l *look, found []docs) docs {
	every := l.set()
	for i, set := range found {
		switch {
		case set == nil:
			return nil
		case i == 0:
			copy(every, set)
			continue
		}
		for j, word := range set {
			every[j] &= word
		}
	}
	return every
}

func firstOf(_ *look, found []docs) docs { return found[0] }

func bestAnd(others float64) func([]float64) float64 {
	return func(worth []float64) float64 {
		best, sum := 0.0, 0.0
		for _, w := range worth {
			best, sum = max(best, w), sum+w
		}
		return best + others*(sum-best)
	}
}

func all(worth []float64) float64 {
	sum := 0.0
	for _, w := range worth {
		if w == 0 {
			return 0
		}
		sum += w
	}
	return sum
}

func share(worth []float64) float64 {
	sum, found := 0.0, 0
	for _, w := range worth {
		if w > 0 {
			sum += w
			found++
		}
	}
	return sum * float64(found) / float64(len(worth))
}

func first(worth []float64) float64 {
	if worth[0] == 0 {
		return 0
	}
	return worth[0] + worth[1]
}

func (g *group) postings() iter.Seq[*posting] {
	return func(yield func(*posting) bool) {
		for _, c := range g.of {
			for p := range c.postings() {
				if !yield(p) {
					return
				}
			}
		}
	}
}

func (g *group) found(l *look) docs {
	found := make([]docs, len(g.of))
	for i, c := range g.of {
		found[i] = c.found(l)
	}
	return g.join(l, found)
}

func (g *group) most() float64 {
	worth := make([]float64, len(g.of))
	for i, c := range g.of {
		worth[i] = c.most()
	}
	return g.add(worth)
}

func (g *group) scores(l *look) ([]float64, error) {
	of, none := make([][]float64, len(g.of)), true
	for i, c := range g.of {
		var err error
		if of[i], err = c.scores(l); err != nil {
			return nil, err
		}
		none = none && of[i] == nil
	}
	if none {
		return nil, nil
	}
	scores, worth := l.take(), make([]float64, len(g.of))
	for doc := range scores {
		for i := range of {
			if of[i] != nil {
				worth[i] = of[i][doc]
			}
		}
		scores[doc] = g.add(worth)
	}
	for i := range of {
		l.give(of[i])
	}
	return scores, nil
}
