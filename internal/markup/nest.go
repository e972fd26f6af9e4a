package markup

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// references are the attributes that name elements of the same document by their
// ids, several of them parted by spaces.
var references = []string{
	"for", "headers", "list", "form", "popovertarget", "commandfor",
	"aria-labelledby", "aria-describedby", "aria-details", "aria-controls", "aria-owns", "aria-flowto",
}

// below is the heading a level down.
var below = map[string]string{"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6"}

// Nest makes a document a part of a longer one. Its headings go down a level, its
// ids begin with the prefix, and what names one of its ids goes with them: links
// to a place in it, labels, the shapes of a drawing. What names an id that it
// does not have, such as one of the page around it, stays.
func Nest(document, prefix string) string {
	n := nester{prefix: prefix, own: ids(document)}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(document))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		raw := string(z.Raw()) // before Token, which moves on
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			if token := z.Token(); n.change(&token) {
				raw = token.String()
			}
		}
		b.WriteString(raw)
	}
	return b.String()
}

// ids are those of a document's elements.
func ids(document string) map[string]bool {
	found := map[string]bool{}
	z := html.NewTokenizer(strings.NewReader(document))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			for _, a := range z.Token().Attr {
				if a.Key == "id" {
					found[a.Val] = true
				}
			}
		}
	}
	return found
}

type nester struct {
	prefix string
	own    map[string]bool // the ids of the document
}

// change tells whether it changed a tag.
func (n nester) change(token *html.Token) bool {
	changed := false
	if lower, ok := below[token.Data]; ok {
		token.Data, changed = lower, true
	}
	for i, a := range token.Attr {
		if value := n.value(a.Key, a.Val); value != a.Val {
			token.Attr[i].Val, changed = value, true
		}
	}
	return changed
}

// value is what an attribute has in the longer document.
func (n nester) value(key, value string) string {
	switch {
	case key == "id":
		return n.name(value)
	case key == "href" || key == "xlink:href":
		if id, ok := strings.CutPrefix(value, "#"); ok {
			return "#" + n.name(id)
		}
	case slices.Contains(references, key):
		names := strings.Fields(value)
		for i, id := range names {
			names[i] = n.name(id)
		}
		return strings.Join(names, " ")
	case strings.HasPrefix(value, "url(#") && strings.HasSuffix(value, ")"): // a shape that another one uses
		return "url(#" + n.name(value[len("url(#"):len(value)-1]) + ")"
	}
	return value
}

// name is an id in the longer document.
func (n nester) name(id string) string {
	if n.own[id] {
		return n.prefix + id
	}
	return id
}
