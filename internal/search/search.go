package search

import (
	"context"
	"fmt"
	"runtime"
)

// Search finds what is asked for, at most limit hits. Whatever is sent, it is no
// error: an error is the end of the context, or a fault of the index.
func (x *Index) Search(ctx context.Context, typed string, limit int) (Results, error) {
	defer runtime.KeepAlive(x)
	limit = max(0, min(limit, len(x.entries)))
	q := x.analyzer.question(typed)
	for _, t := range x.tries(q) {
		found, err := t.find(ctx, t.question, limit)
		if err != nil {
			return Results{Query: q.text}, fmt.Errorf("search: %w", err)
		}
		if found.total > 0 {
			t.results.Total = found.total
			t.results.Hits, err = x.hits(ctx, found.entries, t.question)
			return t.results, err
		}
	}
	return Results{Query: q.text, Nearest: x.nearest(q)}, nil
}

// try is a way to find something, and what readers are told where it does.
type try struct {
	question question
	find     func(context.Context, question, int) (finds, error)
	results  Results
}

// tries lists the ways, the closest to what was typed first.
func (x *Index) tries(q question) []try {
	tries := []try{{q, x.strict, Results{Query: q.text}}}
	if better, ok := x.analyzer.correct(q); ok {
		tries = append(tries, try{better, x.strict, Results{Query: q.text, Corrected: better.text}})
	}
	return append(tries, try{q, x.loose, Results{Query: q.text, Loose: true}})
}

// hits are entries as readers are shown them.
func (x *Index) hits(ctx context.Context, ids []int, q question) ([]Hit, error) {
	m := x.analyzer.marker(q)
	hits := make([]Hit, len(ids))
	for i, id := range ids {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
		hits[i] = m.hit(x.entries[id], x.signatures.of(id))
	}
	return hits, nil
}

// finds are the entries that was found, the best first, and how many there are.
type finds struct {
	entries []int
	total   int
}

// strict finds what has all that is wanted.
func (x *Index) strict(ctx context.Context, q question, limit int) (finds, error) {
	if len(q.wants) == 0 && q.key == "" {
		return finds{}, nil
	}
	if len(q.phrases) > 0 {
		return x.withPhrases(ctx, x.all(q), q.phrases, limit)
	}
	return x.ask(ctx, x.all(q), limit)
}

// loose finds what has some of what is wanted.
func (x *Index) loose(ctx context.Context, q question, limit int) (finds, error) {
	if len(q.wants) == 0 {
		return finds{}, nil
	}
	return x.ask(ctx, x.some(q), limit)
}
