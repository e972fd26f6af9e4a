package search

import (
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// How long snippets are, in runes.
const (
	snippetLength = 160
	snippetLead   = 40 // before the first match
)

// marker marks what stands for the wants of a question.
type marker struct {
	analyzer *analyzer
	terms    map[string]meant // by what stands for it
	core     wantSet          // what a page must have; all, where it need not have any
	signed   []signedMeant    // the same, by what a signature tells
	any      signature        // of all terms
	words    []word           // of the text that was read last
}

// signedMeant is what a term stands for, by its signature.
type signedMeant struct {
	signature
	meant
}

// meant is what a term stands for: wants, and parts of those that are names.
type meant struct{ wants, parts wantSet }

// wantSet has a bit for each want of a question.
type wantSet uint16

const _ = wantSet(1 << (maxWords - 1)) // there is a bit for each

func (a *analyzer) marker(q question) *marker {
	m := &marker{analyzer: a, terms: map[string]meant{}}
	none := len(q.core()) == 0
	for i, w := range q.wants {
		want := wantSet(1 << i)
		if none || !w.faint {
			m.core |= want
		}
		for _, c := range w.choices {
			m.add(c.term, meant{wants: want})
		}
		for j, choices := range w.parts {
			for _, c := range choices {
				if !a.lexicon.faint[w.words[j].stem] { // it tells something by itself
					m.add(c.term, meant{parts: want})
				}
			}
		}
	}
	for term, what := range m.terms {
		one := signedMeant{signed(term), what}
		m.signed = append(m.signed, one)
		m.any.add(one.signature)
	}
	return m
}

func (m *marker) add(term string, more meant) {
	has := m.terms[term]
	m.terms[term] = meant{has.wants | more.wants, has.parts | more.parts}
}

// match is a stretch of a text that stands for wants.
type match struct {
	from, to int
	meant
}

// matches lists the stretches of a text that stand for what is wanted, in order.
func (m *marker) matches(text string) []match {
	m.words = m.analyzer.read(m.words[:0], text)
	words := telling(m.words)
	var all []match
	for i, w := range words {
		if what, ok := m.terms[w.stem]; ok {
			all = append(all, match{w.from, w.to, what})
		}
		for _, n := range w.names {
			if what, ok := m.terms[n.meaning]; ok && n.starts(words[i:]) {
				all = append(all, match{w.from, words[i+len(n.stems)-1].to, what})
			}
		}
	}
	return all
}

// worth is how much of what a page must have is among matches: a name counts more
// than its words.
func (m *marker) worth(matches ...match) int {
	var wants, parts wantSet
	for _, one := range matches {
		wants |= one.wants & m.core
		parts |= one.parts & m.core
	}
	return bits.OnesCount16(uint16(wants)) + bits.OnesCount16(uint16(wants|parts))
}

// hit is an entry as a reader is shown it.
func (m *marker) hit(h Hit, signatures []signature) Hit {
	h.Marked = runs(h.Title, m.matches(h.Title), 0, len(h.Title))
	text, matched := m.passage(&h, signatures)
	from, to := m.window(text, matched)
	h.Snippet = runs(text, matched, from, to)
	return h
}

// passage is the text that has the most of what is wanted. Where none has any it is
// the first, but nothing for a claim, whose sentence is its title. What cannot have
// more than was found already is not read.
func (m *marker) passage(h *Hit, signatures []signature) (text string, matched []match) {
	most, full, next := 0, m.worth(match{meant: meant{wants: m.core}}), 0
	for p := range h.passages() {
		next++
		first := text == "" && h.Kind != Claim
		if !p.field.shown() || !first && m.hope(&signatures[next-1]) <= most {
			continue
		}
		for _, t := range p.texts() {
			found := m.matches(t)
			if n := m.worth(found...); n > most || (text == "" && h.Kind != Claim) {
				text, matched, most = t, found, n
			}
			if most == full {
				return text, matched
			}
		}
	}
	return text, matched
}

// window is the stretch of a text to show: of the size of a snippet, with as many
// wants as possible, on the borders of words.
func (m *marker) window(text string, matched []match) (from, to int) {
	if utf8.RuneCountInString(text) <= snippetLength {
		return 0, len(text)
	}
	start, most := 0, 0
	for i, first := range matched {
		last := slices.IndexFunc(matched[i:], func(one match) bool {
			return utf8.RuneCountInString(text[first.from:one.to]) > snippetLength-snippetLead
		})
		if last < 0 {
			last = len(matched) - i
		}
		if n := m.worth(matched[i : i+last]...); n > most {
			start, most = first.from, n
		}
	}
	to = forth(text, back(text, start, snippetLead), snippetLength)
	from = back(text, to, snippetLength) // near the end there is room before
	return wordStart(text, from), wordEnd(text, to)
}

// back is the offset some runes before another, forth that after it.
func back(text string, at, runes int) int {
	for ; runes > 0 && at > 0; runes-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return at
}

func forth(text string, at, runes int) int {
	for ; runes > 0 && at < len(text); runes-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// wordStart is the start of the first word that is whole from an offset on, wordEnd
// the end of the last one before it. A word longer than a snippet is cut.
func wordStart(text string, at int) int {
	if at == 0 || text[at-1] == ' ' {
		return at
	}
	if i := strings.IndexByte(text[at:forth(text, at, snippetLead/2)], ' '); i >= 0 {
		return at + i + 1
	}
	return at
}

func wordEnd(text string, at int) int {
	if at == len(text) || text[at] == ' ' {
		return at
	}
	least := back(text, at, snippetLead/2)
	if i := strings.LastIndexByte(text[least:at], ' '); i >= 0 {
		return least + i
	}
	return at
}

// runs cuts a stretch of a text into what is marked and what is not, with dots
// where the text goes on.
func runs(text string, matched []match, from, to int) []Run {
	var all []Run
	add := func(s string, match bool) {
		if s != "" {
			all = append(all, Run{s, match})
		}
	}
	if from > 0 {
		add("… ", false)
	}
	at := from
	for i := 0; i < len(matched); i++ {
		start, end := matched[i].from, matched[i].to
		for i+1 < len(matched) && matched[i+1].from < end { // a name and its words
			i++
			end = max(end, matched[i].to)
		}
		if start >= at && end <= to {
			add(text[at:start], false)
			add(text[start:end], true)
			at = end
		}
	}
	add(text[at:to], false)
	if to < len(text) {
		add(" …", false)
	}
	return all
}
