package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"time"
)

// jobTime is how long a program may take for a folder.
const jobTime = 20 * time.Minute

// Who builds a folder. Two of them are ours.
const (
	whole   = "ours: `leakygut check`"
	plainly = "goldmark, YAML, layout"
)

// compiling builds the same articles with several programs, at several sizes.
func compiling(ctx context.Context, b *bench) ([]*table, error) {
	each := &table{title: "What an article costs", about: "Processor time in µs, by how many articles there are."}
	var tables []*table
	for _, articles := range b.Articles {
		dir, err := b.folder(ctx, articles)
		if err != nil {
			return nil, err
		}
		t := &table{title: number(float64(articles)) + " articles", columns: []string{"s", "CPU s", "peak MB"}}
		b.turns(ctx, t,
			b.job(ctx, ours, b.self, "compile", dir+"/content"),
			b.job(ctx, plainly, b.self, "plain", dir+"/content"),
			b.hugoJob(ctx, dir, articles),
			b.checkJob(ctx, dir+"/content", articles),
		)
		for _, r := range t.rows {
			for _, cpu := range r.cells["CPU s"] {
				each.add(r.name, number(float64(articles)), cpu/float64(articles)*1e6)
			}
			each.row(r.name).absent = r.absent
		}
		tables = append(tables, t)
	}
	largest := tables[len(tables)-1]
	largest.about = "A process that reads the folder and ends. Ours compiles, links and checks; `leakygut check`, measured once, draws every page, card and feed besides, and follows " +
		"every link of them; the plain one draws Markdown into a layout on all processors; Hugo does that with `--renderToMemory`, two templates and no theme."
	largest.hold("s", plainly, atMost(1.5))
	largest.hold("s", "Hugo", atMost(0.25))
	largest.hold("peak MB", "Hugo", atMost(0.25))
	slices.Reverse(tables)
	return append(tables, each), nil
}

// folder is a folder of so many articles, made once.
func (b *bench) folder(ctx context.Context, articles int) (string, error) {
	dir := b.path(strconv.Itoa(articles))
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		return dir, err
	}
	_, err := run(ctx, program{args: []string{b.self, "folder", dir, strconv.Itoa(articles)}}, jobTime)
	return dir, err
}

// job is a program that ends.
func (b *bench) job(ctx context.Context, name string, args ...string) contestant {
	return contestant{name, func(int) ([]float64, error) {
		c, err := run(ctx, program{args: args}, jobTime)
		return c.values(), err
	}}
}

// values are seconds, seconds of processors, and megabytes.
func (c cost) values() []float64 {
	return []float64{c.wall.Seconds(), c.cpu.Seconds(), float64(c.peak) / (1 << 20)}
}

// checkedAtMost is for how many articles `leakygut check` is run: ten thousand take
// two minutes.
const checkedAtMost = 10_500

// checkJob is the whole of `leakygut check`, in the first round alone: it takes far
// longer than what it stands beside.
func (b *bench) checkJob(ctx context.Context, dir string, articles int) contestant {
	if articles > checkedAtMost {
		return absent(whole, fmt.Errorf("more than %s articles take longer than this is worth", number(checkedAtMost)))
	}
	file, err := b.tool(ctx, "leakygut")
	if err != nil {
		return absent(whole, err)
	}
	check := b.job(ctx, whole, file, "check", dir)
	return contestant{whole, func(round int) ([]float64, error) {
		if round > 0 {
			return nil, nil
		}
		return check.measure(round)
	}}
}

// hugoPages is where Hugo says how many pages it built.
var hugoPages = regexp.MustCompile(`Pages\s*[│|]\s*(\d+)`)

// hugoJob is Hugo, which must have built all articles.
func (b *bench) hugoJob(ctx context.Context, dir string, articles int) contestant {
	hugo, err := b.tool(ctx, "hugo")
	if err != nil {
		return absent("Hugo", err)
	}
	return contestant{"Hugo", func(int) ([]float64, error) {
		c, err := run(ctx, program{args: []string{hugo, "--renderToMemory", "--source", dir + "/hugo"}}, jobTime)
		if err != nil {
			return nil, err
		}
		return c.values(), allPages(c.said, articles)
	}}
}

func allPages(said string, articles int) error {
	m := hugoPages.FindStringSubmatch(said)
	if m == nil {
		return errors.New("hugo does not say how many pages it built")
	}
	if pages, _ := strconv.Atoi(m[1]); pages < articles {
		return fmt.Errorf("hugo built %d pages of %d", pages, articles)
	}
	return nil
}
