package search

import (
	"cmp"
	"iter"
	"slices"

	"leakygut/internal/guide"
)

// field is a part of what an entry is found by.
type field uint8

// The fields.
const (
	whole    field = iota // a title or name of a document as one token
	part                  // a heading as one token
	entryOf               // a name of a term as one token
	title                 // of an article or page
	verdict               // or the description of a page
	heading               // all of a document
	claims                // that an article makes
	flags                 // an article's red flags
	body                  // the rest
	sentence              // of a claim
	names                 // of a term
)

// String is the name of a field in the index.
func (f field) String() string {
	return [...]string{"whole", "part", "entry", "title", "verdict", "heading", "claims", "flags", "body", "sentence", "names"}[f]
}

// fieldSet has a bit for each field.
type fieldSet uint16

func (s fieldSet) has(f field) bool { return s&(1<<f) != 0 }

// weights is how much a term counts where it stands. They are a list, since sums
// must not depend on the order of a map.
func weights() []weight {
	return []weight{
		{title, 10}, {verdict, 7}, {sentence, 3.5}, {part, 6}, {heading, 3}, {claims, 2.5}, {flags, 2}, {names, 2}, {body, 1.5},
	}
}

type weight struct {
	field field
	of    float64
}

// entries lists all that can be found, by kind and then by path. Home is left
// out: it only leads to the rest.
func entries(g *guide.Guide) []Hit {
	var all []Hit
	for _, a := range g.Articles() {
		all = append(all, Hit{Kind: Article, Path: a.Path, Title: a.Title, Article: a})
	}
	for _, s := range g.Sections {
		all = append(all, Hit{Kind: Section, Path: s.Page.Path, Title: s.Page.Title, Page: s.Page})
	}
	for _, p := range g.Pages {
		all = append(all, Hit{Kind: Page, Path: p.Path, Title: p.Title, Page: p})
	}
	for _, c := range g.Claims {
		all = append(all, Hit{Kind: Claim, Path: c.Path(), Title: c.Text, Claim: c})
	}
	for _, t := range g.Terms {
		all = append(all, Hit{Kind: Term, Path: t.Path(), Title: t.Name, Term: t})
	}
	slices.SortFunc(all, func(a, b Hit) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Path, b.Path)) })
	return all
}

// callings are the titles and names by which readers may ask for an entry.
func (h *Hit) callings() []string {
	switch h.Kind {
	case Article:
		return []string{h.Article.Title, h.Article.Name}
	case Section, Page:
		return []string{h.Page.Title, h.Page.Name}
	case Term:
		return append([]string{h.Term.Name}, h.Term.Also...)
	}
	return nil
}

// passages lists all that an entry is found by, in the order in which a snippet is
// looked for.
func (h *Hit) passages() iter.Seq[passage] {
	switch h.Kind {
	case Article:
		return h.ofArticle
	case Claim:
		return h.ofClaim
	case Term:
		return h.ofTerm
	default:
		return h.ofPage
	}
}

func (h *Hit) ofArticle(yield func(passage) bool) {
	a := h.Article
	if !yield(passage{field: verdict, text: a.Description}) || !eachCalling(h, title, yield) {
		return
	}
	for _, c := range a.KeyMessages {
		if c.Article != a && !yield(passage{field: claims, text: c.Text}) {
			return
		}
	}
	_ = eachPassage(a.RedFlags, flags, yield) && eachPassage(a.Body, body, yield)
}

func (h *Hit) ofPage(yield func(passage) bool) {
	_ = yield(passage{field: verdict, text: h.Page.Description}) && eachCalling(h, title, yield) && eachPassage(h.Page.Body, body, yield)
}

func (h *Hit) ofClaim(yield func(passage) bool) {
	c := h.Claim
	_ = yield(passage{field: sentence, text: c.Text}) && eachMarkup(body, yield, c.Why, c.Found, c.Caveat)
}

func (h *Hit) ofTerm(yield func(passage) bool) {
	_ = yield(passage{field: body, text: h.Term.Meaning}) && eachCalling(h, names, yield)
}

func eachCalling(h *Hit, of field, yield func(passage) bool) bool {
	for _, c := range h.callings() {
		if !yield(passage{field: of, text: c}) {
			return false
		}
	}
	return true
}

// shown tells whether a snippet may be cut from a field; the rest stands in the
// title.
func (f field) shown() bool { return f != title && f != names && f != sentence }
