package web

import (
	"crypto/rand"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"leakygut/internal/source"
	"leakygut/templates"
)

// What is here is for those who write the guide: pages that load themselves anew,
// and what is wrong with the content. Nothing of it is there for readers.

// desk is what the pages of a new edition say to their writers.
func (s *Server) desk(wrong []templates.Problem) templates.Desk {
	d := templates.Desk{Drafts: s.drafts}
	if s.live == nil {
		return d
	}
	d.Script, d.Edition = s.assets.live, rand.Text() // no edition of a server that ran before has the same
	for _, p := range wrong {
		if !p.Warning {
			d.Errors++
		}
	}
	return d
}

// atDesk keeps what writers are shown from every cache, so that nothing is stale,
// and from search engines, should it ever be within their reach.
func (s *Server) atDesk(next http.Handler) http.Handler {
	if s.live == nil && !s.drafts {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Robots-Tag", "noindex")
		next.ServeHTTP(unkept{w}, r)
	})
}

// unkept is an answer that no cache keeps, whatever its handler says.
type unkept struct{ http.ResponseWriter }

// WriteHeader implements [http.ResponseWriter].
func (w unkept) WriteHeader(status int) {
	w.Header().Set("Cache-Control", searching)
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap lets a stream reach its connection.
func (w unkept) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// problems shows what is wrong with the content.
func (s *Server) problems(w http.ResponseWriter, r *http.Request) {
	e := s.today()
	s.say(w, r, http.StatusOK, templates.Problems(e.wrong, e.own(r.URL.Query().Get("page"))))
}

// own is an address as it was written where a page of the guide stands there, and
// empty elsewhere.
func (e *edition) own(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || e.titles[u.Path] == "" {
		return ""
	}
	return address
}

// problems turns diagnostics into what a page shows, the errors first.
func problems(dir string, list source.List) []templates.Problem {
	var errs, warnings []templates.Problem
	for _, d := range list {
		p := templates.Problem{
			Place: d.Place(dir), Rule: d.Rule, Message: d.Message, Hint: d.Hint, Warning: d.Severity == source.Warning,
		}
		if e := d.Excerpt(); e.Text != "" {
			p.Line, p.Caret = e.Line, e.Caret
			p.Before, p.Marked, p.After = marked(e)
		}
		if p.Warning {
			warnings = append(warnings, p)
		} else {
			errs = append(errs, p)
		}
	}
	return append(errs, warnings...)
}

// marked parts a line into what stands above the carets, and before and after it.
func marked(e source.Excerpt) (before, at, after string) {
	line := []rune(e.Text)
	start := min(utf8.RuneCountInString(strings.TrimRight(e.Caret, "^")), len(line))
	end := min(start+strings.Count(e.Caret, "^"), len(line))
	return string(line[:start]), string(line[start:end]), string(line[end:])
}
