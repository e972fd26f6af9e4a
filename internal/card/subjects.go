package card

import (
	"strings"

	"leakygut/internal/guide"
)

// Subjects is the card of every document, claim, reference and term of a guide, by
// the address of its page. None is overdue, which depends on the day.
func Subjects(g *guide.Guide) map[string]Card {
	cards := map[string]Card{}
	page := func(kind string, p *guide.Page) {
		cards[p.Path] = Card{Kind: kind, Title: p.Title, Text: p.Description, Updated: p.Updated}
	}
	page("", g.Home)
	for _, s := range g.Sections {
		page("Section", s.Page)
	}
	for _, p := range g.Pages {
		page("About", p)
	}
	for _, a := range g.Articles() {
		cards[a.Path] = Card{Kind: a.Kind.String(), Title: a.Title, Text: a.Description, Certainty: a.Certainty, Reviewed: a.Reviewed}
		for _, c := range a.Claims {
			cards[c.Path()] = Card{Kind: "Claim", Title: c.Text, Certainty: c.Certainty, Effect: c.Effect, Reviewed: a.Reviewed}
		}
	}
	for _, r := range g.References {
		cards[r.Path()] = Card{Kind: "Source", Title: r.Name(), Text: strings.TrimSpace(r.Lead + " " + r.Details)}
	}
	for _, t := range g.Terms {
		cards[t.Path()] = Card{Kind: "Glossary", Title: capital(t.Name), Text: t.Meaning}
	}
	for path, c := range cards {
		c.Site = g.Site.Name
		cards[path] = c
	}
	return cards
}
