package search

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// layWords are the words of readers; the file explains itself.
//
//go:embed words.txt
var layWords string

// lexicon knows names of one word or several, and which of them mean the same.
// Each meaning has a token of its own, which stands in the index wherever one of
// its names stands in a text.
type lexicon struct {
	byFirst map[string][]name   // by the stem of its first word, the longest first
	leads   map[string][]string // from a meaning to others that answer for it
	faint   map[string]bool     // stems that a page need not have
}

// name is one way to say a meaning, without its stop words.
type name struct {
	stems   []string
	words   []string // their surfaces
	meaning string
}

func newLexicon() *lexicon {
	return &lexicon{byFirst: map[string][]name{}, leads: map[string][]string{}, faint: map[string]bool{}}
}

// readLay takes the lines of words.txt.
func (a *analyzer) readLay(lines string) error {
	for line := range strings.Lines(lines) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if err := a.readLine(line); err != nil {
			return fmt.Errorf("words.txt: %q: %w", line, err)
		}
	}
	return nil
}

func (a *analyzer) readLine(line string) error {
	i := strings.IndexAny(line, "=>?")
	if i < 0 {
		return errors.New("neither =, > nor ?")
	}
	left, err := a.layNames(line[:i])
	if err != nil {
		return err
	}
	right, err := a.layNames(line[i+1:])
	if err != nil {
		return err
	}
	switch line[i] {
	case '=':
		a.lexicon.same(append(left, right...))
	case '>':
		a.lexicon.lead(left, right)
	case '?':
		for _, n := range left {
			a.lexicon.faint[n.stems[0]] = true
		}
	}
	return nil
}

// layNames reads a list with commas. A name that means something else without its
// stop words ("give up gluten") is an error.
func (a *analyzer) layNames(list string) ([]name, error) {
	written := strings.FieldsFunc(list, func(r rune) bool { return r == ',' })
	for _, w := range written {
		if n := a.names([]string{w}); len(n) == 0 && strings.TrimSpace(w) != "" || len(n) == 1 && len(n[0].stems) == 1 && len(strings.Fields(w)) > 1 {
			return nil, fmt.Errorf("%q is not a name without its stop words", strings.TrimSpace(w))
		}
	}
	return a.names(written), nil
}

// names reads names as they are written.
func (a *analyzer) names(list []string) []name {
	var names []name
	for _, written := range list {
		var n name
		for _, w := range telling(a.words(written)) {
			n.stems, n.words = append(n.stems, w.stem), append(n.words, w.surface)
		}
		if len(n.stems) > 0 {
			names = append(names, n)
		}
	}
	return names
}

// define gives names a meaning. A name that has one keeps it.
func (l *lexicon) define(meaning string, names []name) {
	for _, n := range names {
		if l.meaning(n.stems) == "" {
			n.meaning = meaning
			l.add(n)
		}
	}
}

// same gives names the meaning that the first known of them has, or else one of
// their own, and returns its token.
func (l *lexicon) same(names []name) string {
	if len(names) == 0 {
		return ""
	}
	meaning := "=" + strings.Join(names[0].stems, " ") // neither a word nor a term of the glossary has it
	if i := slices.IndexFunc(names, func(n name) bool { return l.meaning(n.stems) != "" }); i >= 0 {
		meaning = l.meaning(names[i].stems)
	}
	l.define(meaning, names)
	return meaning
}

func (l *lexicon) add(n name) {
	names := append(l.byFirst[n.stems[0]], n)
	slices.SortStableFunc(names, func(a, b name) int { return len(b.stems) - len(a.stems) })
	l.byFirst[n.stems[0]] = names
}

// lead makes each name lead to others, but not back.
func (l *lexicon) lead(from, to []name) {
	for i := range from {
		m := l.same(from[i : i+1])
		for j := range to {
			if lead := l.same(to[j : j+1]); lead != m && !slices.Contains(l.leads[m], lead) {
				l.leads[m] = append(l.leads[m], lead)
			}
		}
	}
}

// meaning is that of a name; empty for one that is not known.
func (l *lexicon) meaning(stems []string) string {
	for _, n := range l.byFirst[stems[0]] {
		if slices.Equal(n.stems, stems) {
			return n.meaning
		}
	}
	return ""
}

// answers lists a meaning and those that answer for it.
func (l *lexicon) answers(meaning string) []string {
	return append([]string{meaning}, l.leads[meaning]...)
}

// starts tells whether a row of words starts with the name.
func (n *name) starts(words []word) bool {
	if len(n.stems) > len(words) {
		return false
	}
	for i, s := range n.stems {
		if words[i].stem != s || (i > 0 && words[i].opens) {
			return false
		}
	}
	return true
}
