package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// report is all that was measured, and where.
type report struct {
	machine []string
	tools   []string
	parts   []part
}

// part is a subject of the report.
type part struct {
	name   string
	tables []*table
	failed error
	took   time.Duration
}

func newReport(ctx context.Context) *report { return &report{machine: machine(ctx)} }

func (r *report) add(name string, tables []*table, err error, took time.Duration) {
	r.parts = append(r.parts, part{name, tables, err, took})
}

// markdown is the report as it is kept.
func (r *report) markdown(c *runCommand) string {
	var b strings.Builder
	b.WriteString("# Benchmarks\n\nWritten by `make bench`, in one run on one machine. Programs take turns, round after round, each a process of\n" +
		"its own. A cell is the median, then the least and the most of all rounds in brackets; `×` is ours divided by it.\n")
	fmt.Fprintf(&b, "Here: %d rounds, %v of load each.\n\n", c.Rounds, c.Duration)
	for _, line := range append(r.machine, r.tools...) {
		fmt.Fprintf(&b, "- %s\n", line)
	}
	if goals := r.goals(); goals != "" {
		b.WriteString("\n## Goals\n\n" + goals)
	}
	for _, p := range r.parts {
		fmt.Fprintf(&b, "\n## %s\n\nMeasured in %v: `make bench ONLY=%s`.\n", strings.ToUpper(p.name[:1])+p.name[1:], p.took.Round(time.Second), p.name)
		if p.failed != nil {
			fmt.Fprintf(&b, "\n**Not measured**: %s\n", strings.ReplaceAll(p.failed.Error(), "\n", "; "))
		}
		for _, t := range p.tables {
			b.WriteString("\n" + t.markdown())
		}
	}
	return b.String()
}

// goals counts what is met and lists what is not.
func (r *report) goals() string {
	met, all, open := 0, 0, ""
	for _, p := range r.parts {
		for _, t := range p.tables {
			for _, g := range t.goals {
				all++
				if g.met {
					met++
				} else {
					open += fmt.Sprintf("- %s, %s: %s\n", p.name, t.title, g.verdict())
				}
			}
		}
	}
	if all == 0 {
		return ""
	}
	return strings.TrimRight(fmt.Sprintf("%d of %d met.\n\n%s", met, all, open), "\n") + "\n"
}

// machine says what was measured on, and what of.
func machine(ctx context.Context) []string {
	first := func(file, pattern string) string {
		text, err := os.ReadFile(file)
		if m := regexp.MustCompile(pattern).FindSubmatch(text); err == nil && m != nil {
			return string(m[1])
		}
		return "unknown"
	}
	commit, err := exec.CommandContext(ctx, "git", "describe", "--always", "--dirty", "--abbrev=12").Output()
	if err != nil {
		commit = []byte("unknown")
	}
	kilobytes, _ := strconv.ParseFloat(first("/proc/meminfo", `MemTotal:\s*(\d+)`), 64)
	return []string{
		"Day: " + time.Now().UTC().Format(time.DateOnly) + "; commit " + strings.TrimSpace(string(commit)),
		fmt.Sprintf("Machine: %s, %d processors, %s GB of memory, Linux %s, load %s before it began", first("/proc/cpuinfo", `model name\s*: (.*)`), runtime.NumCPU(),
			number(kilobytes/(1<<20)), first("/proc/sys/kernel/osrelease", `(\S+)`), first("/proc/loadavg", `(\S+)`)),
		"Go: " + runtime.Version() + " " + runtime.GOARCH,
	}
}
