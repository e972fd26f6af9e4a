package web

import (
	"fmt"
	"strings"

	"leakygut/internal/citation"
	"leakygut/internal/guide"
	"leakygut/internal/twin"
	"leakygut/templates"
)

// asOf is the parameter that names the day of what a shared link's sender read.
const asOf = "as-of"

// share is how a page is passed on, cited and reused; nil for a page that nobody
// passes on, such as a form.
func (e *edition) share(path string) (*templates.Share, error) {
	if _, ok := e.cards[path]; !ok {
		return nil, nil
	}
	s := &templates.Share{Link: e.layout.BaseURL + path, Code: codeAddress(path), Files: []templates.ShareFile{
		{Name: "Markdown", Path: twin.MarkdownPath(path)}, {Name: "JSON", Path: twin.JSONPath(path)},
	}}
	a, c := e.articles[path], e.claims[strings.TrimPrefix(path, guide.ClaimsPath+"/")]
	switch {
	case a != nil:
		s.Handout, s.Count = a.Handout(), len(a.Sources)
	case c != nil:
		a, s.Count = c.Article, len(c.Sources)
	default:
		return s, nil
	}
	// Not the day on which the link is copied: a page that a browser or a cache kept
	// may be older, and whoever follows the link is to learn what changed since the
	// sender's page.
	s.Link += "?" + asOf + "=" + a.Stands().ISO()
	for _, f := range citation.Formats() {
		s.Files = append(s.Files, templates.ShareFile{Name: f.Name, Path: path + f.Extension})
		if s.Count > 0 {
			s.Sources = append(s.Sources, templates.ShareFile{Name: f.Name, Path: path + sourcesFile + f.Extension})
		}
	}
	records, ok := e.records(path)
	if !ok {
		return s, nil
	}
	all, err := records()
	if err != nil {
		return nil, fmt.Errorf("cite %s: %w", path, err)
	}
	s.Cite = strings.TrimSpace(citation.Text(all...))
	return s, nil
}
