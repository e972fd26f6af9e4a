package twin

import (
	"fmt"

	"leakygut/internal/guide"
)

// Claim is the twin of a claim's own page. Where the review of its article is
// overdue, it says so.
func (s *Site) Claim(c *guide.Claim, overdue bool) Twin {
	w, a := s.writer(c.Path()), c.Article
	p := s.page(ClaimType, c.Path(), c.Text)
	p.Dates, p.Overdue, p.Check = articleDates(a), overdue, clinicalCheck(a)
	claim := s.claim(c)
	claim.Why, claim.Found, claim.Caveat = w.prose(c.Why), w.prose(c.Found), w.prose(c.Caveat)
	p.Claims, p.References = []Claim{claim}, s.references(c.Sources)
	return s.twin(p,
		marks(c)+" · Sources "+w.inline(c.Cite), datesLine(a), overdueLine(a, overdue),
		part("Why this certainty", claim.Why), part("What was found", claim.Found), part("Keep in mind", claim.Caveat),
		part("What would change it", items(c.WouldChange())),
		part("Where it stands", fmt.Sprintf("In the article %s. The grade is our editorial judgment about this exact sentence. %s",
			link(a.Title, s.url(c.Home())), s.rating())),
		s.sources(c.Sources))
}

// Claims is the twin of the list of all claims.
func (s *Site) Claims() Twin {
	p := s.page(ClaimsType, guide.ClaimsPath, "Every claim, and how certain it is")
	p.Description = "Each statement this site makes about leaky gut, grouped by how certain the evidence is, with its sources."
	p.Claims = s.claims(s.guide.Claims)
	parts := []string{within(p.Description), "The grade is our judgment about that exact sentence. " + s.rating()}
	for _, c := range guide.Certainties() {
		parts = append(parts, part(capital(c.String())+" certainty", s.claimList(s.guide.ClaimsBy(c))))
	}
	return s.twin(p, parts...)
}

// rating leads to how evidence is rated.
func (s *Site) rating() string { return link("How we rate evidence", s.url(guide.RatingPath)) }

// claimList is claims with their marks and where each is made.
func (s *Site) claimList(list []*guide.Claim) string {
	var lines []string
	for _, c := range list {
		lines = append(lines, link(c.Text, s.url(c.Path()))+" · "+marks(c)+" · "+link(c.Article.Name, s.url(c.Home())))
	}
	return items(lines)
}

// claims are claims as data.
func (s *Site) claims(list []*guide.Claim) []Claim {
	var all []Claim
	for _, c := range list {
		all = append(all, s.claim(c))
	}
	return all
}

func (s *Site) claim(c *guide.Claim) Claim {
	data := Claim{
		ID: c.ID, URL: s.url(c.Path()), Sentence: c.Text, Certainty: c.Certainty.String(), Effect: c.Effect.String(),
		Article: s.link(c.Article.Title, c.Home()), Reviewed: c.Article.Reviewed.ISO(),
	}
	for _, in := range c.In {
		data.Population = append(data.Population, string(in))
	}
	for _, source := range c.Sources {
		r := source.Reference
		data.Sources = append(data.Sources, Source{r.ID, s.url(r.Path()), doi(r)})
	}
	return data
}
