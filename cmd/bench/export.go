package main

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// exportTime is how long a program may take to write a site.
const exportTime = 3 * time.Hour

// exporting writes sites as files, with a .br and a .gz beside each page.
func exporting(ctx context.Context, b *bench) ([]*table, error) {
	var tables []*table
	for _, articles := range b.Export {
		dir, err := b.folder(ctx, articles)
		if err != nil {
			return nil, err
		}
		t := &table{title: number(float64(articles)) + " articles", columns: []string{"s", "CPU s", "peak MB", "MB written", "files"}}
		leakygut, err := b.tool(ctx, "leakygut")
		if err != nil {
			return nil, err
		}
		out := b.path("export")
		export := []string{leakygut, "export", out, "--content", dir + "/content", "--base-url", "https://leaky.example"}
		contestants := []contestant{
			b.written(ctx, ours, out, export),
			b.written(ctx, "ours without cards", out, append(export, "--no-cards")),
		}
		if hugo, err := b.tool(ctx, "hugo"); err != nil {
			contestants = append(contestants, absent("Hugo, then compressed", err))
		} else {
			contestants = append(contestants, b.written(ctx, "Hugo, then compressed", out,
				[]string{hugo, "--source", dir + "/hugo", "--destination", out}, []string{b.self, "compress", out}))
		}
		b.turns(ctx, t, contestants...)
		tables = append(tables, t)
	}
	tables[0].about = "`leakygut export` writes every page, claim, source and term, each as HTML, Markdown and JSON, the feeds, and the cards of shared links; Hugo writes an HTML " +
		"page an article and nothing else. Brotli 11 and gzip 9 for both, by the same code."
	return tables, nil
}

// written is a program, or several in a row, that fills a new folder.
func (b *bench) written(ctx context.Context, name, out string, commands ...[]string) contestant {
	return contestant{name, func(int) ([]float64, error) {
		if err := os.RemoveAll(out); err != nil {
			return nil, err
		}
		var sum cost
		for _, args := range commands {
			c, err := run(ctx, program{args: args}, exportTime)
			if err != nil {
				return nil, err
			}
			sum = cost{wall: sum.wall + c.wall, cpu: sum.cpu + c.cpu, peak: max(sum.peak, c.peak)}
		}
		size, files, err := folderSize(out)
		return append(sum.values(), float64(size)/(1<<20), float64(files)), err
	}}
}

// folderSize is how many bytes and files are in a folder.
func folderSize(dir string) (size int64, files int, err error) {
	err = filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			size, files = size+info.Size(), files+1
		}
		return err
	})
	return size, files, err
}
