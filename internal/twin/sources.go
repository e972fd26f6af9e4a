package twin

import (
	"fmt"
	"strings"

	"leakygut/internal/guide"
)

// sources is the numbered list of references of a page.
func (s *Site) sources(list []guide.Source) string {
	var lines []string
	for _, source := range list {
		lines = append(lines, fmt.Sprintf("%d. %s", source.Number, s.cited(source.Reference)))
	}
	return part("References", strings.Join(lines, "\n"))
}

// cited is a reference in a list, with its page here.
func (s *Site) cited(r *guide.Reference) string {
	return strings.Join(append(set(r), link("On this site", s.url(r.Path()))), " ")
}

// set is a reference in Vancouver style, every way to it and the type of study.
func set(r *guide.Reference) []string {
	var parts []string
	if r.Retracted != nil {
		parts = append(parts, strings.TrimSpace("**Retracted** "+within(r.Retracted.When()))+".")
		for _, l := range r.Retracted.Notices {
			parts = append(parts, within("Notice, "+l.Label)+": "+link(l.Text, l.Href)+".")
		}
	}
	for _, text := range []string{r.Authors, r.Title, r.Details} {
		if text != "" {
			parts = append(parts, within(text))
		}
	}
	for _, l := range r.Links {
		parts = append(parts, within(l.Label)+": "+link(l.Text, l.Href)+".")
	}
	if r.Design != "" {
		parts = append(parts, within("Type of study: "+r.Design+"."))
	}
	if r.Size != "" {
		parts = append(parts, within("Size: "+r.Size+"."))
	}
	return parts
}

// references are the sources of a page as data.
func (s *Site) references(list []guide.Source) []Reference {
	var all []Reference
	for _, source := range list {
		r := s.reference(source.Reference)
		r.Number = source.Number
		all = append(all, r)
	}
	return all
}

func (s *Site) reference(r *guide.Reference) Reference {
	data := Reference{
		ID: r.ID, URL: s.url(r.Path()), Authors: r.Authors, Title: r.Title, Details: r.Details,
		DOI: doi(r), Design: r.Design, Size: r.Size,
	}
	data.Links = ways(r.Links)
	if r.Retracted != nil {
		data.Retracted = &Retraction{Date: r.Retracted.Date, Links: ways(r.Retracted.Notices)}
	}
	return data
}

func ways(links []guide.Link) []Way {
	var all []Way
	for _, l := range links {
		all = append(all, Way{l.Label, l.Text, l.Href})
	}
	return all
}

// doi is a reference's DOI; empty where it has none.
func doi(r *guide.Reference) string {
	for _, l := range r.Links {
		if l.Label == "doi" {
			return l.Text
		}
	}
	return ""
}
