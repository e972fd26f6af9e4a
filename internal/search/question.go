package search

import (
	"slices"
	"strings"
	"unicode"
)

// What is read of a query, so that no query takes long.
const (
	maxRunes = 200
	maxWords = 12
)

// question is what was asked for, read.
type question struct {
	text    string // cleaned
	key     string // of all of it; empty where a phrase is quoted
	wants   []want
	phrases []phrase // what stands between quotation marks
}

// want is a word, or a name of several.
type want struct {
	words   []word     // in the text of the question
	choices []choice   // any of them will do
	parts   [][]choice // or, of a name of several words, one for each word
	faint   bool       // it tells little of what is wanted, and a page need not have it
	quoted  bool
}

// choice is a term that may stand for a want, and how well it does.
type choice struct {
	term   string
	weight float64
}

// How well something stands for what was asked for.
const (
	asItIs   = 1.0
	asLead   = 0.5 // "fermented food" for "kefir"
	asWords  = 0.4 // the words of a name, not side by side
	asEnding = 0.7 // "glutamine" for "glut", where "glut" is no word
	asLonger = 0.2 // and where it is one
	asFaint  = 0.3 // "help" and "bad"
)

// core is what a page must have.
func (q *question) core() []want {
	return slices.DeleteFunc(slices.Clone(q.wants), func(w want) bool { return w.faint })
}

// question reads what was typed.
func (a *analyzer) question(typed string) question {
	q := question{text: clean(typed)}
	left := maxWords
	for _, s := range stretches(q.text) {
		words := a.words(q.text[s.from:s.to])
		words = words[:min(left, len(words))]
		left -= len(words)
		for i := range words {
			words[i].from += s.from
			words[i].to += s.from
		}
		if s.quoted {
			q.quote(a, words)
		} else {
			q.wants = append(q.wants, a.wants(words)...)
		}
	}
	if len(q.phrases) == 0 {
		q.key = a.key(q.text)
	}
	a.finish(&q)
	return q
}

// clean makes one line of text of whatever was sent, without what cannot be seen:
// marks that turn the direction of the text around it would turn the page's.
func clean(typed string) string {
	const zeroWidthSpace = '\u200b'
	typed = strings.ToValidUTF8(typed[:min(len(typed), 4*maxRunes)], " ")
	typed = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r), r == unicode.ReplacementChar, r == zeroWidthSpace:
			return ' '
		case unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, typed)
	runes := []rune(strings.Join(strings.Fields(typed), " "))
	return strings.TrimSpace(string(runes[:min(len(runes), maxRunes)]))
}

// stretch is a part of a query, within quotation marks or outside of them.
type stretch struct {
	from, to int
	quoted   bool
}

// stretches cuts a query at its quotation marks. One without a partner cuts
// nothing.
func stretches(text string) []stretch {
	var marks []int
	for i, r := range text {
		if strings.ContainsRune(`"“”„«»`, r) {
			marks = append(marks, i)
		}
	}
	marks = append(marks[:len(marks)/2*2], len(text))
	var all []stretch
	from := 0
	for i, at := range marks {
		all = append(all, stretch{from, at, i%2 == 1})
		from = at
	}
	return all
}

// quote wants words side by side, as they are.
func (q *question) quote(a *analyzer, words []word) {
	if len(words) > 1 {
		q.phrases = append(q.phrases, a.phrase(words))
	}
	for i, w := range words {
		if !w.stop {
			q.wants = append(q.wants, want{words: words[i : i+1], choices: []choice{{w.stem, asItIs}}, quoted: true})
		}
	}
}

// wants reads words outside of quotation marks: names, and the words between them.
// Stop words are nobody's want.
func (a *analyzer) wants(words []word) []want {
	var wants []want
	for _, part := range named(telling(words)) {
		faint := !slices.ContainsFunc(part, func(w word) bool { return !a.lexicon.faint[w.stem] })
		w := want{words: part, choices: a.choices(part, asItIs), faint: faint}
		for i := range part {
			if len(part) > 1 {
				w.parts = append(w.parts, a.sayings(part[i:i+1], asWords))
			}
		}
		wants = append(wants, w)
	}
	return wants
}

// choices lists what in the guide may stand for a word or name.
func (a *analyzer) choices(words []word, weight float64) []choice {
	all := a.sayings(words, weight)
	for _, lead := range a.lexicon.leads[a.lexicon.meaning(stems(words))] {
		all = a.appendChoice(all, choice{lead, weight * asLead})
	}
	return all
}

// sayings lists the ways to say a word or name itself.
func (a *analyzer) sayings(words []word, weight float64) []choice {
	var all []choice
	if len(words) == 1 {
		all = a.appendChoice(all, choice{words[0].stem, weight})
	}
	return a.appendChoice(all, choice{a.lexicon.meaning(stems(words)), weight})
}

// appendChoice leaves out what is not in the guide, or is there already.
func (a *analyzer) appendChoice(all []choice, c choice) []choice {
	if !a.vocabulary.has(c.term) || slices.ContainsFunc(all, func(has choice) bool { return has.term == c.term }) {
		return all
	}
	return append(all, c)
}

// finish adds what the last word may be the beginning of.
func (a *analyzer) finish(q *question) {
	if len(q.wants) == 0 {
		return
	}
	const least = 2 // letters
	w := &q.wants[len(q.wants)-1]
	if last := w.words[0]; len(w.words) > 1 || w.quoted || last.to < len(q.text) || len(last.surface) < least {
		return
	}
	weight := asEnding
	if len(w.choices) > 0 {
		weight = asLonger
	}
	for _, s := range a.vocabulary.starting(w.words[0].surface) {
		for _, c := range a.choices(a.words(s), weight) {
			w.choices = a.appendChoice(w.choices, c)
		}
	}
}
