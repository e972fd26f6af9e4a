package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"leakygut/internal/bibliography"
)

// referencesFile is the bibliography in a content folder.
const referencesFile = "references.json"

// maxCited is how many sources are listed; whoever has more to choose from adds a
// word.
const maxCited = 10

// errNotFound says that it was said what was not found.
var errNotFound = errors.New("nothing found")

// citeCommand finds sources and says how to cite them.
type citeCommand struct {
	Query   []string `arg:"" name:"words" help:"A DOI, PMID, PMCID or address in any spelling, or words of author, title, year and journal."`
	Content string   `default:"content" env:"LEAKYGUT_CONTENT" help:"Content folder."`
	Format  string   `default:"text" enum:"text,json" help:"text or json."`
}

// Validate implements kong's check of a command line.
func (c *citeCommand) Validate() error { return isFolder(c.Content) }

// cited is a source as it is printed.
type cited struct {
	Key       string `json:"key"`
	Citation  string `json:"citation"` // to paste into a text
	Reference string `json:"reference"`
	DOI       string `json:"doi,omitempty"`
	PMID      string `json:"pmid,omitempty"`
	URL       string `json:"url,omitempty"`
}

func newCited(entries []bibliography.Entry) []cited {
	list := []cited{} // which JSON writes as a list, even an empty one
	for _, e := range entries {
		list = append(list, cited{e.ID, "[@" + e.ID + "]", bibliography.Short(e), e.DOI, e.PMID, e.URL})
	}
	return list
}

// Run prints what is found, the best first.
func (c *citeCommand) Run(out *output) error {
	_, entries, err := readReferences(c.Content)
	if err != nil {
		return err
	}
	query := strings.Join(c.Query, " ")
	entriesFound, entriesNear := bibliography.Find(entries, query)
	found, nearest := newCited(entriesFound), newCited(entriesNear)
	if c.Format == "json" {
		e := json.NewEncoder(out.stdout)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		err = e.Encode(struct {
			Query   string  `json:"query"`
			Found   []cited `json:"found"`
			Nearest []cited `json:"nearest"`
		}{query, found, nearest})
	} else {
		printCited(out, query, found, nearest)
	}
	if err == nil && len(found) == 0 {
		return errNotFound
	}
	return err
}

func printCited(out *output, query string, found, nearest []cited) {
	for _, s := range found[:min(len(found), maxCited)] {
		fmt.Fprintf(out.stdout, "%s\n    %s\n    %s\n", s.Key, s.Reference, s.Citation)
	}
	if more := len(found) - maxCited; more > 0 {
		fmt.Fprintf(out.stdout, "and %d more: add a word\n", more)
	}
	if len(found) > 0 {
		return
	}
	fmt.Fprintf(out.stdout, "no source for “%s” in the bibliography\n", query)
	for i, s := range nearest {
		if i == 0 {
			fmt.Fprintln(out.stdout, "nearest:")
		}
		fmt.Fprintf(out.stdout, "%s\n    %s\n    %s\n", s.Key, s.Reference, s.Citation)
	}
}

// readReferences reads the bibliography of a content folder. Mistakes in single
// entries are for check to report.
func readReferences(dir string) ([]byte, []bibliography.Entry, error) {
	file := filepath.Join(dir, referencesFile)
	src, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("%s has no %s", dir, referencesFile)
	}
	if err != nil {
		return nil, nil, err
	}
	entries, problems := bibliography.Decode(src)
	if len(problems) > 0 && !json.Valid(src) {
		return nil, nil, fmt.Errorf("%s: %s: leakygut check %s tells where", file, problems[0].Message, dir)
	}
	return src, entries, nil
}
