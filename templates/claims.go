package templates

import (
	"github.com/a-h/templ"

	"leakygut/internal/guide"
)

// ClaimFilter says which claims to list. Its zero value is all of them.
type ClaimFilter struct {
	Certainty guide.Certainty // 0 for any
	Topic     string          // address of an article or a section; empty for any
}

// Address is where the claims of the filter are listed.
func (f ClaimFilter) Address() string { return guide.ClaimsQuery(f.Topic, f.Certainty) }

// with is the filter for another certainty.
func (f ClaimFilter) with(c guide.Certainty) ClaimFilter { return ClaimFilter{c, f.Topic} }

// topic is a row of the map: an article with claims, or a section that has such.
type topic struct {
	Name, Path string
	Section    bool
	Claims     []*guide.Claim
}

// topics lists the rows of the map in reading order.
func topics(g *guide.Guide) []topic {
	rows := articleTopics(g.Guides)
	for _, s := range g.Sections {
		articles := articleTopics(s.Articles)
		if len(articles) == 0 { // myths rest on the claims of other articles
			continue
		}
		whole := topic{Name: s.Page.Name, Path: s.Page.Path, Section: true}
		for _, a := range articles {
			whole.Claims = append(whole.Claims, a.Claims...)
		}
		rows = append(append(rows, whole), articles...)
	}
	return rows
}

func articleTopics(articles []*guide.Article) []topic {
	var rows []topic
	for _, a := range articles {
		if len(a.Claims) > 0 {
			rows = append(rows, topic{Name: a.Name, Path: a.Path, Claims: a.Claims})
		}
	}
	return rows
}

// of lists those of the claims that have a certainty.
func of(claims []*guide.Claim, c guide.Certainty) []*guide.Claim {
	var found []*guide.Claim
	for _, claim := range claims {
		if c == 0 || claim.Certainty == c {
			found = append(found, claim)
		}
	}
	return found
}

// chosen is the topic of a filter; all claims where it has none.
func chosen(g *guide.Guide, f ClaimFilter) topic {
	for _, t := range topics(g) {
		if t.Path == f.Topic {
			return t
		}
	}
	return topic{Name: "All topics", Claims: g.Claims}
}

// Claims is the list of the claims of a filter, with the map of all.
func Claims(g *guide.Guide, f ClaimFilter) View {
	return View{Head{
		Title:       ClaimsTitle,
		Description: "Each statement this site makes about leaky gut, grouped by how certain the evidence is, with its sources.",
		Path:        guide.ClaimsPath, Section: guide.ClaimsPath, Drawings: true,
	}, claims(g, f)}
}

// sectionRow marks the rows of whole sections.
func sectionRow(t topic) templ.Attributes {
	if t.Section {
		return templ.Attributes{"class": "whole"}
	}
	return nil
}

// tallyLabel says what a number of the map leads to.
func tallyLabel(t topic, c guide.Certainty) string {
	grade := "of any certainty"
	if c != 0 {
		grade = "of " + c.String() + " certainty"
	}
	return count(len(of(t.Claims, c)), "claim") + " " + grade + ": " + t.Name
}
