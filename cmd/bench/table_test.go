package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestTable measures three programs, of which one cannot be had and one breaks down.
func TestTable(t *testing.T) {
	t.Parallel()
	b := &bench{runCommand: &runCommand{Rounds: 3}, progress: io.Discard}
	table := &table{title: "The whole page", about: "With `wrk`.", columns: []string{"requests/s", "p99 ms"}}
	var order []string
	b.turns(t.Context(), table,
		contestant{ours, func(round int) ([]float64, error) {
			order = append(order, ours)
			return []float64{1000 + float64(round), 2}, nil
		}},
		contestant{"bare", func(round int) ([]float64, error) {
			order = append(order, "bare")
			if round == 2 {
				return nil, fmt.Errorf("wrk: %s", "connect 1 | read 0\n")
			}
			return []float64{2002, 1}, nil
		}},
		absent("Caddy", errors.New("caddy cannot be built")),
	)
	if want := "ours bare ours bare ours bare"; strings.Join(order, " ") != want {
		t.Errorf("turns %v, want %s", order, want)
	}
	table.hold("requests/s", "bare", atLeast(0.95))
	table.hold("requests/s", "Caddy", atLeast(4))
	table.hold("p99 ms", "", atMost(5))
	want := `### The whole page

With ` + "`wrk`" + `.

| | requests/s | p99 ms |
|---|--:|--:|
| ours | 1,001 (1,000–1,002) | 2 (2–2) |
| bare | 2,002 (2,002–2,002) ×0.5 not measured: wrk: connect 1 \| read 0 | 1 (1–1) ×2 |
| Caddy | not measured: caddy cannot be built | – |

- requests/s at least 0.95 × bare: 0.5, **not met**
- requests/s at least 4 × Caddy: **not measured**
- p99 ms at most 5: 2, met
`
	if diff := cmp.Diff(want, table.markdown()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestReport wants what failed to be said, and goals that are not met to stand first.
func TestReport(t *testing.T) {
	t.Parallel()
	r := &report{machine: []string{"Machine: one"}, tools: []string{"wrk: 4"}}
	page := &table{title: "Page", columns: []string{"ms"}}
	page.add(ours, "ms", 7)
	page.hold("ms", "", atMost(5))
	page.hold("ms", "", atLeast(5))
	r.add("serving", []*table{page}, nil, time.Second)
	r.add("weight", nil, errors.New("npm is not installed"), time.Second)
	text := r.markdown(&runCommand{Rounds: 2, Duration: time.Second})
	for _, want := range []string{
		"2 rounds, 1s of load", "- Machine: one\n- wrk: 4\n", "## Goals\n\n1 of 2 met.\n\n- serving, Page: ms at most 5: 7, **not met**\n\n## Serving\n",
		"`make bench ONLY=serving`", "## Weight\n", "**Not measured**: npm is not installed",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// TestMissingTool wants to read which program is not there.
func TestMissingTool(t *testing.T) {
	t.Parallel()
	b := &bench{found: map[string]string{}}
	if _, err := b.tool(context.Background(), "no-such-program"); err == nil || err.Error() != "no-such-program is not installed" {
		t.Errorf("error %v", err)
	}
}

func TestUnknownSubject(t *testing.T) {
	t.Parallel()
	c := &runCommand{Only: []string{"servng"}, Rounds: 1, Duration: time.Second, Articles: []int{1}, Export: []int{1}}
	if err := c.Validate(); err == nil || !strings.Contains(err.Error(), "there are serving, start,") {
		t.Errorf("error %v", err)
	}
}
