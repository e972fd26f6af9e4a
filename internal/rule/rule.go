// Package rule is the one place that names every rule the guide is held to: how
// grave it is to break it, what it wants and why, and a text that breaks it
// beside one that does not.
//
// It exists so that a diagnostic can be explained, and so that nothing says
// twice how grave it is. Whoever finds a mistake names the rule; package compile
// takes the severity from here; "leakygut rules" and CONTRIBUTING.md say what
// stands here; the tests of package compile compile every example.
package rule

import (
	"iter"
	"slices"

	"leakygut/internal/source"
)

// Rule is one thing that the guide is held to.
type Rule struct {
	Name      string // as it stands in brackets behind a message
	Severity  source.Severity
	Excusable bool   // whether front matter may let a text break it, with a reason
	About     string // what an excuse names besides the rule: word, claim-id; empty where it names nothing
	Why       string // a sentence: what is wanted, and why
	Bad, Good Example
	With      []Example // what both stand beside; often nothing
}

// Example is a file of the guide, or a part of one.
type Example struct {
	File string // its name, or one of the parts below; empty where no text can show the rule
	Text string // empty for a file that is not there
}

// What an example may be in the place of a file's name.
const (
	Body  = "the body of an article"
	Front = "the front matter of an article"
	Entry = "references.json, an entry"
)

// groups are the rules, those together that are about the same.
func groups() [][]Rule {
	return [][]Rule{fileRules, frontRules, textRules, partRules, claimRules, linkRules, lastingRules, styleRules, ageRules, referenceRules, pageRules, readRules}
}

// All lists the rules, those together that are about the same.
func All() []Rule { return slices.Concat(groups()...) }

// Find is the rule of a name.
func Find(name string) (Rule, bool) {
	for _, group := range groups() {
		for i := range group {
			if group[i].Name == name {
				return group[i], true
			}
		}
	}
	return Rule{}, false
}

// Names lists the names of the rules.
func Names() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, r := range All() {
			if !yield(r.Name) {
				return
			}
		}
	}
}
