package web

import (
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"

	"leakygut/internal/guide"
	"leakygut/templates"
)

// errNotFound says that the guide has nothing at an address.
var errNotFound = errors.New("no page at this address")

// found is a page a request asks for: the key its bytes are kept under, and how
// it is drawn where they are not there yet. Keys name only what the guide has,
// so that no request can fill the memory.
type found struct {
	key  string
	view func() templates.View
}

// finder looks up what a request asks for in an edition.
type finder func(today, *http.Request) (found, error)

// page answers with what a finder finds.
func (s *Server) page(find finder) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		e := s.today()
		if rep := s.found(w, r, e, find); rep != nil {
			s.remember(e, r, rep)
			rep.serve(w, r, pageCaching)
		}
	}
}

// found is the bytes of what a finder finds. Where there are none, the request is
// answered, and it returns nil.
func (s *Server) found(w http.ResponseWriter, r *http.Request, e today, find finder) *representation {
	page, err := find(e, r)
	if err != nil {
		s.fail(w, r, e, err)
		return nil
	}
	rep, err := e.representation(page)
	if err != nil {
		s.fail(w, r, e, err)
		return nil
	}
	return rep
}

func home(e today, r *http.Request) (found, error) {
	then := e.asOf(r, e.guide)
	return found{guide.HomePath + then.key, func() templates.View { return templates.Home(e.guide, then.changed) }}, nil
}

// document finds an article, or another page with a text of its own.
func document(e today, r *http.Request) (found, error) {
	path := r.URL.Path
	if a := e.articles[path]; a != nil {
		key, overdue := e.overdueKey(path, path)
		then := e.asOf(r, a)
		return found{key + then.key, func() templates.View {
			if a.Draft {
				return templates.Draft(e.guide, a)
			}
			return templates.Article(e.guide, a, overdue, then.changed)
		}}, nil
	}
	if s := e.sections[path]; s != nil {
		then := e.asOf(r, s)
		return found{path + then.key, func() templates.View { return templates.Section(s, then.changed) }}, nil
	}
	if p := e.pages[path]; p != nil {
		return found{path, func() templates.View { return templates.Text(e.guide, p) }}, nil
	}
	return found{}, errNotFound
}

// claims lists the claims of the topic and the certainty that the query asks for.
// What does not exist asks for all.
func claims(e today, r *http.Request) (found, error) {
	var f templates.ClaimFilter
	query := r.URL.Query()
	if c, ok := guide.ParseCertainty(query.Get("certainty")); ok {
		f.Certainty = c
	}
	if topic := "/" + query.Get("topic"); len(e.guide.ClaimsOf(topic)) > 0 {
		f.Topic = topic
	}
	return found{f.Address(), func() templates.View { return templates.Claims(e.guide, f) }}, nil
}

func claim(e today, r *http.Request) (found, error) {
	c := e.claims[chi.URLParam(r, "id")]
	if c == nil {
		return found{}, errNotFound
	}
	key, overdue := e.overdueKey(c.Path(), c.Path())
	then := e.asOf(r, c)
	return found{key + then.key, func() templates.View { return templates.Claim(c, overdue, then.changed) }}, nil
}

// offline is what the service worker shows for a page that was not read before.
func offline(_ today, _ *http.Request) (found, error) {
	return found{"/offline", templates.Offline}, nil
}

func gallery(_ today, _ *http.Request) (found, error) {
	return found{"/gallery", templates.Gallery}, nil
}

func references(e today, _ *http.Request) (found, error) {
	return found{guide.ReferencesPath, func() templates.View { return templates.References(e.guide) }}, nil
}

func reference(e today, r *http.Request) (found, error) {
	ref := e.references[chi.URLParam(r, "id")]
	if ref == nil {
		return found{}, errNotFound
	}
	return found{ref.Path(), func() templates.View { return templates.Reference(ref) }}, nil
}

func glossary(e today, _ *http.Request) (found, error) {
	return found{guide.GlossaryPath, func() templates.View { return templates.Glossary(e.guide) }}, nil
}

func term(e today, r *http.Request) (found, error) {
	t := e.terms[chi.URLParam(r, "id")]
	if t == nil {
		return found{}, errNotFound
	}
	return found{t.Path(), func() templates.View { return templates.Term(t) }}, nil
}
