package guide

import (
	"slices"
	"strings"
)

// Claim is one sentence that the guide stands behind, with how sure it is, what
// it rests on, and an address of its own.
type Claim struct {
	ID        string
	Sentence  HTML   // without its citation
	Text      string // the sentence in plain words
	Share     string // the sentence as a link says it, where it is too long for one; see [Claim.ShareText]
	Certainty Certainty
	Effect    Effect
	In        []Population
	Sources   []Source // numbered within the claim
	Cite      HTML     // the citation, numbered within the claim
	Why       HTML     // why this certainty
	Found     HTML     // what the sources found
	Caveat    HTML     // what to keep in mind
	Article   *Article
	Aliases   []string // ids that it had before, which lead to it still
}

// Path is the claim's address.
func (c *Claim) Path() string { return ClaimsPath + "/" + c.ID }

// Home is the address of the place in its article where the claim is made.
func (c *Claim) Home() string { return c.Article.Path + "#" + c.ID }

// Certainty is how sure we are of a sentence, in GRADE's four words. It is an
// editorial judgment about that exact sentence.
type Certainty int

// The certainties, from the lowest up.
const (
	VeryLow Certainty = iota + 1
	Low
	Moderate
	High
)

var certaintyWords = [...]string{0: "unset", VeryLow: "very low", Low: "low", Moderate: "moderate", High: "high"}

// Certainties lists all four, the highest first.
func Certainties() []Certainty { return []Certainty{High, Moderate, Low, VeryLow} }

// ParseCertainty finds the certainty named s, as a word ("very low") or as it
// stands in an address ("very-low"); false where there is none.
func ParseCertainty(s string) (Certainty, bool) {
	i := slices.Index(certaintyWords[1:], strings.ReplaceAll(s, "-", " "))
	return Certainty(i + 1), i >= 0
}

// String is GRADE's word in lower case: "very low".
func (c Certainty) String() string { return certaintyWords[c] }

// Slug is the certainty as an id: "very-low".
func (c Certainty) Slug() string { return strings.ReplaceAll(c.String(), " ", "-") }

// Path is the address of the claims of one certainty.
func (c Certainty) Path() string { return ClaimsQuery("", c) }

// ClaimsQuery is the address of the claims of a topic, which is the address of an
// article or a section, and of a certainty. An empty topic and a certainty of 0
// are any.
func ClaimsQuery(topic string, c Certainty) string {
	var query []string
	if topic != "" {
		query = append(query, "topic="+strings.TrimPrefix(topic, "/"))
	}
	if c != 0 {
		query = append(query, "certainty="+c.Slug())
	}
	if len(query) == 0 {
		return ClaimsPath
	}
	return ClaimsPath + "?" + strings.Join(query, "&")
}

// Population is whom, or what, a claim's evidence comes from.
type Population string

// The populations.
const (
	Humans  Population = "humans"
	Animals Population = "animals"
	Cells   Population = "cells"
)

// Populations lists them, the most telling first.
func Populations() []Population { return []Population{Humans, Animals, Cells} }

// Label is how readers see the population: "people".
func (p Population) Label() string {
	if p == Humans {
		return "people"
	}
	return string(p)
}
