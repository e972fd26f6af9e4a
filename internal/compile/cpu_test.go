package compile_test

import (
	"syscall"
	"testing"
	"time"
)

// cpu is the processor time that this process has taken so far, on all processors:
// what a loop costs, whatever else the machine does.
func cpu(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// perArticle reports the time since the benchmark's loop began, and the processor
// time since start, for each article of each round.
func perArticle(b *testing.B, start time.Duration, articles int) {
	b.Helper()
	each := func(d time.Duration) float64 { return float64(d.Microseconds()) / float64(b.N) / float64(articles) }
	b.ReportMetric(each(b.Elapsed()), "µs/article")
	b.ReportMetric(each(cpu(b)-start), "cpu-µs/article")
}
