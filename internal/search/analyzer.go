package search

import (
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"

	"leakygut/internal/guide"
)

// analyzer turns texts into tokens. While the index is made it learns the words
// of the guide; after that it is only read.
type analyzer struct {
	stop       analysis.TokenMap
	stopStems  map[string]bool // what a word has that tells nothing, and perhaps one that tells something
	lexicon    *lexicon
	vocabulary vocabulary
}

// asked are words of questions that tell nothing of what is wanted, besides the
// stop words of bleve.
const asked = `
can could may might will would shall must does
get gets got getting give gives want wants need know tell try
take takes taking use uses using make makes making go goes going
please me find looking something anything someone anyone people
much many long often always time ever
about really actually true ok okay
`

// newAnalyzer knows the synonyms of the glossary and those of readers.
func newAnalyzer(terms []*guide.Term, lay string) (*analyzer, error) {
	a := &analyzer{
		stop:       analysis.NewTokenMap(),
		lexicon:    newLexicon(),
		vocabulary: vocabulary{words: map[string]*known{}},
	}
	if err := a.stop.LoadBytes(en.EnglishStopWords); err != nil {
		return nil, err
	}
	for w := range strings.FieldsSeq(asked) {
		a.stop.AddToken(w)
	}
	a.stopStems = make(map[string]bool, len(a.stop))
	for w := range a.stop {
		a.stopStems[stem(w)] = true
	}
	for _, t := range terms { // two of them never mean the same
		a.lexicon.define("#"+t.ID, a.names(append([]string{t.Name}, t.Also...)))
	}
	return a, a.readLay(lay)
}

// look finds out about a word.
func (a *analyzer) look(surface string) *known {
	if k := a.vocabulary.words[surface]; k != nil {
		return k
	}
	s := stem(surface)
	return &known{stem: s, stop: a.stop[surface], names: a.lexicon.byFirst[s]}
}

// words lists the words of a text with what is known of them.
func (a *analyzer) words(text string) []word { return a.read(nil, text) }

// read is words, in the place of others.
func (a *analyzer) read(words []word, text string) []word {
	words = appendWords(words[:0], text)
	for i := range words {
		words[i].known = a.look(words[i].surface)
	}
	return words
}

// telling drops the stop words. What a comma stood before it still stands before.
func telling(words []word) []word {
	told := words[:0]
	opens := false
	for _, w := range words {
		opens = opens || w.opens
		if !w.stop {
			w.opens = opens
			told = append(told, w)
			opens = false
		}
	}
	return told
}

// named parts words into names, the longest, and single words.
func named(words []word) [][]word {
	var parts [][]word
	for len(words) > 0 {
		n := 1
		if i := slices.IndexFunc(words[0].names, func(n name) bool { return n.starts(words) }); i >= 0 {
			n = len(words[0].names[i].stems)
		}
		parts = append(parts, words[:n])
		words = words[n:]
	}
	return parts
}

// key is a title or query as one token: what has the same words in the same order
// has the same key. Stop words count only where there is nothing else.
func (a *analyzer) key(text string) string {
	words := telling(a.words(text))
	if len(words) == 0 {
		words = a.words(text)
	}
	var terms []string
	for _, part := range named(words) {
		if m := a.lexicon.meaning(stems(part)); m != "" {
			terms = append(terms, m)
		} else {
			terms = append(terms, part[0].stem)
		}
	}
	return strings.Join(terms, " ")
}

func stems(words []word) []string {
	stems := make([]string, len(words))
	for i, w := range words {
		stems[i] = w.stem
	}
	return stems
}

// learn lists what a text is found by, and remembers its words: their stems, and
// the meanings of names, each once where names overlap. The text is of one piece:
// names do not go on from one paragraph to the next.
func (a *analyzer) learn(text string) []string {
	words := appendWords(nil, text)
	for i, w := range words {
		words[i].known = a.vocabulary.add(w.surface, 1, a.look)
	}
	words = telling(words)
	terms := make([]string, 0, 2*len(words))
	for i, w := range words {
		terms = append(terms, w.stem)
		here := len(terms)
		for _, n := range w.names {
			if n.starts(words[i:]) && !slices.Contains(terms[here:], n.meaning) {
				terms = append(terms, n.meaning)
			}
		}
	}
	return terms
}

// learned ends the learning with the terms of the index. Words of names that lead
// to something in the guide are words too, though the guide may not have them:
// they may be what was meant.
func (a *analyzer) learned(terms map[string]spread) {
	a.vocabulary.terms = terms
	for _, names := range a.lexicon.byFirst {
		for _, n := range names {
			if !slices.ContainsFunc(a.lexicon.answers(n.meaning), a.vocabulary.has) {
				continue
			}
			for _, surface := range n.words {
				a.vocabulary.add(surface, 0, a.look)
			}
		}
	}
	a.vocabulary.sort()
}
