package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// gobench runs benchmarks of a package and gives what they report: unit → a value
// a run.
func (b *bench) gobench(ctx context.Context, pkg, pattern string, flags ...string) (map[string]sample, error) {
	b.say("  %s in %s", pattern, pkg)
	c, err := run(ctx, program{args: append([]string{"go", "test", pkg, "-run", "^$", "-bench", "^" + pattern + "$", "-count", strconv.Itoa(b.Rounds)}, flags...)}, jobTime)
	if err != nil {
		return nil, err
	}
	return readGobench(c.said)
}

// readGobench reads the lines of `go test -bench`.
func readGobench(text string) (map[string]sample, error) {
	values := map[string]sample{}
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
			continue
		}
		for i := 2; i+1 < len(fields); i += 2 {
			x, err := strconv.ParseFloat(fields[i], 64)
			if err != nil {
				return nil, fmt.Errorf("go test -bench: %q in %q", fields[i], strings.TrimSpace(line))
			}
			values[fields[i+1]] = append(values[fields[i+1]], x)
		}
	}
	if len(values) == 0 {
		return nil, fmt.Errorf("go test -bench printed no benchmark: %s", lastLine(text))
	}
	return values, nil
}

// searching asks the queries of the tests of the bundled guide and of a large one.
func searching(ctx context.Context, b *bench) ([]*table, error) {
	t := &table{
		title: "A page of hits, with snippets", columns: []string{"p50 µs", "p99 µs", "index MB", "s to index"}, unpaired: true,
		about: "The queries of `internal/search/testdata`, over and over: `go test -bench 'BenchmarkSearch|BenchmarkLarge' ./internal/search`. The index is what the heap grows by.",
	}
	const bundled, large = "the bundled guide", "10,000 articles"
	for name, pattern := range map[string]string{bundled: "BenchmarkSearch", large: "BenchmarkLarge"} {
		t.row(bundled)
		values, err := b.gobench(ctx, "./internal/search", pattern, "-benchtime", "3s", "-timeout", "19m")
		if err != nil {
			t.missing(name, err)
			continue
		}
		t.row(name).cells = map[string]sample{"p50 µs": values["p50-µs"], "p99 µs": values["p99-µs"], "index MB": values["MB-index"], "s to index": values["s-to-index"]}
	}
	t.goal("p99 µs of "+bundled+" ", "", t.of(bundled, "p99 µs").median(), atMost(1000))
	t.goal("p99 µs of "+large+" ", "", t.of(large, "p99 µs").median(), atMost(5000))
	t.goal("index MB of "+large+" ", "", t.of(large, "index MB").median(), atMost(100))
	return []*table{t}, nil
}

// drawing draws share cards.
func drawing(ctx context.Context, b *bench) ([]*table, error) {
	t := &table{title: "A share card", columns: []string{"ms"}, about: "`go test -bench BenchmarkDraw ./internal/card`: laid out, painted and written as PNG."}
	values, err := b.gobench(ctx, "./internal/card", "BenchmarkDraw")
	if err != nil {
		return nil, err
	}
	for _, ns := range values["ns/op"] {
		t.add(ours, "ms", ns/1e6)
	}
	t.hold("ms", "", atMost(20))
	return []*table{t}, nil
}

// micro runs the benchmarks of single packages six times and has benchstat say how
// far they can be trusted.
func micro(ctx context.Context, b *bench) ([]*table, error) {
	benchstat, err := b.tool(ctx, "benchstat")
	if err != nil {
		return nil, err
	}
	c, err := run(ctx, program{args: []string{
		"go", "test", "-run", "^$", "-bench", "^Benchmark(Article|FirstDraw|Draw|NewPainter|Index|Search|Start)$", "-benchmem", "-count", "6", "-timeout", "28m",
		"./cmd/leakygut", "./internal/card", "./internal/search", "./internal/web",
	}}, 30*time.Minute)
	if err != nil {
		return nil, err
	}
	const file = "micro.txt"
	if err := os.WriteFile(b.path(file), []byte(c.said), 0o644); err != nil {
		return nil, err
	}
	stats, err := run(ctx, program{args: []string{benchstat, file}, dir: b.dir}, time.Minute)
	return []*table{{title: "Benchmarks of packages", about: "```\n" + strings.TrimSpace(stats.said) + "\n```"}}, err
}
