package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strings"

	"leakygut/internal/citation"
	"leakygut/internal/feed"
	"leakygut/internal/guide"
	"leakygut/internal/twin"
	"leakygut/templates"
)

// form is a page in another form than HTML: its twins as Markdown and JSON, and
// files for reference managers.
type form struct {
	key       string
	mediaType string
	write     func() (string, error)
}

// sourcesFile is what the sources of a page are called in the address of a file
// of them: /causes/diet/references.bib.
const sourcesFile = "/references"

// forms answers for addresses of pages with an extension behind them. Any site may
// read these, so that programs can.
func (s *Server) forms(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := r.URL.Path
		dotted := strings.Contains(path[strings.LastIndexByte(path, '/')+1:], ".")
		if !dotted || (r.Method != http.MethodGet && r.Method != http.MethodHead) {
			next.ServeHTTP(w, r)
			return
		}
		e := s.edition.Load()
		f, ok := e.form(path)
		if !ok {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
		s.machine(w, r, e, f.key, f.mediaType, f.write)
	})
}

// form finds the form of a page that stands at an address.
func (e *edition) form(path string) (form, bool) {
	if base, ok := strings.CutSuffix(path, ".md"); ok {
		return e.twinForm(path, base, twin.MarkdownType, func(t twin.Twin) (string, error) { return t.Markdown, nil })
	}
	for _, f := range citation.Formats() {
		base, ok := strings.CutSuffix(path, f.Extension)
		if !ok {
			continue
		}
		records, ok := e.records(base)
		return form{path, f.MediaType, func() (string, error) {
			all, err := records()
			return f.Write(all...), err
		}}, ok
	}
	if base, ok := strings.CutSuffix(path, ".json"); ok {
		return e.twinForm(path, base, twin.JSONType, func(t twin.Twin) (string, error) {
			text, err := t.JSON()
			return string(text), err
		})
	}
	return form{}, false
}

func (e *edition) twinForm(key, base, mediaType string, as func(twin.Twin) (string, error)) (form, bool) {
	make, ok := e.twin(base)
	if a := e.articles[base]; a != nil && a.Overdue(e.now()) { // the day turns while the twin is kept
		key += "?overdue"
	}
	return form{key, mediaType, func() (string, error) {
		site, err := e.twins()
		if err != nil {
			return "", fmt.Errorf("twin: %w", err)
		}
		return as(make(site))
	}}, ok
}

// twin finds the page whose twin stands at an address without its extension.
func (e *edition) twin(base string) (func(*twin.Site) twin.Twin, bool) {
	folder, id, _ := strings.Cut(strings.TrimPrefix(base, "/"), "/")
	switch "/" + folder {
	case guide.ClaimsPath:
		if c := e.claims[id]; c != nil {
			return func(s *twin.Site) twin.Twin { return s.Claim(c, c.Article.Overdue(e.now())) }, true
		}
		return (*twin.Site).Claims, id == ""
	case guide.ReferencesPath:
		if r := e.references[id]; r != nil {
			return func(s *twin.Site) twin.Twin { return s.Reference(r) }, true
		}
		return (*twin.Site).References, id == ""
	case guide.GlossaryPath:
		if t := e.terms[id]; t != nil {
			return func(s *twin.Site) twin.Twin { return s.Term(t) }, true
		}
		return (*twin.Site).Glossary, id == ""
	}
	switch {
	case base == "/index":
		return (*twin.Site).Home, true
	case e.articles[base] != nil:
		return func(s *twin.Site) twin.Twin { return s.Article(e.articles[base], e.articles[base].Overdue(e.now())) }, true
	case e.sections[base] != nil:
		return func(s *twin.Site) twin.Twin { return s.Section(e.sections[base]) }, true
	case e.pages[base] != nil:
		return func(s *twin.Site) twin.Twin { return s.Page(e.pages[base]) }, true
	}
	return nil, false
}

// records finds what a file for reference managers holds: a page, or its sources.
func (e *edition) records(base string) (func() ([]citation.Record, error), bool) {
	site := citation.Site{Site: e.guide.Site, BaseURL: e.layout.BaseURL}
	one := func(r citation.Record, err error) ([]citation.Record, error) { return []citation.Record{r}, err }
	page, ofSources := strings.CutSuffix(base, sourcesFile)
	a, c := e.articles[page], e.claims[strings.TrimPrefix(page, guide.ClaimsPath+"/")]
	switch {
	case a != nil && ofSources:
		return func() ([]citation.Record, error) { return citation.References(a.Sources) }, true
	case a != nil:
		return func() ([]citation.Record, error) { return one(site.Article(a)) }, true
	case c != nil && ofSources:
		return func() ([]citation.Record, error) { return citation.References(c.Sources) }, true
	case c != nil:
		return func() ([]citation.Record, error) { return one(site.Claim(c)) }, true
	}
	return nil, false
}

// atom, jsonFeed and changes are for programs that look for what is new.
func (s *Server) atom(w http.ResponseWriter, r *http.Request) {
	s.feed(w, r, feed.AtomPath, feed.AtomType, feed.Atom)
}

func (s *Server) jsonFeed(w http.ResponseWriter, r *http.Request) {
	s.feed(w, r, feed.JSONPath, feed.JSONType, feed.JSON)
}

func (s *Server) feed(w http.ResponseWriter, r *http.Request, path, mediaType string, write func(feed.Site, []feed.Entry) ([]byte, error)) {
	e := s.edition.Load()
	s.machine(w, r, e, path, mediaType, func() (string, error) {
		var entries []feed.Entry
		for _, a := range e.guide.Articles() {
			var b bytes.Buffer
			for _, part := range [][]guide.Block{a.RedFlags, a.Body} {
				if err := templates.Blocks(part).Render(context.Background(), &b); err != nil {
					return "", fmt.Errorf("feed: %w", err)
				}
			}
			entries = append(entries, feed.Entry{Article: a, HTML: b.String()})
		}
		text, err := write(feed.Site{Site: e.guide.Site, BaseURL: e.layout.BaseURL}, entries)
		return string(text), err
	})
}

func (s *Server) changes(w http.ResponseWriter, r *http.Request) {
	e := s.edition.Load()
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
	e := s.edition.Load()
	s.machine(w, r, e, path, mediaType, func() (string, error) {
		site, err := e.twins()
		if err != nil {
			return "", fmt.Errorf("describe the site: %w", err)
		}
		return write(site), nil
	})
}
