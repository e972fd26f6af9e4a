package web

import (
	"fmt"
	"net/http"
	"strings"

	"leakygut/internal/card"
	"leakygut/internal/guide"
	"leakygut/internal/source"
	"leakygut/templates"
)

// cardsPrefix is where the pictures of pages stand.
const cardsPrefix = "/cards/"

// homePicture stands for the first page in the address of a picture.
const homePicture = "home"

// subjects notes what stands on the card of each page.
func (e *edition) subjects() map[string]card.Card {
	cards := card.Subjects(e.guide)
	for _, v := range []templates.View{
		templates.Claims(e.guide, templates.ClaimFilter{}), templates.References(e.guide), templates.Glossary(e.guide),
		templates.Visit(e.offer), templates.Search(e.guide, "", templates.SearchPage{}),
	} {
		cards[v.Head.Path] = card.Card{Site: e.guide.Site.Name, Title: v.Head.Title, Text: v.Head.Description}
	}
	return cards
}

// cardOf is what stands on the card of a page today; false where it has none. A
// claim is overdue with its article: its card goes about alone, and no page around
// it says how old the judgment is.
func (e today) cardOf(path string) (card.Card, bool) {
	c, ok := e.cards[path]
	c.Overdue = e.overdue(path)
	return c, ok
}

// cardRef is how a page names its card; empty where it has none.
func (e today) cardRef(path string) templates.Card {
	c, ok := e.cardOf(path)
	if !ok {
		return templates.Card{}
	}
	return templates.Card{Path: cardAddress(path, c), Alt: c.Alt()}
}

// cardAddress holds a hash of the card's words: when they change, clients that
// keep pictures for weeks ask for the new one.
func cardAddress(path string, c card.Card) string {
	return cardsPrefix + pictureName(path) + "." + c.Version() + ".png"
}

// pictureName is what a picture of a page is called, and pictured is the page. A
// picture without a name is of none.
func pictureName(path string) string {
	if path == guide.HomePath {
		return homePicture
	}
	return strings.TrimPrefix(path, "/")
}

func pictured(name string) string {
	switch name {
	case homePicture:
		return guide.HomePath
	case "":
		return ""
	}
	return "/" + name
}

// card answers with the picture of a page, drawn when it is first asked for. At
// the address of an older one it sends the present one, which may not be kept.
func (s *Server) card(w http.ResponseWriter, r *http.Request) {
	e := s.today()
	name, isPicture := strings.CutSuffix(strings.TrimPrefix(r.URL.Path, cardsPrefix), ".png")
	dot := strings.LastIndex(name, ".")
	if !isPicture || dot < 0 {
		s.notFound(w, r)
		return
	}
	path := e.current(pictured(name[:dot]))
	c, ok := e.cardOf(path)
	if !ok {
		s.notFound(w, r)
		return
	}
	key, caching := cardAddress(path, c), foreverCaching
	if key != r.URL.Path {
		caching = laterCaching
	}
	rep := e.keptAt(key)
	if rep == nil {
		body, err := s.draw(c)
		if err != nil {
			s.fail(w, r, e, err)
			return
		}
		rep = e.keep(key, body, "image/png")
	}
	w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin") // it is made to be shown elsewhere
	rep.serve(w, r, caching)
}

// current is the address today of a page that may have moved: pictures of it were
// kept and sent.
func (e *edition) current(path string) string {
	if target, moved := e.moved[path]; moved {
		return target
	}
	return path
}

func (s *Server) draw(c card.Card) ([]byte, error) {
	painter, err := s.painter()
	if err != nil {
		return nil, fmt.Errorf("draw card: %w", err)
	}
	return painter.Draw(c)
}

// CheckCards reports pages whose card cannot be drawn as it should: a letter that
// the fonts do not have.
func (s *Server) CheckCards() (source.List, error) {
	painter, err := s.painter()
	if err != nil {
		return nil, fmt.Errorf("check cards: %w", err)
	}
	var problems source.List
	for path, c := range s.edition.Load().cards {
		if missing := painter.Missing(c.Site + c.Kind + c.Title + c.Text); len(missing) > 0 {
			problems = append(problems, source.Diagnostic{File: source.NewPage(path), Rule: "card",
				Message: fmt.Sprintf("no letter %q in the fonts of its card", string(missing)), Hint: "say it in other letters"})
		}
	}
	return problems.Sort(), nil
}
