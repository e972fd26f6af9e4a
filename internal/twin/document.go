package twin

import (
	"strings"

	"leakygut/internal/guide"
)

// Home is the twin of the home page.
func (s *Site) Home() Twin {
	g := s.guide
	p := s.document(HomeType, g.Home)
	p.Articles = s.summaries(g.Articles())
	parts := []string{p.Text, part("Guides", articleList(s, g.Guides))}
	for _, section := range g.Sections {
		parts = append(parts, part(within(section.Page.Name), articleList(s, section.Articles)))
	}
	return s.text(p, g.Home, parts...)
}

// Section is the twin of a section's own page.
func (s *Site) Section(section *guide.Section) Twin {
	p := s.document(SectionType, section.Page)
	p.Articles = s.summaries(section.Articles)
	list := articleList(s, section.Articles)
	if list == "" {
		list = "No article has been published here yet."
	}
	return s.text(p, section.Page, p.Text, part("Articles", list))
}

// Page is the twin of a page about the site. That of corrections has the change
// log of every article.
func (s *Site) Page(page *guide.Page) Twin {
	p := s.document(PageType, page)
	if page.Path != guide.CorrectionsPath {
		return s.text(p, page, p.Text)
	}
	var log []string
	for _, a := range s.guide.Articles() {
		for _, c := range s.changes(a.Changes) {
			c.Article = s.neighbor(a)
			p.Changes = append(p.Changes, c)
		}
		log = append(log, heading(3, link(a.Name, s.url(a.Path)))+"\n\n"+s.changeLog(a.Changes))
	}
	return s.text(p, page, p.Text, part("Contact", s.contact()), part("Every change to an article", strings.Join(log, "\n\n")))
}

// contact is where mistakes are reported.
func (s *Site) contact() string {
	address := s.guide.Site.Contact
	if address == "" {
		return "The people who run this copy of the site have not given an address yet."
	}
	words := strings.TrimPrefix(strings.TrimPrefix(address, "mailto:"), "https://")
	return "Write to " + link(words, address) + ". Please do not send details about your own health."
}

// document is a page that is no article, as data.
func (s *Site) document(kind Type, page *guide.Page) Page {
	p := s.page(kind, page.Path, page.Title)
	p.Name, p.Description, p.Dates = page.Name, page.Description, &Dates{Updated: page.Updated.ISO()}
	p.Text = s.writer(page.Path).blocks(page.Body)
	p.Terms, p.References = s.terms(page.Terms), s.references(page.Sources)
	return p
}

// text is the twin of such a page.
func (s *Site) text(p Page, page *guide.Page, parts ...string) Twin {
	all := append([]string{within(page.Description), "Updated " + page.Updated.Long()}, parts...)
	return s.twin(p, append(all, s.sources(page.Sources))...)
}

func (s *Site) summaries(articles []*guide.Article) []Summary {
	var all []Summary
	for _, a := range articles {
		all = append(all, Summary{a.Title, a.Name, s.url(a.Path), Verdict{a.Description, a.Certainty.String()}})
	}
	return all
}
