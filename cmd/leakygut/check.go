package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"slices"
	"strings"
	"time"

	"leakygut/content"
	"leakygut/internal/compile"
	"leakygut/internal/guide"
	"leakygut/internal/linkcheck"
	"leakygut/internal/source"
	"leakygut/internal/web"
)

// checkCommand compiles the content and serves nothing.
type checkCommand struct {
	Dir string `arg:"" optional:"" help:"Content folder. Without one, the articles built into the program."`
}

// Validate implements kong's check of a command line.
func (c *checkCommand) Validate() error { return isFolder(c.Dir) }

// isFolder accepts a folder that can be read, and no name at all.
func isFolder(dir string) error {
	if dir == "" {
		return nil
	}
	info, err := os.Stat(dir)
	if err != nil {
		return fmt.Errorf("content folder: %w", err)
	}
	if !info.IsDir() {
		return fmt.Errorf("content folder: %s is a file", dir)
	}
	return nil
}

// Run prints the diagnostics and a line that sums them up. Where the compiler
// finds nothing, the finished pages are looked at too.
func (c *checkCommand) Run(ctx context.Context, out *output) error {
	g, err := load(c.Dir, out.stdout, false)
	if err != nil {
		return err
	}
	if err := checkPages(ctx, g, out.stdout); err != nil {
		return err
	}
	fmt.Fprintf(out.stdout, "%s, %s, %s, %s: no errors\n", count(len(g.Articles()), "article"),
		count(len(g.Claims), "claim"), count(len(g.References), "reference"), count(len(g.Terms), "term"))
	return nil
}

// checkPages draws every page and reports the links in it that lead nowhere,
// whoever put them there, and letters that its card cannot show.
func checkPages(ctx context.Context, g *guide.Guide, w io.Writer) error {
	site, err := web.New(web.Config{Guide: g, Logger: slog.New(slog.DiscardHandler), Now: time.Now})
	if err != nil {
		return err
	}
	pages, err := site.Pages(ctx)
	if err != nil {
		return err
	}
	broken := linkcheck.Check(pages, site.Files()...)
	for _, b := range broken {
		fmt.Fprintf(w, "page %s [broken-link]\n", b)
	}
	unset, err := site.CheckCards()
	if err != nil {
		return err
	}
	for _, problem := range unset {
		fmt.Fprintln(w, problem)
	}
	if n := len(broken) + len(unset); n > 0 {
		fmt.Fprintf(w, "\n%s: this guide cannot be served\n", count(n, "error"))
		return errContent
	}
	return nil
}

// oneScreen is how many mistakes a server that cannot start shows.
const oneScreen = 4

// load compiles a content folder, or the embedded one where dir is empty. It
// prints what is wrong with it: all, or the first errors if brief. It returns
// errContent where the guide cannot be served.
func load(dir string, w io.Writer, brief bool) (*guide.Guide, error) {
	var files fs.FS = content.FS()
	if dir != "" {
		files = os.DirFS(dir)
	}
	g, list, err := compile.Compile(files)
	if err != nil {
		return nil, err
	}
	shown := list
	if brief {
		shown = firstErrors(list)
	}
	if err := source.Print(w, dir, shown); err != nil {
		return nil, err
	}
	errs := list.Errors()
	if errs == 0 {
		return g, nil
	}
	if brief && errs > len(shown) {
		fmt.Fprintf(w, "\nand %d more: %s\n", errs-len(shown), strings.TrimSpace("leakygut check "+dir))
	}
	fmt.Fprintf(w, "\n%s, %s: this guide cannot be served\n", count(errs, "error"), count(len(list)-errs, "warning"))
	return nil, errContent
}

func firstErrors(list source.List) source.List {
	errs := slices.DeleteFunc(slices.Clone(list), func(d source.Diagnostic) bool { return d.Severity != source.Error })
	return errs[:min(len(errs), oneScreen)]
}

// count is a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
