package web

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http"

	"leakygut/templates"
)

// What is here is read by browsers: how the site is installed, and searched from
// the address bar.

// manifest lets a browser install the site (W3C Web Application Manifest).
func (s *Server) manifest(w http.ResponseWriter, r *http.Request) {
	type icon struct {
		Source string `json:"src"`
		Sizes  string `json:"sizes"`
		Type   string `json:"type"`
	}
	e := s.today()
	s.machine(w, r, e, "/manifest.webmanifest", "application/manifest+json", func() (string, error) {
		return marshal(struct {
			Name        string `json:"name"`
			Description string `json:"description"`
			Language    string `json:"lang"`
			Start       string `json:"start_url"`
			Display     string `json:"display"`
			Background  string `json:"background_color"`
			Theme       string `json:"theme_color"`
			Icons       []icon `json:"icons"`
		}{
			e.guide.Site.Name, e.guide.Site.Description, e.guide.Site.Language, "/", "minimal-ui", "#fbf8f2", templates.BarByDay,
			[]icon{{"/favicon.svg", "any", "image/svg+xml"}, {"/apple-touch-icon.png", "180x180", "image/png"}},
		})
	})
}

func marshal(v any) (string, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("write JSON: %w", err)
	}
	return string(text), nil
}

type searchDescription struct {
	XMLName     xml.Name  `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName   string    `xml:"ShortName"`
	Description string    `xml:"Description"`
	Encoding    string    `xml:"InputEncoding"`
	URL         searchURL `xml:"Url"`
}

type searchURL struct {
	Type     string `xml:"type,attr"`
	Template string `xml:"template,attr"`
}

// openSearch tells a browser how to search the site (OpenSearch 1.1).
func (s *Server) openSearch(w http.ResponseWriter, r *http.Request) {
	e := s.today()
	s.machine(w, r, e, "/opensearch.xml", "application/opensearchdescription+xml", func() (string, error) {
		name := []rune(e.guide.Site.Name) // at most 16 characters
		text, err := xml.Marshal(searchDescription{
			ShortName: string(name[:min(len(name), 16)]), Description: "Search " + e.guide.Site.Name, Encoding: "UTF-8",
			URL: searchURL{"text/html", e.layout.BaseURL + "/search?q={searchTerms}"},
		})
		if err != nil {
			return "", fmt.Errorf("search description: %w", err)
		}
		return xml.Header + string(text) + "\n", nil
	})
}
