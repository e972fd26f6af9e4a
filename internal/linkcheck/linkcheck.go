// Package linkcheck finds the links of rendered pages that lead nowhere.
//
// The compiler judges the links that authors write, where they write them. This
// package looks at what readers get: every address and every id of the finished
// HTML, whoever put it there, author or template. It knows nothing of how pages
// are made.
package linkcheck

import (
	"bytes"
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
)

// Broken is a link that leads nowhere.
type Broken struct {
	Page string // address of the page it stands on
	Href string // as it stands there
	Why  string // in words
}

// String is the finding as one line.
func (b Broken) String() string { return fmt.Sprintf("%s: %s: %s", b.Page, b.Href, b.Why) }

// Site is a site as far as its links go. Its pages are read one after the other and
// need not be kept: of a page only its ids are, and the links that cannot be judged
// before all others were read. It is safe for use by several at once.
type Site struct {
	mu      sync.Mutex
	ids     map[string][]string // of pages, by address, in order; of an address that is no page, none
	words   map[string]string   // each once: most pages have the same ids
	pending []pending
	broken  []Broken
}

// pending is a link to a place on another page.
type pending struct{ page, href, target, id string }

// New makes a site of all its addresses, those of its pages and of what is no page.
func New(addresses ...string) *Site {
	s := &Site{ids: make(map[string][]string, len(addresses)), words: map[string]string{}}
	for _, a := range addresses {
		s.ids[a] = nil
	}
	return s
}

// Read takes in a page, which has one of the site's addresses.
func (s *Site) Read(address string, markup []byte) {
	ids, hrefs := read(markup)
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, id := range ids {
		if _, known := s.words[id]; !known {
			s.words[id] = id
		}
		ids[i] = s.words[id]
	}
	s.ids[address] = ids
	for _, href := range hrefs {
		s.judge(address, href)
	}
}

// Broken are the links within the site that lead to no address of it, or to no place
// on a page, by page and link. All pages have been read.
func (s *Site) Broken() []Broken {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.pending {
		if !has(s.ids[p.target], p.id) {
			s.broken = append(s.broken, Broken{p.page, p.href, noPlace(p.target, p.id)})
		}
	}
	s.pending = nil
	slices.SortFunc(s.broken, func(a, b Broken) int {
		return cmp.Or(cmp.Compare(a.Page, b.Page), cmp.Compare(a.Href, b.Href))
	})
	return slices.Compact(s.broken)
}

// read collects the ids and links of a page.
func read(markup []byte) (ids, hrefs []string) {
	z := html.NewTokenizer(bytes.NewReader(markup))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		_, more := z.TagName()
		for more {
			var key, value []byte
			key, value, more = z.TagAttr()
			switch string(key) {
			case "id":
				ids = append(ids, string(value))
			case "href", "src":
				hrefs = append(hrefs, string(value))
			}
		}
	}
	slices.Sort(ids)
	slices.Sort(hrefs)
	return ids, slices.Compact(hrefs)
}

// has looks for an id among those of a page, of which a list of all that there is
// has tens of thousands.
func has(ids []string, id string) bool {
	_, found := slices.BinarySearch(ids, id)
	return found
}

// judge notes a link on a page that leads nowhere, or that may.
func (s *Site) judge(from, href string) {
	u, err := url.Parse(href)
	switch {
	case err != nil:
		s.broken = append(s.broken, Broken{from, href, "is not an address"})
		return
	case u.Scheme != "" || u.Host != "":
		return
	case u.Path != "" && !strings.HasPrefix(u.Path, "/"):
		s.broken = append(s.broken, Broken{from, href, "does not start at the root of the site"})
		return
	}
	target := cmp.Or(u.Path, from)
	id, _, _ := strings.Cut(u.Fragment, ":~:") // what follows are words of the place, which a browser marks
	ids, exists := s.ids[target]
	switch {
	case !exists:
		s.broken = append(s.broken, Broken{from, href, "no page at " + target})
	case id == "" || has(ids, id):
	case target == from:
		s.broken = append(s.broken, Broken{from, href, noPlace(target, id)})
	default:
		s.pending = append(s.pending, pending{from, href, target, id})
	}
}

func noPlace(page, id string) string { return fmt.Sprintf("nothing on %s has the id %q", page, id) }
