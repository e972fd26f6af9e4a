package twin

import (
	"strings"

	"leakygut/internal/guide"
)

// IndexPath is the address of [Site.Index].
const IndexPath = "/llms.txt"

// Index is the list of all that the site has, for programs that read text, in
// the form that llmstxt.org proposes: title, summary, lists of links.
func (s *Site) Index() string {
	g := s.guide
	parts := []string{
		heading(1, within(g.Site.Name)),
		"> " + within(g.Site.Description),
		"**Medical disclaimer.** " + within(g.Site.Disclaimer),
		"Every statement is one sentence with its certainty (high, moderate, low, very low) and its sources. Quote it with its certainty, and link to its address. " +
			"Every page can be had as Markdown (.md behind its address) and as JSON (.json): see " + link("how", s.url(guide.APIPath)) + ". The text may be reused under " + link(license, licenseHref) + ".",
		part("Guides", s.index(g.Guides)),
	}
	for _, section := range g.Sections {
		own := "- " + s.entry(section.Page.Title, section.Page.Path, section.Page.Description)
		parts = append(parts, part(within(section.Page.Name), strings.TrimSuffix(own+"\n"+s.index(section.Articles), "\n")))
	}
	var about []string
	for _, p := range g.Pages {
		about = append(about, s.entry(p.Title, p.Path, p.Description))
	}
	parts = append(parts, part("About this site", items(about)), part("Optional", items([]string{
		s.entry("Every claim", guide.ClaimsPath, "each sentence with its certainty and where it is made"),
		s.entry("References", guide.ReferencesPath, "every source, with the type of study"),
		s.entry("Glossary", guide.GlossaryPath, "medical words in plain words"),
	})))
	return strings.Join(parts, "\n\n") + "\n"
}

func (s *Site) index(articles []*guide.Article) string {
	var lines []string
	for _, a := range articles {
		lines = append(lines, s.entry(a.Title, a.Path, a.Description))
	}
	return items(lines)
}

// entry is a link to the Markdown of a page, with what it says.
func (s *Site) entry(title, path, about string) string {
	return link(title, s.url(MarkdownPath(path))) + ": " + within(about)
}
