package web

import (
	"iter"
	"net/http"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"
)

// crawledPage is an answer that a crawl found.
type crawledPage struct {
	address string // path and query
	status  int
	header  http.Header
	body    string
	tree    *html.Node // as a browser reads it; nil for what is no page
}

// crawl asks for addresses, and for every address of the site that a page among
// the answers names, once each.
func crawl(h http.Handler, from ...string) map[string]*crawledPage {
	found := map[string]*crawledPage{}
	for len(from) > 0 {
		address := from[0]
		from = from[1:]
		if found[address] != nil {
			continue
		}
		page := fetch(h, address)
		found[address] = page
		for _, link := range page.links() {
			if target, ok := link.internal(); ok {
				target, _, _ = strings.Cut(target, "#")
				from = append(from, target)
			}
		}
	}
	return found
}

func fetch(h http.Handler, address string) *crawledPage {
	w := get(h, address)
	page := &crawledPage{address: address, status: w.Code, header: w.Header(), body: w.Body.String()}
	if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
		page.tree, _ = html.Parse(strings.NewReader(page.body)) // fails only with its reader
	}
	return page
}

// bundledCrawl is everything that a reader of the bundled guide can come to from
// its first page.
var bundledCrawl = sync.OnceValues(func() (map[string]*crawledPage, error) {
	g, err := bundled()
	if err != nil {
		return nil, err
	}
	site, err := New(quietConfig(Config{Guide: g}))
	if err != nil {
		return nil, err
	}
	return crawl(site, "/"), nil
})

func crawlBundled(t testing.TB) map[string]*crawledPage {
	t.Helper()
	found, err := bundledCrawl()
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// everyPage runs a check for each page of the bundled guide, by its address.
func everyPage(t *testing.T, check func(*testing.T, *crawledPage)) {
	t.Helper()
	t.Parallel()
	pages := 0
	for address, page := range crawlBundled(t) {
		if page.tree == nil {
			continue
		}
		pages++
		t.Run(address, func(t *testing.T) {
			t.Parallel()
			check(t, page)
		})
	}
	if pages < 100 { // a crawl that finds nothing proves nothing
		t.Errorf("only %d pages", pages)
	}
}

// pageLink is an attribute that leads somewhere.
type pageLink struct {
	element *html.Node
	value   string
}

// links lists everything a page leads to or loads.
func (p *crawledPage) links() []pageLink {
	var all []pageLink
	for n := range p.elements() {
		for _, a := range n.Attr {
			switch a.Key {
			case "href", "src", "action", "srcset", "poster", "data", "formaction", "ping", "cite":
				all = append(all, pageLink{n, a.Val})
			}
		}
	}
	return all
}

// internal is the path and query of a link within the site.
func (l pageLink) internal() (string, bool) {
	value := l.value
	if l.element.Data == "link" {
		value = strings.TrimPrefix(value, testBase)
	}
	return value, strings.HasPrefix(value, "/") && !strings.HasPrefix(value, "//")
}

// elements are the elements of a page, or of those with one of the names.
func (p *crawledPage) elements(names ...string) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		if p.tree == nil {
			return
		}
		for n := range within(p.tree, names...) {
			if !yield(n) {
				return
			}
		}
	}
}

// within are the elements below a node, or of those with one of the names.
func within(root *html.Node, names ...string) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for n := range root.Descendants() {
			wanted := len(names) == 0
			for _, name := range names {
				wanted = wanted || n.Data == name
			}
			if n.Type == html.ElementNode && wanted && !yield(n) {
				return
			}
		}
	}
}

// attribute is the value of an attribute, empty where there is none.
func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// words is the text of an element, with single spaces.
func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// ids counts the ids of a page.
func (p *crawledPage) ids() map[string]int {
	count := map[string]int{}
	for n := range p.elements() {
		if id := attribute(n, "id"); id != "" {
			count[id]++
		}
	}
	return count
}
