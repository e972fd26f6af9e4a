package search

import (
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/mapping"
)

// writer fills an index, and counts what the ranking needs to know of it.
type writer struct {
	analyzer   *analyzer
	terms      map[string]*occurrence
	lengths    map[field]*length
	signatures signatures
	entry      int // the one being written, from 1
}

// occurrence is a term in the guide.
type occurrence struct {
	token     analysis.Token // shared by all places where it stands: bleve only counts them
	signature signature
	spread
	last int // entry that has it
}

// length is how many tokens a field has in all entries that have it.
type length struct{ tokens, entries int }

// batch is how many entries are added at once: more take more memory, fewer more
// time in every search.
const batch = 1000

func (w *writer) write(entries []Hit, to bleve.Index) error {
	lean := mapping.NewTextFieldMapping() // which words stand in a field, and how often: no more
	lean.Store, lean.IncludeTermVectors, lean.DocValues = false, false, false
	for from := 0; from < len(entries); from += batch {
		b := to.NewBatch()
		for i := from; i < min(from+batch, len(entries)); i++ {
			d := document.NewDocument(fmt.Sprintf("%08d", i)) // ids are compared as text
			for f, tokens := range w.fields(&entries[i]) {
				d.AddField(document.NewTextFieldCustom(f.String(), nil, nil, lean.Options(), tokenized(tokens)))
			}
			if err := b.IndexAdvanced(d); err != nil {
				return err
			}
		}
		if err := to.Batch(b); err != nil {
			return err
		}
	}
	return nil
}

// tokenized is an analyzer for bleve whose work is done.
type tokenized analysis.TokenStream

// Analyze returns the tokens, whatever the text.
func (t tokenized) Analyze([]byte) analysis.TokenStream { return analysis.TokenStream(t) }

// fields are the tokens of an entry.
func (w *writer) fields(h *Hit) map[field]analysis.TokenStream {
	w.entry++
	fields := map[field]analysis.TokenStream{}
	w.signatures.start()
	for p := range h.passages() {
		var s signature
		for _, text := range p.texts() {
			for _, term := range w.analyzer.learn(text) {
				o := w.occurrence(term, p.field)
				fields[p.field] = append(fields[p.field], &o.token)
				s.add(o.signature)
			}
			if p.field == heading {
				w.addCalling(fields, part, text)
			}
		}
		w.signatures.add(s)
	}
	called := whole
	if h.Kind == Term {
		called = entryOf
	}
	for _, c := range h.callings() {
		w.addCalling(fields, called, c)
	}
	for f, tokens := range fields {
		w.measure(f, len(tokens))
	}
	return fields
}

// addCalling adds a name as one token, once: a term with more synonyms is not more
// what it is called.
func (w *writer) addCalling(fields map[field]analysis.TokenStream, f field, text string) {
	if t := &w.occurrence(w.analyzer.key(text), f).token; !slices.Contains(fields[f], t) {
		fields[f] = append(fields[f], t)
	}
}

// occurrence is that of a term, counted.
func (w *writer) occurrence(term string, in field) *occurrence {
	o := w.terms[term]
	if o == nil {
		o = &occurrence{token: analysis.Token{Term: []byte(term)}, signature: signed(term)}
		w.terms[term] = o
	}
	o.fields |= 1 << in
	if o.last != w.entry {
		o.last = w.entry
		o.entries++
	}
	return o
}

func (w *writer) measure(f field, tokens int) {
	l := w.lengths[f]
	if l == nil {
		l = &length{}
		w.lengths[f] = l
	}
	l.tokens += tokens
	l.entries++
}

// spreads tells where each term stands.
func (w *writer) spreads() map[string]spread {
	spreads := make(map[string]spread, len(w.terms))
	for term, o := range w.terms {
		spreads[term] = o.spread
	}
	return spreads
}

// averages tells how many tokens a field has on average.
func (w *writer) averages() map[field]float64 {
	averages := map[field]float64{}
	for f, l := range w.lengths {
		averages[f] = float64(l.tokens) / float64(l.entries)
	}
	return averages
}
