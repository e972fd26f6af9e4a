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

// page is what a page offers to links, and asks of them.
type page struct {
	ids   map[string]bool
	hrefs []string
}

// Check reads pages by their address ("/causes/medicines") and returns the links
// within the site that lead to no page, or to no place on one, by page and
// address. The files are addresses that exist and are no pages.
func Check(pages map[string][]byte, files ...string) []Broken {
	site := map[string]page{}
	for address, markup := range pages {
		site[address] = read(markup)
	}
	for _, address := range files {
		site[address] = page{}
	}
	var broken []Broken
	for address, p := range site {
		for _, href := range p.hrefs {
			if why := judge(site, address, href); why != "" {
				broken = append(broken, Broken{address, href, why})
			}
		}
	}
	slices.SortFunc(broken, func(a, b Broken) int {
		return cmp.Or(cmp.Compare(a.Page, b.Page), cmp.Compare(a.Href, b.Href))
	})
	return slices.Compact(broken)
}

// read collects the ids and links of a page.
func read(markup []byte) page {
	p := page{ids: map[string]bool{}}
	z := html.NewTokenizer(bytes.NewReader(markup))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		for _, a := range z.Token().Attr {
			switch a.Key {
			case "id":
				p.ids[a.Val] = true
			case "href", "src":
				p.hrefs = append(p.hrefs, a.Val)
			}
		}
	}
	return p
}

// judge says why a link on a page leads nowhere; empty if it does not, or leaves
// the site.
func judge(site map[string]page, from, href string) string {
	u, err := url.Parse(href)
	switch {
	case err != nil:
		return "is not an address"
	case u.Scheme != "" || u.Host != "":
		return ""
	case u.Path != "" && !strings.HasPrefix(u.Path, "/"):
		return "does not start at the root of the site"
	}
	target := cmp.Or(u.Path, from)
	id, _, _ := strings.Cut(u.Fragment, ":~:") // what follows are words of the place, which a browser marks
	p, exists := site[target]
	switch {
	case !exists:
		return "no page at " + target
	case id != "" && !p.ids[id]:
		return fmt.Sprintf("nothing on %s has the id %q", target, id)
	}
	return ""
}
