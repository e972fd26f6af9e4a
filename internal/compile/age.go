package compile

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// checkAge reports what neglect did to a guide, and time by a day. Where the day is
// zero, nothing is too old.
func checkAge(g *guide.Guide, l *library, documents []*document, day time.Time) source.List {
	led, at := ledTo(g, documents), map[string]*document{}
	for _, d := range documents {
		at[d.result.Path] = d
	}
	var list source.List
	for _, article := range g.Articles() {
		d := at[article.Path]
		if !day.IsZero() && !article.NextReview.IsZero() && article.Overdue(day) {
			list = append(list, d.yaml.report(d.yaml.at("next_review"), "review-overdue", "the review was due on "+article.NextReview.ISO(),
				"review the article, then date reviewed, evidence_to and next_review"))
		}
		for _, c := range article.Claims {
			if year := newest(c, l.years); l.rules.sourceYears > 0 && year > 0 && day.Year()-year > l.rules.sourceYears {
				list = append(list, d.atClaim(c, "old-source", fmt.Sprintf("the newest source of this claim is from %d", year),
					"look for a newer one, or excuse it with what you looked for"))
			}
			if slices.Contains(l.rules.linkedClaims, c.Certainty) && !led[c.ID] {
				list = append(list, d.atClaim(c, "unlinked-claim", fmt.Sprintf("nothing leads to this claim of %s certainty", c.Certainty),
					"make it a key message, or link to it from a page that rests on it: [words]("+c.Path()+")"))
			}
		}
	}
	return list
}

// newest is the year of a claim's newest source; 0 where the claim is no finding
// that could be repeated, or where a source has no date and is kept up to date.
func newest(c *guide.Claim, years map[string]int) int {
	if c.Effect == guide.Fact {
		return 0
	}
	last := 0
	for _, s := range c.Sources {
		year, dated := years[s.Reference.ID]
		if !dated {
			return 0
		}
		last = max(last, year)
	}
	return last
}

// ledTo is the ids of the claims that are a key message of an article, or that a
// page other than their article's links to.
func ledTo(g *guide.Guide, documents []*document) map[string]bool {
	led, at := make(map[string]bool, len(g.Claims)), make(map[string]string, 2*len(g.Claims))
	for _, article := range g.Articles() {
		for _, c := range article.KeyMessages {
			led[c.ID] = true
		}
	}
	for _, c := range g.Claims {
		at[c.Path()] = c.ID
		at[c.Article.Path+"#"+c.ID] = c.ID
	}
	for _, d := range documents {
		for _, l := range d.links {
			address, _, _ := strings.Cut(l.href, "?")
			if id := at[address]; id != "" && !d.makes(id) {
				led[id] = true
			}
		}
	}
	return led
}

// makes tells whether a claim is the document's.
func (d *document) makes(id string) bool {
	return slices.ContainsFunc(d.claims, func(c *guide.Claim) bool { return c.ID == id })
}

// atClaim is a diagnostic about a claim, at its id.
func (d *document) atClaim(c *guide.Claim, rule, message, hint string) source.Diagnostic {
	return source.Diagnostic{
		File: d.file, Offset: d.base + d.anchors[c.ID], Length: len(c.ID),
		Rule: rule, Message: message, Hint: hint, About: c.ID,
	}
}
