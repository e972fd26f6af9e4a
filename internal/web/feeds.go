package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"

	"leakygut/internal/feed"
	"leakygut/internal/twin"
	"leakygut/templates"
)

// atom, jsonFeed and changes are for programs that look for what is new.
func (s *Server) atom(w http.ResponseWriter, r *http.Request) {
	s.feed(w, r, feed.AtomPath, feed.AtomType, feed.Atom)
}

func (s *Server) jsonFeed(w http.ResponseWriter, r *http.Request) {
	s.feed(w, r, feed.JSONPath, feed.JSONType, feed.JSON)
}

func (s *Server) feed(w http.ResponseWriter, r *http.Request, path, mediaType string, write func(feed.Site, []feed.Entry) ([]byte, error)) {
	e := s.today()
	s.machine(w, r, e, path, mediaType, func() (string, error) {
		var entries []feed.Entry
		for _, a := range e.guide.Articles() {
			var b bytes.Buffer
			if err := templates.Entry(a).Render(context.Background(), &b); err != nil {
				return "", fmt.Errorf("feed: %w", err)
			}
			entries = append(entries, feed.Entry{Article: a, HTML: b.String()})
		}
		text, err := write(feed.Site{Site: e.guide.Site, BaseURL: e.layout.BaseURL}, entries)
		return string(text), err
	})
}

func (s *Server) changes(w http.ResponseWriter, r *http.Request) {
	e := s.today()
	s.machine(w, r, e, feed.ChangesPath, feed.AtomType, func() (string, error) {
		text, err := feed.Changes(feed.Site{Site: e.guide.Site, BaseURL: e.layout.BaseURL}, e.guide.Home.Updated, feed.VerdictChanges(e.guide))
		return string(text), err
	})
}

// catalog is the list of pages that programs which read text ask for (llmstxt.org),
// and openAPI describes all forms.
func (s *Server) catalog(w http.ResponseWriter, r *http.Request) {
	s.described(w, r, twin.IndexPath, "text/plain; charset=utf-8", (*twin.Site).Index)
}

func (s *Server) openAPI(w http.ResponseWriter, r *http.Request) {
	s.described(w, r, twin.OpenAPIPath, twin.JSONType, (*twin.Site).OpenAPI)
}

func (s *Server) described(w http.ResponseWriter, r *http.Request, path, mediaType string, write func(*twin.Site) string) {
	e := s.today()
	s.machine(w, r, e, path, mediaType, func() (string, error) {
		site, err := e.twins()
		if err != nil {
			return "", fmt.Errorf("describe the site: %w", err)
		}
		return write(site), nil
	})
}
