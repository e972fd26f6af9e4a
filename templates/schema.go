package templates

import (
	"strings"

	"leakygut/internal/guide"
)

// The names are those of schema.org. Of its medical vocabulary only what a page of
// information is takes part: a syndrome that medicine does not recognize is no
// MedicalCondition, and evidence levels are for guidelines.

const schemaOrg = "https://schema.org"

type graph struct {
	Context string `json:"@context"`
	Graph   []any  `json:"@graph"`
}

type webPage struct {
	Type        string      `json:"@type"`
	ID          string      `json:"@id"`
	Name        string      `json:"name"`
	Abstract    string      `json:"abstract,omitempty"`
	Language    string      `json:"inLanguage"`
	License     string      `json:"license"`
	Published   string      `json:"datePublished,omitempty"`
	Modified    string      `json:"dateModified,omitempty"`
	Reviewed    string      `json:"lastReviewed,omitempty"`
	ReviewedBy  *person     `json:"reviewedBy,omitempty"`
	Author      *reference  `json:"author,omitempty"`
	Audience    *audience   `json:"audience,omitempty"`
	About       *thing      `json:"about,omitempty"`
	Citations   []scholarly `json:"citation,omitempty"`
	PublishedBy *reference  `json:"publisher,omitempty"`
	Principles  string      `json:"publishingPrinciples,omitempty"`
}

type person struct {
	Type     string `json:"@type"`
	Name     string `json:"name"`
	JobTitle string `json:"jobTitle"`
}

type reference struct {
	Type string `json:"@type,omitempty"`
	ID   string `json:"@id"`
	Name string `json:"name,omitempty"`
}

type audience struct {
	Type string `json:"@type"`
	Kind string `json:"audienceType"`
}

type thing struct {
	Type           string `json:"@type"`
	Name           string `json:"name"`
	Disambiguation string `json:"disambiguatingDescription,omitempty"`
}

type scholarly struct {
	Type   string `json:"@type"`
	ID     string `json:"@id"`
	Status string `json:"creativeWorkStatus,omitempty"`
}

type organization struct {
	Type        string `json:"@type"`
	ID          string `json:"@id"`
	Name        string `json:"name"`
	URL         string `json:"url"`
	Corrections string `json:"correctionsPolicy"`
	Funding     string `json:"ownershipFundingInfo"`
}

type breadcrumbs struct {
	Type  string  `json:"@type"`
	Items []crumb `json:"itemListElement"`
}

type crumb struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Name     string `json:"name"`
	Item     string `json:"item"`
}

type definedTerm struct {
	Type        string   `json:"@type"`
	ID          string   `json:"@id"`
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Also        []string `json:"alternateName,omitempty"`
	Set         string   `json:"inDefinedTermSet"`
}

const licenseURL = "https://creativecommons.org/licenses/by/4.0/"

func publisher(l Layout) organization {
	return organization{
		Type: "Organization", ID: l.BaseURL + "/#site", Name: l.Site.Name, URL: l.BaseURL + "/",
		Corrections: l.BaseURL + guide.CorrectionsPath, Funding: l.BaseURL + "/about",
	}
}

// author names those who answer for a page; who they are stands on the first page.
func author(l Layout) *reference {
	return &reference{"Organization", l.BaseURL + "/#site", l.Site.Name}
}

// pageData describes a page that is not an article, by its type.
func pageData(kind string, p *guide.Page) func(Layout) any {
	return func(l Layout) any {
		return graph{schemaOrg, []any{webPage{
			Type: kind, ID: l.BaseURL + p.Path, Name: p.Title, Abstract: p.Description, Language: l.Site.Language, License: licenseURL,
			Modified: p.Updated.ISO(), PublishedBy: author(l),
		}, trail(l, [2]string{p.Name, p.Path})}}
	}
}

// articleData describes an article.
func articleData(a *guide.Article, section [2]string) func(Layout) any {
	return func(l Layout) any {
		page := webPage{
			Type: "MedicalWebPage", ID: l.BaseURL + a.Path, Name: a.Title, Abstract: a.Description,
			Language: l.Site.Language, License: licenseURL,
			Published: a.Published.ISO(), Modified: a.Reviewed.ISO(), Reviewed: a.Reviewed.ISO(),
			Author: author(l), Audience: &audience{"Audience", "Patient"},
			About:      &thing{"Thing", "Leaky gut syndrome", "Not a recognized diagnosis. Not the same as increased intestinal permeability."},
			Citations:  citations(a.Sources),
			Principles: l.BaseURL + guide.RatingPath,
		}
		if c := a.ClinicalCheck; c != nil {
			page.ReviewedBy = &person{"Person", c.Name, c.Role}
		}
		return graph{schemaOrg, []any{page, trail(l, section, [2]string{a.Name, a.Path})}}
	}
}

// citations are the sources that have a DOI.
func citations(sources []guide.Source) []scholarly {
	var found []scholarly
	for _, s := range sources {
		if links := s.Reference.Links; len(links) > 0 && strings.HasPrefix(links[0].Href, "https://doi.org/") {
			cited := scholarly{Type: "ScholarlyArticle", ID: links[0].Href}
			if s.Reference.Retracted != nil {
				cited.Status = "Retracted"
			}
			found = append(found, cited)
		}
	}
	return found
}

// trail is the way down to a page. Empty steps are left out.
func trail(l Layout, steps ...[2]string) breadcrumbs {
	b := breadcrumbs{Type: "BreadcrumbList"}
	for _, step := range append([][2]string{{"Home", guide.HomePath}}, steps...) {
		if step[1] != "" {
			b.Items = append(b.Items, crumb{"ListItem", len(b.Items) + 1, step[0], l.BaseURL + step[1]})
		}
	}
	return b
}

// claimData describes a claim's own page.
func claimData(c *guide.Claim) func(Layout) any {
	return func(l Layout) any {
		return graph{schemaOrg, []any{webPage{
			Type: "MedicalWebPage", ID: l.BaseURL + c.Path(), Name: c.Text, Language: l.Site.Language, License: licenseURL,
			Published: c.Article.Published.ISO(), Modified: c.Article.Reviewed.ISO(), Reviewed: c.Article.Reviewed.ISO(),
			Author: author(l), Citations: citations(c.Sources),
		}, trail(l, [2]string{"Claims", guide.ClaimsPath}, [2]string{c.Text, c.Path()})}}
	}
}

// homeData describes the site and those who answer for it, whom other pages name
// by their address.
func homeData(l Layout) any {
	return graph{schemaOrg, []any{publisher(l)}}
}

// termData describes a term of the glossary.
func termData(t *guide.Term) func(Layout) any {
	return func(l Layout) any {
		return graph{schemaOrg, []any{definedTerm{
			Type: "DefinedTerm", ID: l.BaseURL + t.Path(), Name: t.Name, Description: t.Meaning, Also: t.Also,
			Set: l.BaseURL + guide.GlossaryPath,
		}, trail(l, [2]string{"Glossary", guide.GlossaryPath}, [2]string{t.Name, t.Path()})}}
	}
}
