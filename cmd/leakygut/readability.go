package main

import (
	"fmt"
	"io"
	"maps"
	"strings"

	"leakygut/internal/guide"
	"leakygut/internal/readability"
	"leakygut/internal/source"
)

// readabilityCommand measures how hard the articles are to read.
type readabilityCommand struct {
	Dir     string `arg:"" optional:"" help:"Content folder. Without one, the articles built into the program."`
	Article string `arg:"" optional:"" help:"Address of one article, such as causes/medicines, to see what costs most in each section."`
}

// Validate implements kong's check of a command line.
func (c *readabilityCommand) Validate() error { return isFolder(c.Dir) }

// How many sentences and words are shown of a text.
const (
	shownSentences = 3
	shownWords     = 5
)

const aboutGrades = "Grades are US school grades by Flesch-Kincaid; SMOG only from 30 sentences on, for which it was made. " +
	"+0.50 before a sentence: without it the grade would be half a grade lower; behind a word: with a word of one syllable instead."

// Run prints the grades of each article and its sections, and what costs most.
func (c *readabilityCommand) Run(out *output) error {
	g, err := load(c.Dir, out.stderr)
	if err != nil {
		return err
	}
	articles := g.Articles()
	if c.Article != "" {
		article, err := articleOf(g, c.Article)
		if err != nil {
			return err
		}
		articles = []*guide.Article{article}
	}
	for _, article := range articles {
		measure(out.stdout, article, c.Article != "")
	}
	fmt.Fprintf(out.stdout, "%s\n%s\n", readability.LeftOut, aboutGrades)
	return nil
}

// articleOf finds an article by its address, with or without its first slash.
func articleOf(g *guide.Guide, address string) (*guide.Article, error) {
	byName := map[string]*guide.Article{}
	for _, a := range g.Articles() {
		byName[strings.TrimPrefix(a.Path, "/")] = a
	}
	name := strings.Trim(address, "/")
	if a := byName[name]; a != nil {
		return a, nil
	}
	hint := ""
	if near, ok := source.Nearest(name, maps.Keys(byName)); ok {
		hint = fmt.Sprintf(": did you mean %q?", near)
	}
	return nil, usageError(fmt.Sprintf("no article at %q%s", address, hint))
}

// measure prints an article: its grades, its sections, and what costs most in it,
// or in each of its sections.
func measure(w io.Writer, a *guide.Article, closely bool) {
	sections := readability.Sections(&a.Document)
	whole := readability.Prose(a.Body)
	fmt.Fprintf(w, "%s: %s\n", strings.TrimPrefix(a.Path, "/"), grades(whole))
	for _, s := range sections {
		title := s.Title
		if title == "" {
			title = "(before the first heading)"
		}
		fmt.Fprintf(w, "  %s: %s\n", title, grades(s.Text))
		if closely {
			costs(w, "    ", s.Text)
		}
	}
	if !closely {
		costs(w, "  ", whole)
	}
	fmt.Fprintln(w)
}

// grades is the measures of a text in a line.
func grades(text string) string {
	c := readability.Measure(text)
	line := fmt.Sprintf("grade %.1f", c.FleschKincaid())
	if smog, ok := c.SMOG(); ok {
		line += fmt.Sprintf(", SMOG %.1f", smog)
	}
	return line + fmt.Sprintf(" (%s, %s)", count(c.Sentences, "sentence"), count(c.Words, "word"))
}

// costs prints the sentences and words of a text that cost most.
func costs(w io.Writer, margin, text string) {
	for _, s := range readability.Hardest(text, shownSentences) {
		fmt.Fprintf(w, "%s+%.2f  %s: %s\n", margin, s.Cost, count(s.Count.Words, "word"), s.Text)
	}
	var words []string
	for _, word := range readability.LongWords(text, shownWords) {
		words = append(words, fmt.Sprintf("%s ×%d (+%.2f)", word.Text, word.Count.Words, word.Cost))
	}
	if len(words) > 0 {
		fmt.Fprintf(w, "%slong words: %s\n", margin, strings.Join(words, ", "))
	}
}
