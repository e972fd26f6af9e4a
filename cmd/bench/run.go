package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// runCommand measures subjects and writes the report.
type runCommand struct {
	Only     []string      `help:"Subjects to measure, separated by commas; all of them but micro without it: ${subjects}."`
	Rounds   int           `default:"5" help:"How often the programs take turns."`
	Duration time.Duration `default:"3s" help:"How long a server is under load in a round."`
	Articles []int         `default:"100,1000,10000" help:"Sizes of the guides that are compiled; edits and searches are measured at the largest."`
	Export   []int         `default:"100" help:"Sizes of the guides that are exported. Every text is compressed as small as it gets: a thousand articles take a quarter of an hour a round."`
	Tools    string        `default:"bin/bench" help:"Folder for the programs that are built to compare with."`
	Out      string        `help:"File for the report: BENCHMARKS.md without it, or standard output for a part of the subjects."`
}

// subject is something that is measured.
type subject struct {
	name    string
	measure func(context.Context, *bench) ([]*table, error)
}

// subjects are all, in the order of the report. Micro-benchmarks compare with
// nothing, and are run when they are asked for.
func subjects() []subject {
	return []subject{
		{"serving", serving}, {"start", starting}, {"compile", compiling}, {"edit", editing}, {"search", searching},
		{"weight", weighing}, {"cards", drawing}, {"export", exporting}, {"micro", micro},
	}
}

// names lists the subjects for people.
func names() string {
	var all []string
	for _, s := range subjects() {
		all = append(all, s.name)
	}
	return strings.Join(all, ", ")
}

// Validate implements kong's check of a command line.
func (c *runCommand) Validate() error {
	for _, name := range c.Only {
		if !slices.ContainsFunc(subjects(), func(s subject) bool { return s.name == name }) {
			return fmt.Errorf("--only %s: there are %s", name, names())
		}
	}
	if c.Rounds < 1 || c.Duration < time.Second || len(c.Articles) == 0 || len(c.Export) == 0 {
		return fmt.Errorf("measure at least one round, a second and one size")
	}
	slices.Sort(c.Articles)
	slices.Sort(c.Export)
	return nil
}

// Run measures one subject after the other. What fails is written down, and the rest
// goes on.
func (c *runCommand) Run(ctx context.Context) error {
	b, err := newBench(c)
	if err != nil {
		return err
	}
	defer b.clean()
	r := newReport(ctx)
	for _, s := range subjects() {
		if (len(c.Only) > 0 && !slices.Contains(c.Only, s.name)) || (len(c.Only) == 0 && s.name == "micro") {
			continue
		}
		b.say("%s", s.name)
		start := time.Now()
		tables, err := s.measure(ctx, b)
		if ctx.Err() != nil {
			return fmt.Errorf("stopped while measuring %s", s.name)
		}
		r.add(s.name, tables, err, time.Since(start))
	}
	r.tools = b.versions
	text := r.markdown(c)
	switch {
	case c.Out == "" && len(c.Only) > 0:
		_, err = os.Stdout.WriteString(text)
		return err
	case c.Out == "":
		c.Out = "BENCHMARKS.md"
	}
	if err := os.WriteFile(c.Out, []byte(text), 0o644); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	b.say("wrote %s", c.Out)
	return nil
}

// bench is what subjects share.
type bench struct {
	*runCommand
	self     string // this program, for its hidden commands
	dir      string // for files, until the end
	found    map[string]string
	versions []string
	progress io.Writer
}

func newBench(c *runCommand) (*bench, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	if c.Tools, err = filepath.Abs(c.Tools); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(c.Tools, 0o755); err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "leakygut-bench-")
	return &bench{runCommand: c, self: self, dir: dir, found: map[string]string{}, progress: os.Stderr}, err
}

func (b *bench) clean() { _ = os.RemoveAll(b.dir) }

// say tells whoever waits what is being done.
func (b *bench) say(format string, args ...any) {
	fmt.Fprintf(b.progress, time.Now().Format(time.TimeOnly)+" "+format+"\n", args...)
}

// contestant is a program that takes turns with others. What it measures are the
// columns of a table, in their order, or nothing in a round that it sits out.
type contestant struct {
	name    string
	measure func(round int) ([]float64, error)
}

// absent is a contestant that cannot be had.
func absent(name string, why error) contestant {
	return contestant{name, func(int) ([]float64, error) { return nil, why }}
}

// turns lets contestants measure one after the other, round after round. Who fails
// once is out, and the table says why.
func (b *bench) turns(ctx context.Context, t *table, contestants ...contestant) {
	columns := slices.Clone(t.columns)
	for round := range b.Rounds {
		for _, c := range contestants {
			if t.row(c.name).absent != "" || ctx.Err() != nil {
				continue
			}
			b.say("  %s: %s, round %d of %d", t.title, c.name, round+1, b.Rounds)
			values, err := c.measure(round)
			if err != nil {
				b.say("  %s: %v", c.name, err)
				t.missing(c.name, err)
				continue
			}
			for i, value := range values {
				t.add(c.name, columns[i], value)
			}
		}
	}
}

// path is a file or folder for the time of the run.
func (b *bench) path(parts ...string) string {
	return filepath.Join(append([]string{b.dir}, parts...)...)
}
