package compile

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// termMeta is an entry of glossary.yaml.
type termMeta struct {
	ID      string   `yaml:"id"`
	Term    string   `yaml:"term"`    // as it stands in a sentence
	Meaning string   `yaml:"meaning"` // in plain words
	Also    []string `yaml:"also"`    // optional synonyms

	// Optional: whether the names of the term are everyday words too, so that a
	// text may use them without a link.
	Everyday bool `yaml:"everyday"`
}

// glossary is the terms of the guide.
type glossary struct {
	terms    []*guide.Term          // in the order of their names
	names    map[string]*guide.Term // by id, name and synonym, in lower case; nil where the file could not be read
	mentions phrases[*guide.Term]   // of those that are no everyday words
}

// readGlossary reads the terms. Where the file could not be read in full, there
// are none.
func readGlossary(file *source.File) (glossary, source.List) {
	if file == nil {
		return glossary{}, nil
	}
	var entries []termMeta
	y, list := decodeYAML(file, file.Text, 0, &entries)
	if n, isList := y.size(); n != len(entries) || (!isList && len(list) > 0) {
		return glossary{}, list
	}
	g := glossary{names: map[string]*guide.Term{}}
	for i, e := range entries {
		t := &guide.Term{ID: e.ID, Name: e.Term, Meaning: e.Meaning, Also: e.Also}
		g.terms = append(g.terms, t)
		if !slugPattern.MatchString(e.ID) || e.Term == "" || e.Meaning == "" {
			list = append(list, y.report(y.at(i), "term", "a term has an id, the term and its meaning", "ids are lower-case letters, digits and hyphens"))
		}
		if n := utf8.RuneCountInString(e.Meaning); n > guide.MaxShareText {
			list = append(list, y.report(y.at(i, "meaning"), "meaning-length", fmt.Sprintf("meaning has %d characters; at most %d fit", n, guide.MaxShareText), ""))
		}
		for _, name := range append([]string{e.ID, e.Term}, e.Also...) {
			if name == "" {
				continue
			}
			other := g.names[strings.ToLower(name)]
			if other != nil && other != t {
				list = append(list, y.report(y.at(i), "term", fmt.Sprintf("the name %q is taken by the term %q", name, other.ID), ""))
			}
			g.names[strings.ToLower(name)] = t
		}
		if !e.Everyday {
			for _, name := range append([]string{e.Term}, e.Also...) {
				g.mentions.add(name, t)
				g.mentions.add(name+"s", t)
			}
		}
	}
	slices.SortFunc(g.terms, func(a, b *guide.Term) int {
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return g, list
}
