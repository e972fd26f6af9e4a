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
	Dir    string `arg:"" optional:"" help:"Content folder. Without one, the articles built into the program."`
	Format string `enum:"text,json,github" default:"text" help:"How to report: text for people, json for programs, github for GitHub Actions."`
	Strict bool   `help:"Exit with 1 for warnings too."`
	Today  string `placeholder:"DAY" help:"Judge age as on this day, such as 2027-03-01, instead of today."`

	day time.Time
}

// Validate implements kong's check of a command line.
func (c *checkCommand) Validate() error {
	c.day = time.Now()
	if c.Today != "" {
		day, err := time.Parse(time.DateOnly, c.Today)
		if err != nil {
			return fmt.Errorf("--today %s: write a day as year-month-day, such as 2027-03-01", c.Today)
		}
		c.day = day
	}
	return isFolder(c.Dir)
}

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

// Run reports what is wrong, and sums it up in a line. Where the compiler finds no
// error, the finished pages are looked at too.
func (c *checkCommand) Run(ctx context.Context, out *output) error {
	g, list, err := compile.Compile(contentOf(c.Dir), compile.On(c.day), compile.WithDrafts())
	if err != nil {
		return err
	}
	if g != nil {
		found, err := checkPages(ctx, g, c.day)
		if err != nil {
			return err
		}
		list = append(list, found...)
	}
	if err := c.report(out, g, list); err != nil {
		return err
	}
	if list.Errors() > 0 || (c.Strict && len(list) > 0) {
		return errContent
	}
	return nil
}

// report writes the findings in the format that was asked for. The line that sums
// them up stands apart from a JSON document.
func (c *checkCommand) report(out *output, g *guide.Guide, list source.List) error {
	summary := out.stdout
	var err error
	switch c.Format {
	case "json":
		summary = out.stderr
		err = source.JSON(out.stdout, c.Dir, list)
	case "github":
		err = source.GitHub(out.stdout, c.Dir, list)
	default:
		err = printList(out.stdout, c.Dir, list)
		if len(list) > 0 {
			fmt.Fprintln(out.stdout)
		}
	}
	if err != nil {
		return err
	}
	problems := count(list.Errors(), "error") + ", " + count(list.Warnings(), "warning")
	if list.Errors() > 0 {
		fmt.Fprintf(summary, "%s: this guide cannot be served\n", problems)
		return nil
	}
	if c.Strict && len(list) > 0 {
		problems += ", which count too (--strict)"
	}
	fmt.Fprintf(summary, "%s, %s, %s, %s: %s\n", count(len(g.Articles()), "article"),
		count(len(g.Claims), "claim"), count(len(g.References), "reference"), count(len(g.Terms), "term"), problems)
	return nil
}

// printList prints for people, in color where they see it.
func printList(w io.Writer, dir string, list source.List) error {
	if colored(w) {
		return source.PrintColor(w, dir, list)
	}
	return source.Print(w, dir, list)
}

// colored tells whether what is written to w is seen in color: by a terminal, by
// somebody who did not ask for none (https://no-color.org).
func colored(w io.Writer) bool {
	return terminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// checkPages draws every page and reports the links in it that lead nowhere,
// whoever put them there, and letters that its card cannot show.
func checkPages(ctx context.Context, g *guide.Guide, day time.Time) (source.List, error) {
	site, err := web.New(web.Config{
		Guide: g, BaseURL: "https://example.org", // any: citations name the site
		Logger: slog.New(slog.DiscardHandler), Now: func() time.Time { return day }, Passing: true,
	})
	if err != nil {
		return nil, err
	}
	links := linkcheck.New(append(site.Pages(), site.Files()...)...)
	if err := site.Draw(ctx, links.Read); err != nil {
		return nil, err
	}
	list, err := site.CheckCards()
	if err != nil {
		return nil, err
	}
	for _, b := range links.Broken() {
		list = append(list, source.Diagnostic{File: source.NewPage(b.Page), Rule: "broken-link", Message: b.Href + ": " + b.Why})
	}
	return list.Sort(), nil
}

// contentOf is a content folder, or the embedded one where dir is empty.
func contentOf(dir string) fs.FS {
	if dir == "" {
		return content.FS()
	}
	return os.DirFS(dir)
}

// oneScreen is how many mistakes a server that cannot start shows.
const oneScreen = 4

// load compiles a content folder, or the embedded one where dir is empty. Where the
// guide cannot be served it prints the first errors and returns errContent.
func load(dir string, w io.Writer, options ...compile.Option) (*guide.Guide, error) {
	g, list, err := compile.Compile(contentOf(dir), options...)
	if err != nil {
		return nil, err
	}
	return g, refuse(dir, list, w)
}

// refuse prints the first errors of a content folder and returns errContent; nil
// where there are none.
func refuse(dir string, list source.List, w io.Writer) error {
	errs, shown := list.Errors(), firstErrors(list)
	if errs == 0 {
		return nil
	}
	if err := source.Print(w, dir, shown); err != nil {
		return err
	}
	if errs > len(shown) {
		fmt.Fprintf(w, "\nand %d more: %s\n", errs-len(shown), strings.TrimSpace("leakygut check "+dir))
	}
	fmt.Fprintf(w, "\n%s, %s: this guide cannot be served\n", count(errs, "error"), count(list.Warnings(), "warning"))
	return errContent
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
