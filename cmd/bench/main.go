// Command bench measures the site beside the programs that somebody would pick
// instead of it, and writes down what it found. It is run by `make bench` and is no
// part of the site.
//
// A number by itself ages with the machine it was measured on; a ratio of two that
// were measured in turns lasts. So every subject is a comparison: the programs take
// turns, A-B-A-B, for a number of rounds, each a process of its own, and what is
// reported is the median, the least and the most, and the ratio of the medians.
// The data flows one way: a subject runs programs and fills a [table] → goals are
// held against it → [report] → BENCHMARKS.md. A program that cannot be had is named
// in the table, with the reason; the rest goes on.
//
// What must be a process and has none elsewhere is a hidden command of this program:
// the bare work that ours is compared with, and making the folders that all build.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

type commands struct {
	Run      runCommand      `cmd:"" default:"withargs" help:"Measure, and write the report."`
	Folder   folderCommand   `cmd:"" hidden:"" help:"Make a folder of so many articles, and the same for Hugo."`
	Compile  compileCommand  `cmd:"" hidden:"" help:"Compile a folder, and nothing else."`
	Plain    plainCommand    `cmd:"" hidden:"" help:"Draw a folder with goldmark, YAML and a layout, and nothing else."`
	Again    againCommand    `cmd:"" hidden:"" help:"Compile a folder, then again after an edit."`
	Compress compressCommand `cmd:"" hidden:"" help:"Write a .br and a .gz beside each page of a folder."`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var c commands
	parsed := kong.Parse(&c, kong.Name("bench"), kong.Description("Measures the site beside other programs."),
		kong.Vars{"subjects": names()},
		kong.BindTo(ctx, (*context.Context)(nil)))
	parsed.FatalIfErrorf(parsed.Run())
}
