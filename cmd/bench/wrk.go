package main

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// load is what wrk says of a run.
type load struct {
	perSecond float64
	requests  float64
	p50, p99  time.Duration
}

// The lines of wrk that are read.
var (
	wrkPerSecond = regexp.MustCompile(`(?m)^Requests/sec:\s+([0-9.]+)$`)
	wrkRequests  = regexp.MustCompile(`(?m)^\s+(\d+) requests in `)
	wrkMedian    = regexp.MustCompile(`(?m)^\s+50%\s+(\S+)$`)
	wrkTail      = regexp.MustCompile(`(?m)^\s+99%\s+(\S+)$`)
	wrkFailed    = regexp.MustCompile(`(?m)^\s*(Non-2xx or 3xx responses: .*|Socket errors: .*)$`)
)

// readWrk reads what `wrk --latency` printed. Answers other than 2xx and 3xx are an
// error: a server that refuses is fast.
func readWrk(text string) (load, error) {
	if m := wrkFailed.FindStringSubmatch(text); m != nil {
		return load{}, fmt.Errorf("wrk: %s", m[1])
	}
	var problems []error
	find := func(line *regexp.Regexp) string {
		m := line.FindStringSubmatch(text)
		if m == nil {
			problems = append(problems, fmt.Errorf("wrk: no line %s", line))
			return ""
		}
		return m[1]
	}
	float := func(line *regexp.Regexp) float64 {
		x, _ := strconv.ParseFloat(find(line), 64)
		return x
	}
	span := func(line *regexp.Regexp) time.Duration {
		d, _ := time.ParseDuration(find(line)) // wrk writes us, ms, s, m and h as Go does
		return d
	}
	l := load{float(wrkPerSecond), float(wrkRequests), span(wrkMedian), span(wrkTail)}
	return l, errors.Join(problems...)
}
