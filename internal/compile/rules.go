package compile

import (
	"fmt"
	"strings"

	"leakygut/internal/guide"
	"leakygut/internal/markdown"
	"leakygut/internal/source"
)

// rulesMeta is rules.yaml, the rules of style. Every field is optional: what is
// not said is not asked for.
type rulesMeta struct {
	Parts     partsMeta   `yaml:"parts"`
	ListItems int         `yaml:"list_items"`
	Sources   int         `yaml:"sources"`
	Verbs     verbsMeta   `yaml:"verbs"`
	Avoid     []avoidMeta `yaml:"avoid"`
	Grade     gradeMeta   `yaml:"reading_grade"`

	SourceYears  int            `yaml:"source_years"`  // how old the newest source of a claim may be
	LinkedClaims []string       `yaml:"linked_claims"` // certainties of claims that something should lead to
	Skeleton     []skeletonMeta `yaml:"skeleton"`      // of new articles
}

// gradeMeta is the US school grades above which an article is warned of, and
// above which it is an error.
type gradeMeta struct {
	Advise float64 `yaml:"advise"`
	Most   float64 `yaml:"most"`
}

// partsMeta is what an article is made of: lines that open its parts, such as
// "## What it is" and "::: unknowns".
type partsMeta struct {
	Guide    []string `yaml:"guide"`
	Cause    []string `yaml:"cause"`
	Symptom  []string `yaml:"symptom"`
	Solution []string `yaml:"solution"`
	Myth     []string `yaml:"myth"`
	Every    []string `yaml:"every"` // in any order
}

// verbsMeta is how the sentence of a claim says its certainty.
type verbsMeta struct {
	Moderate []string `yaml:"moderate"`
	Low      []string `yaml:"low"`
	VeryLow  []string `yaml:"very low"`
	Report   []string `yaml:"report"`
	Absence  []string `yaml:"absence"`
}

// avoidMeta is words that are not to be used.
type avoidMeta struct {
	Words  []string `yaml:"words"`
	Use    string   `yaml:"use"`    // what to say instead
	Unless []string `yaml:"unless"` // optional: phrases in which they may stand
}

// rules is rulesMeta made ready for use.
type rules struct {
	parts     map[guide.Kind][]part
	every     []part
	grade     gradeMeta
	listItems int
	sources   int
	verbs     map[guide.Certainty][]string
	hedges    phrases[guide.Certainty]
	plain     phrases[bool] // what makes a verb needless
	avoid     phrases[*avoidMeta]

	sourceYears  int
	linkedClaims []guide.Certainty
	skeleton     map[string]skeletonMeta // by the line of a part
}

func readRules(file *source.File) (*rules, source.List) {
	r := &rules{parts: map[guide.Kind][]part{}}
	if file == nil {
		return r, nil
	}
	var m rulesMeta
	y, list := decodeYAML(file, file.Text, 0, &m)
	r.listItems, r.sources, r.grade, r.sourceYears = m.ListItems, m.Sources, m.Grade, m.SourceYears
	for i, word := range m.LinkedClaims {
		r.linkedClaims = append(r.linkedClaims, certainty(word, func(rule, message, hint string) {
			list = append(list, y.report(y.at("linked_claims", i), rule, message, hint))
		}))
	}
	opened := func(kind string, lines []string) []part {
		var parts []part
		for i, line := range lines {
			p, ok := newPart(line)
			if !ok {
				list = append(list, y.report(y.at("parts", kind, i), "rules", fmt.Sprintf("%q opens no part", line),
					`write a heading ("## What it is") or a call-out ("::: unknowns")`))
				continue
			}
			parts = append(parts, p)
		}
		return parts
	}
	r.parts[guide.Overview] = opened("guide", m.Parts.Guide)
	r.parts[guide.Cause] = opened("cause", m.Parts.Cause)
	r.parts[guide.Symptom] = opened("symptom", m.Parts.Symptom)
	r.parts[guide.Solution] = opened("solution", m.Parts.Solution)
	r.parts[guide.Myth] = opened("myth", m.Parts.Myth)
	r.every = opened("every", m.Parts.Every)
	skeleton, more := readSkeleton(y, m)
	r.skeleton, list = skeleton, append(list, more...)

	r.verbs = map[guide.Certainty][]string{guide.Moderate: m.Verbs.Moderate, guide.Low: m.Verbs.Low, guide.VeryLow: m.Verbs.VeryLow}
	for certainty, verbs := range r.verbs {
		for _, verb := range verbs {
			r.hedges.add(verb, certainty)
		}
	}
	for _, words := range append(m.Verbs.Report, m.Verbs.Absence...) {
		r.plain.add(words, true)
	}
	for i := range m.Avoid {
		for _, word := range m.Avoid[i].Words {
			r.avoid.add(word, &m.Avoid[i])
		}
	}
	return r, list
}

// part is a part that an article must have: a heading, known by its id, or a
// call-out, known by its kind.
type part struct {
	line    string // how it is opened: "## What it is"
	heading string
	callout guide.CalloutKind
}

func newPart(line string) (part, bool) {
	p := part{line: line}
	if words, ok := strings.CutPrefix(line, "## "); ok {
		p.heading = markdown.Slug(words)
		return p, true
	}
	kind, ok := strings.CutPrefix(line, "::: ")
	p.callout = guide.CalloutKind(kind)
	return p, ok && p.callout.Title() != ""
}
