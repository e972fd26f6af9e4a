package visit

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// Form is what a person chose and wrote.
type Form struct {
	Symptoms []*Symptom // in the order of the offer
	Warnings []Warning  // only the signs that were chosen
	answers  map[Field]string
}

// Problem is something that a person has to change, and where. Its text never
// repeats what was written.
type Problem struct {
	At   string // a field, [SymptomName] or [SignName]
	Text string
}

// Problems are all there is to change, in the order of the form.
type Problems []Problem

// At is what is wrong at a place of the form; empty where nothing is.
func (p Problems) At(place string) string {
	for _, problem := range p {
		if problem.At == place {
			return problem.Text
		}
	}
	return ""
}

// Parse reads the fields that were sent, whatever they hold. The form keeps all
// that can be kept, problems or not. Of an answer that comes more than once, the
// first counts.
func Parse(sent url.Values, o Offer) (Form, Problems) {
	f := Form{answers: map[Field]string{}}
	var p Problems
	if f.chooseSigns(sent[SignName], o) {
		p = append(p, Problem{SignName, "The list of warning signs has changed since you opened this page. Please look through it once more."})
	}
	if f.chooseSymptoms(sent[SymptomName], o) {
		p = append(p, Problem{SymptomName, "The list of symptoms has changed since you opened this page. Please choose once more."})
	}
	for _, field := range Fields() {
		f.answers[field] = read(sent.Get(string(field)), field)
		if text := misfit(f.answers[field], field); text != "" {
			p = append(p, Problem{string(field), text})
		}
	}
	if len(p) == 0 && f.Empty() {
		p = append(p, Problem{string(Main), "There is nothing to put on the page yet. Write a few words about what bothers you, or tick a symptom."})
	}
	return f, p
}

// chooseSymptoms keeps the symptoms that were chosen, and tells whether others
// were that are not offered.
func (f *Form) chooseSymptoms(ids []string, o Offer) (unknown bool) {
	chosen := set(ids)
	for _, s := range o.Symptoms {
		if chosen[s.ID] {
			f.Symptoms = append(f.Symptoms, s)
			delete(chosen, s.ID)
		}
	}
	return len(chosen) > 0
}

// chooseSigns does the same with warning signs.
func (f *Form) chooseSigns(ids []string, o Offer) (unknown bool) {
	chosen := set(ids)
	for _, w := range o.Warnings {
		var groups []*Group
		for _, g := range w.Groups {
			signs := slices.DeleteFunc(slices.Clone(g.Signs), func(s *Sign) bool { return !chosen[s.ID] })
			for _, s := range signs {
				delete(chosen, s.ID)
			}
			if len(signs) > 0 {
				groups = append(groups, &Group{Title: g.Title, Usual: g.Usual, Signs: signs})
			}
		}
		if len(groups) > 0 {
			f.Warnings = append(f.Warnings, Warning{w.Kind, groups})
		}
	}
	return len(chosen) > 0
}

func set(ids []string) map[string]bool {
	all := map[string]bool{}
	for _, id := range ids {
		all[id] = true
	}
	return all
}

// read cleans an answer. A short one is one line.
func read(text string, f Field) string {
	text = clean(text)
	if f.Short() {
		text = strings.ReplaceAll(text, "\n", " ")
	}
	return text
}

// misfit says why an answer does not fit; empty where it does.
func misfit(text string, f Field) string {
	if n := utf8.RuneCountInString(text); n > f.Max() {
		return fmt.Sprintf("“%s” has room for %d characters, and this has %d. Please shorten it, so that all fits on 1 page.", f.Heading(), f.Max(), n)
	}
	if n := len(lines(text)); n > maxLines {
		return fmt.Sprintf("“%s” has room for %d lines, and this has %d. Please put several on 1 line.", f.Heading(), maxLines, n)
	}
	return ""
}

// Answer is what was written in a field, its lines apart.
func (f Form) Answer(field Field) string { return f.answers[field] }

// Empty tells whether nothing was chosen or written.
func (f Form) Empty() bool {
	for _, text := range f.answers {
		if text != "" {
			return false
		}
	}
	return len(f.Symptoms) == 0 && len(f.Warnings) == 0
}

// HasSymptom tells whether a symptom was chosen.
func (f Form) HasSymptom(s *Symptom) bool { return slices.Contains(f.Symptoms, s) }

// HasSign tells whether a warning sign was chosen.
func (f Form) HasSign(s *Sign) bool {
	for _, w := range f.Warnings {
		for _, g := range w.Groups {
			if slices.Contains(g.Signs, s) {
				return true
			}
		}
	}
	return false
}

// Sent is a field as it is sent.
type Sent struct{ Name, Value string }

// Sent lists what would be sent to have this form again.
func (f Form) Sent() []Sent {
	var all []Sent
	for _, w := range f.Warnings {
		for _, g := range w.Groups {
			for _, s := range g.Signs {
				all = append(all, Sent{SignName, s.ID})
			}
		}
	}
	for _, s := range f.Symptoms {
		all = append(all, Sent{SymptomName, s.ID})
	}
	for _, field := range Fields() {
		if text := f.answers[field]; text != "" {
			all = append(all, Sent{string(field), text})
		}
	}
	return all
}
