package search_test

import (
	"slices"
	"testing"
	"time"

	"leakygut/internal/search"
)

// BenchmarkIndex makes the bundled guide searchable.
func BenchmarkIndex(b *testing.B) {
	g := bundledGuide(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := search.New(g); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSearch asks the queries of [TestQueries] for a page of hits each, with
// their snippets.
func BenchmarkSearch(b *testing.B) {
	x, queries := newIndex(b, bundledGuide(b)), readQueries(b)
	var times []time.Duration
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		if _, err := x.Search(b.Context(), queries[i%len(queries)].query, 20); err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds()), "p99-µs")
}
