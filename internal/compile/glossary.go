package compile

import (
	"fmt"
	"slices"
	"strings"

	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// termMeta is an entry of glossary.yaml.
type termMeta struct {
	ID      string   `yaml:"id"`
	Term    string   `yaml:"term"`    // as it stands in a sentence
	Meaning string   `yaml:"meaning"` // in plain words
	Also    []string `yaml:"also"`    // optional synonyms
}

// readGlossary returns the terms by every name they have, in lower case, and in
// the order of their names. Where the file could not be read in full, it returns
// none.
func readGlossary(file *source.File) (map[string]*guide.Term, []*guide.Term, source.List) {
	if file == nil {
		return nil, nil, nil
	}
	var entries []termMeta
	y, list := decodeYAML(file, file.Text, 0, &entries)
	if n, isList := y.size(); n != len(entries) || (!isList && len(list) > 0) {
		return nil, nil, list
	}
	byName := map[string]*guide.Term{}
	var terms []*guide.Term
	for i, e := range entries {
		t := &guide.Term{ID: e.ID, Name: e.Term, Meaning: e.Meaning, Also: e.Also}
		terms = append(terms, t)
		if !slugPattern.MatchString(e.ID) || e.Term == "" || e.Meaning == "" {
			list = append(list, y.report(y.at(i), "term", "a term has an id, the term and its meaning", "ids are lower-case letters, digits and hyphens"))
		}
		for _, name := range append([]string{e.ID, e.Term}, e.Also...) {
			if name == "" {
				continue
			}
			other := byName[strings.ToLower(name)]
			if other != nil && other != t {
				list = append(list, y.report(y.at(i), "term", fmt.Sprintf("the name %q is taken by the term %q", name, other.ID), ""))
			}
			byName[strings.ToLower(name)] = t
		}
	}
	slices.SortFunc(terms, func(a, b *guide.Term) int {
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return byName, terms, list
}
