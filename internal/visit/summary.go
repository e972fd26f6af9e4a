package visit

import (
	"slices"
	"strings"
)

// enough is how many questions a visit has time for. A person's own are all kept.
const enough = 8

// Summary is a form as a doctor reads it.
type Summary struct {
	Warnings  []Warning // the most urgent first; what they ask for comes before all else
	Facts     []Fact
	Questions []string
}

// Fact is an answer under its heading.
type Fact struct {
	Heading string
	Lines   []string // none where it was left out
	Brief   bool     // whether it can share a line with the next
}

// Summary puts a form in order.
func (f Form) Summary() Summary {
	return Summary{f.Warnings, f.facts(), f.questions()}
}

// facts are the signs that were chosen, the main problem with the symptoms that
// were chosen, and the other answers.
func (f Form) facts() []Fact {
	var facts []Fact
	if signs := signLines(f.Warnings); len(signs) > 0 {
		facts = append(facts, Fact{Heading: "Warning signs", Lines: signs})
	}
	for _, field := range Fields()[:len(Fields())-1] { // questions have a part of their own
		facts = append(facts, Fact{field.Heading(), lines(f.Answer(field)), field.Brief()})
		if field == Main && len(f.Symptoms) > 0 {
			facts = append(facts, Fact{Heading: "Symptoms", Lines: []string{f.names()}})
		}
	}
	return facts
}

// signLines are signs as they can be understood by themselves: each after its
// article or, where a title joins several, together.
func signLines(list []Warning) []string {
	var all []string
	for _, w := range list {
		for _, g := range w.Groups {
			var texts []string
			for _, p := range g.Parts() {
				for _, s := range p.Signs {
					texts = append(texts, strings.TrimPrefix(p.Name+": ", ": ")+s.Text)
				}
			}
			if !g.Usual {
				texts = []string{g.Title + ": " + strings.Join(texts, "; ")}
			}
			all = append(all, texts...)
		}
	}
	return all
}

// names are the symptoms that were chosen.
func (f Form) names() string {
	var names []string
	for _, s := range f.Symptoms {
		names = append(names, s.Name)
	}
	return strings.Join(names, ", ")
}

// questions are a person's own, and then one after the other of each symptom's,
// until there are enough. None is asked twice; one that is much like another
// comes after those that are not.
func (f Form) questions() []string {
	var all []string
	for _, line := range lines(f.Answer(Questions)) {
		line = strings.TrimLeft(line, "-*•– ")
		if alike(line) != "" && !asked(all, line, 1) {
			all = append(all, line)
		}
	}
	for _, likeness := range []float64{much, 1} {
		for _, q := range f.offered() {
			if len(all) < enough && !asked(all, q, likeness) {
				all = append(all, q)
			}
		}
	}
	return all
}

// offered are the questions of the symptoms: the first of each, then the second
// of each, and so on.
func (f Form) offered() []string {
	var all []string
	for turn := 0; ; turn++ {
		before := len(all)
		for _, s := range f.Symptoms {
			if turn < len(s.Questions) {
				all = append(all, s.Questions[turn])
			}
		}
		if len(all) == before {
			return all
		}
	}
}

// much is from which share of words on two questions are much alike.
const much = 0.6

// asked tells whether one of the questions shares so many words with another.
func asked(questions []string, another string, likeness float64) bool {
	words := distinct(another)
	return slices.ContainsFunc(questions, func(q string) bool {
		other := distinct(q)
		shared := 0
		for _, w := range words {
			if slices.Contains(other, w) {
				shared++
			}
		}
		return float64(shared) >= likeness*float64(len(words)+len(other)-shared)
	})
}

func distinct(line string) []string { return slices.Compact(strings.Fields(alike(line))) }
