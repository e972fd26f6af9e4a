package feed

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// portable is a piece of a page's HTML that can be read away from the page.
func portable(markup, page string) (string, error) {
	base, err := url.Parse(page)
	if err != nil {
		return "", fmt.Errorf("address of the page: %w", err)
	}
	nodes, err := html.ParseFragment(strings.NewReader(markup), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return "", fmt.Errorf("read the page: %w", err)
	}
	root := &html.Node{Type: html.DocumentNode}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	traveler{base}.children(root)
	var b strings.Builder
	if err := html.Render(&b, root); err != nil {
		return "", fmt.Errorf("write the page: %w", err)
	}
	return b.String(), nil
}

// traveler makes nodes fit to leave their page.
type traveler struct{ page *url.URL }

func (t traveler) children(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling // c may be replaced
		t.node(c)
		c = next
	}
}

func (t traveler) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		return
	case n.Type != html.ElementNode || unseen(n):
		n.Parent.RemoveChild(n)
		return
	case n.Data == "svg": // readers take the drawing out and leave its words
		t.drawing(n)
		return
	}
	t.attributes(n)
	t.children(n)
	if before := n.PrevSibling; before != nil && runOn(before, n) {
		n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: " · "}, n)
	}
}

// runOn tells whether two neighbors are kept apart by the page's style alone.
func runOn(a, b *html.Node) bool {
	inline := func(n *html.Node) bool { return n.Type == html.ElementNode && (n.Data == "span" || n.Data == "a") }
	return inline(a) && inline(b) && (a.Data == "span" || b.Data == "span")
}

// unseen tells whether an element is not part of what is read on the page: what
// works only there, as the ways back from a reference to its uses do, and what is
// shown only when it is asked for.
func unseen(n *html.Node) bool {
	switch n.Data {
	case "script", "style", "template", "noscript", "form", "button", "input", "select", "textarea", "dialog", "nav", "iframe", "object", "embed", "link", "meta", "base":
		return true
	}
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return a.Key == "hidden" || a.Key == "popover" || a.Key == "class" && a.Val == "uses" || a.Key == "aria-hidden" && a.Val == "true"
	})
}

// drawing puts words in the place of a drawing that has some.
func (t traveler) drawing(n *html.Node) {
	i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "aria-label" })
	if i >= 0 && n.Attr[i].Val != "" {
		words := &html.Node{Type: html.ElementNode, Data: "em", DataAtom: atom.Em}
		words.AppendChild(&html.Node{Type: html.TextNode, Data: "Drawing: " + n.Attr[i].Val})
		n.Parent.InsertBefore(words, n)
	}
	n.Parent.RemoveChild(n)
}

// attributes keeps what means something in any program, and makes addresses
// absolute. Ids go: many entries stand on one page of a feed reader.
func (t traveler) attributes(n *html.Node) {
	var kept []html.Attribute
	for _, a := range n.Attr {
		switch a.Key {
		case "href", "src", "cite":
			if a.Val = t.absolute(a.Val); a.Val != "" {
				kept = append(kept, a)
			}
		case "alt", "title", "lang", "dir", "datetime", "scope", "colspan", "rowspan", "start", "reversed", "open":
			kept = append(kept, a)
		}
	}
	n.Attr = kept
}

// absolute is an address as it can be followed from anywhere; empty where it
// should not be followed at all.
func (t traveler) absolute(address string) string {
	u, err := t.page.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "http", "https", "mailto", "tel":
		return u.String()
	}
	return ""
}
