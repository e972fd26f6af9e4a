package web

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"leakygut/internal/guide"
	"leakygut/templates"
)

// What is here is made for paper: an article on one sheet, a section as one
// document. Search engines are led to the pages that these are made of.

// sheet finds the handout of an article, whose address has that of the article
// at its end.
func sheet(e today, r *http.Request) (found, error) {
	a := e.articles["/"+chi.URLParam(r, "*")]
	if a == nil {
		return found{}, errNotFound
	}
	key, overdue := e.overdueKey(a.Handout(), a.Path)
	return found{key, func() templates.View { return templates.Handout(e.guide, a, e.layout.BaseURL, overdue) }}, nil
}

// whole finds the articles of a section as one document.
func whole(e today, r *http.Request) (found, error) {
	for _, k := range guide.Kinds() {
		if articles := e.guide.ArticlesOf(k); k.Whole() == r.URL.Path && len(articles) > 0 {
			key, now := k.Whole(), e.now
			for _, a := range articles {
				if a.Overdue(now) {
					key += "?" + a.Path
				}
			}
			return found{key, func() templates.View { return templates.Whole(e.guide, k, e.layout.BaseURL, now) }}, nil
		}
	}
	return found{}, errNotFound
}
