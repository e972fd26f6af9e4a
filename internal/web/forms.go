package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"leakygut/internal/citation"
	"leakygut/internal/guide"
	"leakygut/internal/twin"
	"leakygut/templates"
)

// form is a page in another form than HTML: its twins as Markdown and JSON, and
// files for reference managers.
type form struct {
	key       string
	mediaType string
	headers   []string // besides, as pairs of name and value
	write     func() (string, error)
}

// sourcesFile is what the sources of a page are called in the address of a file
// of them: /causes/diet/references.bib.
const sourcesFile = "/references"

// negotiated is what the answer depends on at an address that has several forms.
const negotiated = "Accept, Accept-Encoding"

// chosenCaching keeps a form that Accept chose out of caches that others share.
// Some take no notice of Vary: such a cache would hand a program's Markdown to
// the next reader. They may keep it where it has an address of its own.
const chosenCaching = "private, max-age=60"

// forms answers for the other forms of pages: at their own addresses, which have
// an extension behind that of the page, and at the page's address where a client
// prefers them. Any site may read these, so that programs can.
func (s *Server) forms(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		e, reads := s.today(), r.Method == http.MethodGet || r.Method == http.MethodHead
		path := r.URL.Path
		if f, at, ok := e.chosen(path, r.Header["Accept"]); ok && reads {
			isForm(r)
			s.sendChosen(w, r, e, f, at)
			return
		}
		file := slices.Contains(guide.Files(), path)
		if _, extension := parted(path); extension == "" && !file { // the page itself, which the routes lead on
			next.ServeHTTP(w, r)
			return
		}
		f, ok := e.form(path)
		target, moved := e.older(path)
		if !ok && !file && !moved {
			next.ServeHTTP(w, r)
			return
		}
		open(w.Header())
		if !file {
			isForm(r)
		}
		switch {
		case r.Method == http.MethodOptions:
			preflight(w)
		case !reads:
			w.Header().Set("Allow", formMethods)
			sendError(w, http.StatusMethodNotAllowed, e.notAllowed)
		case file:
			next.ServeHTTP(w, r)
		case moved:
			redirect(w, r, target)
		default:
			s.send(w, r, e, f)
		}
	})
}

// formMethods are the methods of addresses that scripts of other sites may read.
const formMethods = "GET, HEAD, OPTIONS"

// open lets scripts of any site read an answer. There is nothing to protect: no
// answer depends on who asks.
func open(h http.Header) {
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Access-Control-Expose-Headers", "Content-Location, ETag, Link")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
}

// preflight tells a browser what a script of another site may ask: also whether
// the copy it holds is still good, which browsers do not let it do unasked.
func preflight(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Allow", formMethods)
	h.Set("Access-Control-Allow-Methods", "GET, HEAD")
	h.Set("Access-Control-Allow-Headers", "Accept, If-None-Match")
	h.Set("Access-Control-Max-Age", "86400")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusNoContent)
}

// chosen finds the twin that a client prefers to the page at an address, and its
// own address.
func (e today) chosen(path string, accept []string) (f form, at string, ok bool) {
	switch preferred(accept, "text/html", "text/markdown", "application/json") {
	case "text/markdown":
		at = twin.MarkdownPath(path)
	case "application/json":
		at = twin.JSONPath(path)
	default:
		return form{}, "", false
	}
	if _, ok := e.twin(path); !ok {
		return form{}, "", false
	}
	f, ok = e.form(at)
	return f, at, ok
}

// sendChosen answers with a twin at the address of its page.
func (s *Server) sendChosen(w http.ResponseWriter, r *http.Request, e today, f form, at string) {
	rep, err := e.written(f)
	if err != nil {
		s.fail(w, r, e, err)
		return
	}
	open(w.Header())
	rep.chosen(at).serve(w, r, chosenCaching)
}

// otherForms says in the headers of a page that it has twins, and where.
func (e today) otherForms(h templates.Head) []string {
	if _, ok := e.twin(h.Path); !ok || h.NoIndex {
		return nil
	}
	return []string{"Vary", negotiated, "Link", fmt.Sprintf(`<%s>; rel="alternate"; type="text/markdown", <%s>; rel="alternate"; type="application/json"`,
		twin.MarkdownPath(h.Path), twin.JSONPath(h.Path))}
}

// extensions are those of forms. That of CSL-JSON is one of JSON too, so it comes
// first.
var extensions = [...]string{".md", ".bib", ".ris", ".csl.json", ".json"}

// parted is the address of a form in two: of its page, and what is behind it.
func parted(address string) (page, rest string) {
	for _, extension := range extensions {
		if base, ok := strings.CutSuffix(address, extension); ok {
			page, _ = strings.CutSuffix(base, sourcesFile)
			return page, address[len(page):]
		}
	}
	return address, ""
}

// form finds the form of a page that stands at an address.
func (e today) form(address string) (form, bool) {
	if base, ok := strings.CutSuffix(address, ".md"); ok {
		return e.twinForm(address, base, twin.MarkdownType, func(t twin.Twin) (string, error) { return t.Markdown, nil })
	}
	for _, f := range citation.Formats() {
		base, ok := strings.CutSuffix(address, f.Extension)
		if !ok {
			continue
		}
		records, ok := e.records(base)
		return form{key: address, mediaType: f.MediaType, write: func() (string, error) {
			all, err := records()
			return f.Write(all...), err
		}}, ok
	}
	if base, ok := strings.CutSuffix(address, ".json"); ok {
		return e.twinForm(address, base, twin.JSONType, func(t twin.Twin) (string, error) {
			text, err := t.JSON()
			return string(text), err
		})
	}
	return form{}, false
}

// formAddresses lists the address of every form of every page.
func (e today) formAddresses() []string {
	var all []string
	for _, address := range e.guide.Addresses() {
		page := strings.TrimSuffix(twin.MarkdownPath(address), ".md")
		for _, extension := range extensions {
			for _, path := range []string{page + extension, page + sourcesFile + extension} {
				if _, ok := e.form(path); ok {
					all = append(all, path)
				}
			}
		}
	}
	return all
}

func (e today) twinForm(key, base, mediaType string, as func(twin.Twin) (string, error)) (form, bool) {
	page := named(base)
	make, ok := e.twin(page)
	key, _ = e.overdueKey(key, page)
	headers := []string{"Link", fmt.Sprintf(`<%s>; rel="canonical"`, e.layout.BaseURL+page)}
	return form{key, mediaType, headers, func() (string, error) {
		site, err := e.twins()
		if err != nil {
			return "", fmt.Errorf("twin: %w", err)
		}
		return as(make(site))
	}}, ok
}

// named is the page whose address, as forms have it, stands before an extension.
// The home page is called index there.
func named(base string) string {
	switch base {
	case "/index":
		return guide.HomePath
	case guide.HomePath:
		return ""
	}
	return base
}

// twin finds how the twin of the page at an address is made. What has none are
// the forms to fill in, search and visit: they say nothing of their own.
func (e today) twin(page string) (func(*twin.Site) twin.Twin, bool) {
	folder, id, _ := strings.Cut(strings.TrimPrefix(page, "/"), "/")
	switch "/" + folder {
	case guide.ClaimsPath:
		if c := e.claims[id]; c != nil {
			return func(s *twin.Site) twin.Twin { return s.Claim(c, e.overdue(page)) }, true
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
	case page == guide.HomePath:
		return (*twin.Site).Home, true
	case e.articles[page] != nil:
		return func(s *twin.Site) twin.Twin { return s.Article(e.articles[page], e.overdue(page)) }, true
	case e.sections[page] != nil:
		return func(s *twin.Site) twin.Twin { return s.Section(e.sections[page]) }, true
	case e.pages[page] != nil:
		return func(s *twin.Site) twin.Twin { return s.Page(e.pages[page]) }, true
	}
	return nil, false
}

// records finds what a file for reference managers holds: a page, or its sources;
// a reference, or all of them.
func (e *edition) records(base string) (func() ([]citation.Record, error), bool) {
	id, single := strings.CutPrefix(base, guide.ReferencesPath+"/")
	page, ofSources := strings.CutSuffix(base, sourcesFile)
	record, sources := e.cited(named(page))
	switch {
	case base == guide.ReferencesPath:
		for _, r := range e.guide.References {
			sources = append(sources, guide.Source{Reference: r})
		}
		return func() ([]citation.Record, error) { return citation.References(sources) }, true
	case single:
		sources = []guide.Source{{Reference: e.references[id]}}
		return func() ([]citation.Record, error) { return citation.References(sources) }, e.references[id] != nil
	case ofSources:
		return func() ([]citation.Record, error) { return citation.References(sources) }, len(sources) > 0
	}
	return func() ([]citation.Record, error) {
		r, err := record(citation.Site{Site: e.guide.Site, BaseURL: e.layout.BaseURL})
		return []citation.Record{r}, err
	}, record != nil
}

// cited is how the page at an address is cited, and what it cites. Lists and
// terms are not cited by themselves.
func (e *edition) cited(page string) (func(citation.Site) (citation.Record, error), []guide.Source) {
	if a := e.articles[page]; a != nil {
		return func(s citation.Site) (citation.Record, error) { return s.Article(a) }, a.Sources
	}
	if id, ok := strings.CutPrefix(page, guide.ClaimsPath+"/"); ok && e.claims[id] != nil {
		return func(s citation.Site) (citation.Record, error) { return s.Claim(e.claims[id]) }, e.claims[id].Sources
	}
	p := e.pages[page]
	if s := e.sections[page]; s != nil {
		p = s.Page
	}
	if page == guide.HomePath {
		p = e.guide.Home
	}
	if p == nil {
		return nil, nil
	}
	return func(s citation.Site) (citation.Record, error) { return s.Page(p) }, p.Sources
}
