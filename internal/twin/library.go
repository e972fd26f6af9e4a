package twin

import (
	"strings"

	"leakygut/internal/guide"
)

// Reference is the twin of a reference's own page.
func (s *Site) Reference(r *guide.Reference) Twin {
	p := s.page(ReferenceType, r.Path(), r.Name())
	p.References = []Reference{s.reference(r)}
	p.Claims, p.CitedIn = s.claims(r.Claims), s.pages(r.CitedBy)
	rest := s.claimList(r.Claims)
	if rest == "" {
		rest = "No claim rests on it; it is cited in the text alone."
	}
	cited := s.pageList(r.CitedBy)
	if cited == "" {
		cited = "No page cites it."
	}
	return s.twin(p, strings.Join(set(r), " "), part("Claims that rest on it", rest), part("Cited in", cited))
}

// References is the twin of the bibliography.
func (s *Site) References() Twin {
	p := s.page(ReferencesType, guide.ReferencesPath, "References")
	p.Description = "Every study, review and official page that this site cites, with its type and a link to it."
	var lines []string
	for _, r := range s.guide.References {
		p.References = append(p.References, s.reference(r))
		lines = append(lines, s.cited(r))
	}
	return s.twin(p, within(p.Description), items(lines))
}

// Term is the twin of a term's own page.
func (s *Site) Term(t *guide.Term) Twin {
	p := s.page(TermType, t.Path(), capital(t.Name))
	p.Name, p.Meaning, p.Also, p.UsedIn = t.Name, t.Meaning, t.Also, s.pages(t.UsedBy)
	used := s.pageList(t.UsedBy)
	if used == "" {
		used = "No page uses it yet."
	}
	return s.twin(p, meaning(t), part("Used in", used))
}

// Glossary is the twin of the list of terms.
func (s *Site) Glossary() Twin {
	p := s.page(GlossaryType, guide.GlossaryPath, "Glossary")
	p.Description = "The medical and scientific words used on this site, in plain words."
	p.Terms = s.terms(s.guide.Terms)
	parts := []string{within(p.Description)}
	for _, t := range s.guide.Terms {
		parts = append(parts, heading(2, link(t.Name, s.url(t.Path()))), meaning(t))
	}
	return s.twin(p, parts...)
}

func meaning(t *guide.Term) string {
	if len(t.Also) == 0 {
		return plain(t.Meaning)
	}
	return plain(t.Meaning) + "\n\n" + within("Also: "+strings.Join(t.Also, ", "))
}

// terms are terms as data.
func (s *Site) terms(list []*guide.Term) []Term {
	var all []Term
	for _, t := range list {
		all = append(all, Term{t.ID, s.url(t.Path()), t.Name, t.Meaning, t.Also})
	}
	return all
}

func (s *Site) pages(list []*guide.Document) []Link {
	var all []Link
	for _, d := range list {
		all = append(all, s.link(d.Title, d.Path))
	}
	return all
}

func (s *Site) pageList(list []*guide.Document) string {
	var lines []string
	for _, d := range list {
		lines = append(lines, link(d.Title, s.url(d.Path)))
	}
	return items(lines)
}
