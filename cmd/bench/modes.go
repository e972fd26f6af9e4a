package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"leakygut/content"
	"leakygut/internal/compile"
	"leakygut/internal/compress"
	"leakygut/internal/large"
)

// folderCommand makes what the others work on.
type folderCommand struct {
	Dir      string `arg:""`
	Articles int    `arg:""`
}

// Run writes a guide to DIR/content and the same for Hugo to DIR/hugo.
func (c *folderCommand) Run() error {
	files, err := large.Content(content.FS(), c.Articles)
	if err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(c.Dir, "content"), files); err != nil {
		return err
	}
	return os.CopyFS(filepath.Join(c.Dir, "hugo"), forHugo(files))
}

// compileCommand is ours: it compiles, links and checks.
type compileCommand struct {
	Dir string `arg:""`
}

// Run fails where the guide cannot be served.
func (c *compileCommand) Run() error {
	g, list, err := compile.Compile(os.DirFS(c.Dir))
	if err == nil && g == nil {
		err = fmt.Errorf("%d errors", list.Errors())
	}
	return err
}

// edited is the article that edits change, and an edit of it.
const edited = "causes/stress.md"

func edit(text []byte, number int) []byte {
	return append(bytes.Clone(text), fmt.Appendf(nil, "\n%s\n", sentence(number))...)
}

// sentence is what an edit adds.
func sentence(number int) string { return fmt.Sprintf("This is edit number %d.", number) }

// againCommand compiles a folder, then again after an edit.
type againCommand struct {
	Dir string `arg:""`
}

// Run prints how many seconds it took at first, and after the edit: to read the
// folder, compile, link and check.
func (c *againCommand) Run() error {
	var compiler compile.Compiler
	once := func() (float64, error) {
		start := time.Now()
		read, err := compiler.Read(os.DirFS(c.Dir))
		if err != nil {
			return 0, err
		}
		g, list := compiler.Compile(read)
		if g == nil {
			return 0, fmt.Errorf("%d errors", list.Errors())
		}
		return time.Since(start).Seconds(), nil
	}
	full, err := once()
	if err != nil {
		return err
	}
	file := filepath.Join(c.Dir, edited)
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := os.WriteFile(file, edit(text, 1), 0o644); err != nil {
		return err
	}
	again, err := once()
	if err == nil {
		_, err = fmt.Println(full, again)
	}
	if restored := os.WriteFile(file, text, 0o644); err == nil {
		err = restored
	}
	return err
}

// compressCommand does for another's pages what an export does for ours.
type compressCommand struct {
	Dir string `arg:""`
}

// Run writes a .br and a .gz beside each page, as small as they get, on all
// processors.
func (c *compressCommand) Run() error {
	var encoder compress.Encoder
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	err := filepath.WalkDir(c.Dir, func(file string, e fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(file, ".html") {
			work.Go(func() error { return squeeze(&encoder, file) })
		}
		return err
	})
	if failed := work.Wait(); err == nil {
		err = failed
	}
	return err
}

func squeeze(encoder *compress.Encoder, file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	br, err := encoder.Brotli(text)
	if err != nil {
		return err
	}
	gz, err := encoder.Gzip(text)
	if err != nil {
		return err
	}
	if err := os.WriteFile(file+".br", br, 0o644); err != nil {
		return err
	}
	return os.WriteFile(file+".gz", gz, 0o644)
}
