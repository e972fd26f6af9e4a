package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"

	"leakygut/internal/compile"
	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// newCommand writes the skeleton of an article, and says what it lacks.
type newCommand struct {
	Kind    string `arg:"" enum:"cause,symptom,solution,guide,myth" help:"What the article is about: cause, symptom, solution, guide or myth."`
	Slug    string `arg:"" help:"The last part of its address: lower-case letters, digits and hyphens."`
	Content string `default:"content" env:"LEAKYGUT_CONTENT" help:"Content folder."`
}

// Validate implements kong's check of a command line.
func (c *newCommand) Validate() error {
	if c.Slug != "" && !compile.IsSlug(c.Slug) { // kong asks for one that is missing
		return fmt.Errorf("%q cannot be an address: use lower-case letters, digits and hyphens", c.Slug)
	}
	return isFolder(c.Content)
}

// Run never overwrites a file.
func (c *newCommand) Run(out *output) error {
	kinds := map[string]guide.Kind{
		"cause": guide.Cause, "symptom": guide.Symptom, "solution": guide.Solution, "guide": guide.Overview, "myth": guide.Myth,
	}
	folder := os.DirFS(c.Content)
	name, text, err := compile.Skeleton(folder, kinds[c.Kind], c.Slug, guide.Date{Time: time.Now()})
	if err != nil {
		return err
	}
	file := filepath.Join(c.Content, filepath.FromSlash(name))
	if err := create(file, text); err != nil {
		return err
	}
	fmt.Fprintln(out.stdout, file)
	return c.report(folder, name, out)
}

// create writes a new file. What is there already stays as it is.
func create(file, text string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already", file)
	}
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}

// report says what is wrong with one file, which is what is to be written.
func (c *newCommand) report(folder fs.FS, name string, out *output) error {
	_, list, err := compile.Compile(folder)
	if err != nil {
		return err
	}
	own := slices.DeleteFunc(list, func(d source.Diagnostic) bool { return d.File.Name != name })
	if err := source.Print(out.stdout, c.Content, own); err != nil {
		return err
	}
	fmt.Fprintf(out.stdout, "\n%s to write: each goes when it is written; %s tells what is left\n",
		count(len(own), "place"), "leakygut check "+path.Clean(filepath.ToSlash(c.Content)))
	return nil
}
