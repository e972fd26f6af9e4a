package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/mail"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"leakygut/content"
	"leakygut/internal/bibliography"
	"leakygut/internal/source"
	"leakygut/internal/standing"
)

// sourcesCommand asks whether the sources of the guide still stand.
type sourcesCommand struct {
	Keys     []string      `arg:"" optional:"" name:"key" help:"Keys of references to ask about. Without one, all."`
	Content  string        `env:"LEAKYGUT_CONTENT" help:"Content folder instead of the articles built into the program."`
	Format   string        `enum:"text,json" default:"text" help:"How to report: text or json."`
	Mark     bool          `help:"Write into references.json which sources were retracted. Needs --content."`
	Mailto   string        `env:"LEAKYGUT_MAILTO" help:"Your e-mail address, which Crossref and PubMed ask for, to write to you before they block you."`
	MaxAge   time.Duration `default:"168h" help:"How old an answer may be before it is asked for again."`
	Cache    string        `env:"LEAKYGUT_CACHE" help:"Folder to keep answers in. Without it, one in your own cache folder."`
	Timeout  time.Duration `default:"20s" help:"How long to wait for one answer."`
	Crossref string        `name:"crossref-url" env:"LEAKYGUT_CROSSREF_URL" default:"https://api.crossref.org" help:"Base address of Crossref's REST interface."`
	PubMed   string        `name:"pubmed-url" env:"LEAKYGUT_PUBMED_URL" default:"https://eutils.ncbi.nlm.nih.gov/entrez/eutils" help:"Base address of NCBI's E-utilities."`
	DOI      string        `name:"doi-url" env:"LEAKYGUT_DOI_URL" default:"https://doi.org" help:"Base address that resolves DOIs."`
}

// Validate implements kong's check of a command line.
func (c *sourcesCommand) Validate() error {
	for flag, address := range map[string]string{"--crossref-url": c.Crossref, "--pubmed-url": c.PubMed, "--doi-url": c.DOI} {
		if u, err := url.Parse(address); err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || u.RawQuery != "" {
			return fmt.Errorf("%s %s: write an address such as https://example.org", flag, address)
		}
	}
	switch {
	case c.Mark && c.Content == "":
		return errors.New("--mark writes into a content folder: say which with --content")
	case c.Timeout <= 0:
		return fmt.Errorf("--timeout %v: write a time above zero", c.Timeout)
	case c.MaxAge < 0:
		return fmt.Errorf("--max-age %v: write a time", c.MaxAge)
	}
	if c.Mailto != "" {
		if a, err := mail.ParseAddress(c.Mailto); err != nil || a.Address != c.Mailto {
			return fmt.Errorf("--mailto %s: write an e-mail address", c.Mailto)
		}
	}
	return isFolder(c.Content)
}

// Run asks and reports. Whatever there is to do makes it an error, and so does
// what could not be asked.
func (c *sourcesCommand) Run(ctx context.Context, out *output) error {
	entries, err := c.entries()
	if err != nil {
		return err
	}
	cache, err := c.cache()
	if err != nil {
		return err
	}
	bar := newProgress(out.stderr, "questions")
	report := standing.Ask(ctx, standing.Config{
		Crossref: c.Crossref, PubMed: c.PubMed, DOI: c.DOI, Mailto: c.Mailto,
		Timeout: c.Timeout, Cache: cache, Clock: standing.SystemClock{}, Progress: bar.show,
	}, entries)
	bar.clear()
	if report.CacheError != nil {
		fmt.Fprintf(out.stderr, "leakygut: answers will be asked for again: %v\n", report.CacheError)
	}
	write := report.Text
	if c.Format == "json" {
		write = report.JSON
	}
	if err := write(out.stdout); err != nil {
		return err
	}
	if c.Mark {
		if err := c.mark(report, out.stderr); err != nil {
			return err
		}
	}
	if !report.NothingToDo() {
		return errFindings
	}
	return nil
}

// entries reads the references to ask about.
func (c *sourcesCommand) entries() ([]bibliography.Entry, error) {
	var files fs.FS = content.FS()
	if c.Content != "" {
		files = os.DirFS(c.Content)
	}
	text, err := fs.ReadFile(files, referencesFile)
	if err != nil {
		return nil, fmt.Errorf("references: %w", err)
	}
	all, problems := bibliography.Decode(text)
	if len(problems) > 0 {
		return nil, fmt.Errorf("%s has %s: %s", referencesFile, count(len(problems), "mistake"), strings.TrimSpace("leakygut check "+c.Content))
	}
	if len(c.Keys) == 0 {
		return all, nil
	}
	var keys []string
	for _, e := range all {
		keys = append(keys, e.ID)
	}
	for _, key := range c.Keys {
		if !slices.Contains(keys, key) {
			return nil, noReference(key, keys)
		}
	}
	return slices.DeleteFunc(all, func(e bibliography.Entry) bool { return !slices.Contains(c.Keys, e.ID) }), nil
}

// noReference says that there is no reference of a key, and which one is meant.
func noReference(key string, keys []string) error {
	if near, ok := source.Nearest(key, slices.Values(keys)); ok {
		return fmt.Errorf("no reference %q in %s: did you mean %q?", key, referencesFile, near)
	}
	return fmt.Errorf("no reference %q in %s", key, referencesFile)
}

// cache is where answers are kept.
func (c *sourcesCommand) cache() (*standing.Cache, error) {
	dir := c.Cache
	if dir == "" {
		own, err := os.UserCacheDir()
		if err != nil {
			return nil, fmt.Errorf("no cache folder: say where to keep answers with --cache: %w", err)
		}
		dir = filepath.Join(own, "leakygut", "sources")
	}
	return standing.NewCache(dir, c.MaxAge)
}

// mark writes the retractions into the file, as it is now.
func (c *sourcesCommand) mark(report standing.Report, w io.Writer) error {
	file := filepath.Join(c.Content, referencesFile)
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("references: %w", err)
	}
	marked, keys, err := standing.Mark(text, report)
	if err != nil {
		return fmt.Errorf("mark: %w", err)
	}
	if len(keys) == 0 {
		return nil
	}
	if err := bibliography.Save(file, marked); err != nil {
		return err
	}
	fmt.Fprintf(w, "marked as retracted in %s: %s\n", file, strings.Join(keys, ", "))
	return nil
}
