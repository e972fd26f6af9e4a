package web

import (
	"maps"
	"slices"

	"leakygut/internal/guide"
)

// Listing is what stands at which address of a site. Addresses with a query are
// not in it: without the query they are.
type Listing struct {
	Addresses []string          // of pages, their other forms and files, sorted; each answers with 200
	Cards     []string          // of the pictures of pages, sorted
	Moved     map[string]string // older addresses of pages, and of their other forms → those of today
	Gone      []string          // addresses of pages that were taken back; each answers with 410 and says why
}

// Listing lists the site: for whoever wants all of it as files.
func (s *Server) Listing() Listing {
	e := s.today()
	all := append(e.drawnAddresses(), e.formAddresses()...)
	all = append(all, slices.Collect(maps.Keys(s.assets.byPath))...)
	all = append(all, "/worker.js", "/favicon.ico", "/favicon.svg", "/apple-touch-icon.png")
	l := Listing{Moved: map[string]string{}, Gone: slices.Sorted(maps.Keys(e.withdrawn))}
	for path := range e.cards {
		c, _ := e.cardOf(path)
		l.Cards = append(l.Cards, cardAddress(path, c))
		all = append(all, codeAddress(path))
	}
	for older, path := range e.moved {
		l.Moved[older] = path
		all = append(all, codeAddress(older)) // it may hang on a wall
		for _, ending := range endings() {
			if _, ok := e.form(path + ending); ok {
				l.Moved[older+ending] = path + ending
			}
		}
		if e.articles[path] != nil {
			l.Moved[guide.HandoutFolder+older] = guide.HandoutFolder + path
		}
	}
	slices.Sort(all)
	slices.Sort(l.Cards)
	l.Addresses = slices.Compact(all)
	return l
}
