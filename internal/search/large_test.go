package search_test

import (
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"leakygut/content"
	"leakygut/internal/compile"
	"leakygut/internal/guide"
	"leakygut/internal/large"
	"leakygut/internal/search"
)

// BenchmarkLarge makes ten thousand articles searchable, and asks the queries of
// [TestQueries] of them.
func BenchmarkLarge(b *testing.B) {
	g := largeGuide(b, 10_000)
	before, start := heap(), time.Now()
	x, err := search.New(g)
	if err != nil {
		b.Fatal(err)
	}
	made := time.Since(start)
	kept := float64(heap()-before) / (1 << 20)
	queries := readQueries(b)
	var times []time.Duration
	used := cpuTime(b)
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		if _, err := x.Search(b.Context(), queries[i%len(queries)].query, 20); err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(start))
	}
	b.ReportMetric(float64((cpuTime(b)-used).Microseconds())/float64(len(times)), "cpu-µs/op")
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds()), "p99-µs")
	b.ReportMetric(made.Seconds(), "s-to-index")
	b.ReportMetric(kept, "MB-index")
	runtime.KeepAlive(g)
}

func largeGuide(b *testing.B, articles int) *guide.Guide {
	b.Helper()
	files, err := large.Content(content.FS(), articles)
	if err != nil {
		b.Fatal(err)
	}
	g, list, err := compile.Compile(files)
	if err != nil || g == nil {
		b.Fatalf("%v, %d errors", err, list.Errors())
	}
	return g
}

// cpuTime is what this process has used of the processors: other than a clock, it
// is hardly more on a machine that is busy with other work.
func cpuTime(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// heap is how many bytes are in use.
func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
