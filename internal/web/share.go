package web

import (
	"fmt"
	"strings"

	"leakygut/internal/citation"
	"leakygut/internal/twin"
	"leakygut/templates"
)

// asOf is the parameter that names the day of what a shared link's sender read.
const asOf = "as-of"

// share is how a page is passed on, cited and reused; nil for a page that says
// nothing of its own, such as a form.
func (e today) share(path string) (*templates.Share, error) {
	if _, ok := e.twin(path); !ok {
		return nil, nil
	}
	base := strings.TrimSuffix(twin.MarkdownPath(path), ".md")
	record, sources := e.cited(path)
	s := &templates.Share{
		Link: e.layout.BaseURL + path, Code: codeAddress(path),
		Files: e.files(base), Sources: e.files(base + sourcesFile), Count: len(sources),
	}
	if a := e.articles[path]; a != nil {
		s.Handout = a.Handout()
	}
	if a := e.articleOf(path); a != nil {
		// Not the day on which the link is copied: a page that a browser or a cache kept
		// may be older, and whoever follows the link is to learn what changed since the
		// sender's page.
		s.Link += "?" + asOf + "=" + a.Stands().ISO()
	}
	if record == nil {
		return s, nil
	}
	r, err := record(citation.Site{Site: e.guide.Site, BaseURL: e.layout.BaseURL})
	if err != nil {
		return nil, fmt.Errorf("cite %s: %w", path, err)
	}
	s.Cite = strings.TrimSpace(citation.Text(r))
	return s, nil
}

// files are the forms that stand at an address with an extension behind it.
func (e today) files(base string) []templates.ShareFile {
	kinds := []templates.ShareFile{{Name: "Markdown", Path: ".md"}, {Name: "JSON", Path: ".json"}}
	for _, f := range citation.Formats() {
		kinds = append(kinds, templates.ShareFile{Name: f.Name, Path: f.Extension})
	}
	var all []templates.ShareFile
	for _, k := range kinds {
		if _, ok := e.form(base + k.Path); ok {
			all = append(all, templates.ShareFile{Name: k.Name, Path: base + k.Path})
		}
	}
	return all
}
