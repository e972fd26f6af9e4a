package web

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"leakygut/internal/guide"
	"leakygut/internal/search"
	"leakygut/templates"
)

const (
	maxHits    = 30
	maxInstant = 8
	searchTime = 2 * time.Second
)

// searching is how the answers to searches go out: a query is about somebody's
// health, so nobody on the way keeps it.
const searching = "no-store"

// preparing is after how many seconds to ask again for what cannot be searched yet.
const preparing = "5"

// search answers with the form, or with what was found.
func (s *Server) search(w http.ResponseWriter, r *http.Request) {
	e := s.today()
	typed := r.URL.Query().Get("q")
	if typed == "" {
		if rep := s.found(w, r, e, emptySearch); rep != nil { // not remembered: the route counts who asks
			rep.serve(w, r, pageCaching)
		}
		return
	}
	results, err := s.find(r.Context(), e.edition, typed, maxHits)
	if errors.Is(err, errPreparing) {
		w.Header().Set("Refresh", preparing)
		s.say(w, r, http.StatusOK, templates.Preparing(r.URL.RequestURI()))
		return
	}
	if err != nil {
		s.fail(w, r, e, err)
		return
	}
	page := templates.SearchPage{
		Query: results.Query, Corrected: results.Corrected, Loose: results.Loose, Total: results.Total, Nearest: results.Nearest,
	}
	for _, h := range results.Hits {
		page.Hits = append(page.Hits, searchHit(h))
	}
	body, err := e.draw(templates.Search(e.guide, e.layout.Files.Search, page))
	if err != nil {
		s.fail(w, r, e, err)
		return
	}
	w.Header().Set("Content-Type", htmlType)
	w.Header().Set("Cache-Control", searching)
	_, _ = w.Write(body)
}

func emptySearch(e today, _ *http.Request) (found, error) {
	return found{guide.SearchPath, func() templates.View {
		if e.export {
			return templates.SearchExported(e.guide, e.layout.Files.Find)
		}
		return templates.Search(e.guide, e.layout.Files.Search, templates.SearchPage{})
	}}, nil
}

// instantHit is a hit as the script of the search page asks for it.
type instantHit struct {
	Kind      string          `json:"kind"`
	Path      string          `json:"path"`
	Title     []templates.Run `json:"title"`
	Snippet   []templates.Run `json:"snippet,omitempty"`
	Certainty string          `json:"certainty,omitempty"`
}

// instant answers while a reader types.
func (s *Server) instant(w http.ResponseWriter, r *http.Request) {
	e := s.today()
	results, err := s.find(r.Context(), e.edition, r.URL.Query().Get("q"), maxInstant)
	if errors.Is(err, errPreparing) { // the script leaves what is shown
		w.Header().Set("Retry-After", preparing)
		w.Header().Set("Cache-Control", searching)
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	if err != nil {
		s.fail(w, r, e, err)
		return
	}
	hits := []instantHit{}
	for _, h := range results.Hits {
		hit := searchHit(h)
		i := instantHit{Kind: hit.Kind, Path: hit.Path, Title: hit.Title, Snippet: hit.Snippet}
		if hit.Certainty != 0 {
			i.Certainty = hit.Certainty.String()
		}
		hits = append(hits, i)
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", searching)
	_ = json.NewEncoder(w).Encode(hits)
}

// find searches an edition. It is errPreparing where that cannot be searched yet. It
// does not stop for a client that has gone, as those who type on do: that would be no
// fault, and takes less time than to tell it from one.
func (s *Server) find(ctx context.Context, e *edition, typed string, limit int) (search.Results, error) {
	index, err := e.indexing.get(s.patience)
	if err != nil {
		return search.Results{}, err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), searchTime)
	defer cancel()
	return index.Search(ctx, typed, limit)
}

func searchHit(h search.Hit) templates.SearchHit {
	hit := templates.SearchHit{Kind: h.Kind.String(), Path: h.Path, Title: runsOf(h.Marked), Snippet: runsOf(h.Snippet), Claim: h.Claim}
	switch {
	case h.Article != nil:
		hit.Kind, hit.Certainty = h.Article.Kind.String(), h.Article.Certainty
	case h.Claim != nil:
		hit.Certainty = h.Claim.Certainty
	}
	return hit
}

func runsOf(list []search.Run) []templates.Run {
	var all []templates.Run
	for _, r := range list {
		all = append(all, templates.Run{Text: r.Text, Match: r.Match})
	}
	return all
}
