package web

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// TestNesting reads every page twice: as its tags stand, and as a browser does,
// which closes what may not go on, and moves what may not stay. Both must come
// to one tree, or the page is not what its template says.
func TestNesting(t *testing.T) {
	everyPage(t, func(t *testing.T, p *crawledPage) {
		written, err := asWritten(p.body)
		if err != nil {
			t.Fatal(err)
		}
		read := asRead(p.tree, 0, nil)
		for i := range min(len(written), len(read)) {
			if written[i] != read[i] {
				t.Fatalf("written: %s\nread:    %s", around(written, i), around(read, i))
			}
		}
		if len(written) != len(read) {
			t.Errorf("%d nodes written, %d read", len(written), len(read))
		}
	})
}

// around is what stands about a place of a list.
func around(list []string, i int) string {
	return strings.Join(list[max(0, i-2):min(len(list), i+3)], " | ")
}

var void = []atom.Atom{
	atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input,
	atom.Link, atom.Meta, atom.Source, atom.Track, atom.Wbr,
}

// asWritten lists the nodes of a page by its tags alone, each with its depth.
func asWritten(body string) ([]string, error) {
	var nodes, open []string
	z := html.NewTokenizer(strings.NewReader(body))
	for {
		kind := z.Next()
		token := z.Token()
		switch kind {
		case html.ErrorToken:
			if len(open) > 0 {
				return nil, fmt.Errorf("not closed: %q", open)
			}
			return nodes, nil
		case html.TextToken:
			nodes = appendText(nodes, len(open), token.Data)
		case html.StartTagToken, html.SelfClosingTagToken:
			nodes = append(nodes, fmt.Sprint(len(open), " ", token.Data))
			if err := once(token); err != nil {
				return nil, err
			}
			if kind == html.StartTagToken && !slices.Contains(void, token.DataAtom) {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				return nil, fmt.Errorf("</%s> within %q, after %s", token.Data, open, around(nodes, len(nodes)-1))
			}
			open = open[:len(open)-1]
		}
	}
}

// once wants each attribute of an element once: browsers drop a second one.
func once(token html.Token) error {
	seen := map[string]bool{}
	for _, a := range token.Attr {
		if seen[a.Key] {
			return fmt.Errorf("<%s> has %s twice", token.Data, a.Key)
		}
		seen[a.Key] = true
	}
	return nil
}

// asRead lists the nodes of a tree in the same way.
func asRead(n *html.Node, depth int, nodes []string) []string {
	for c := range n.ChildNodes() {
		switch c.Type {
		case html.TextNode:
			nodes = appendText(nodes, depth, c.Data)
		case html.ElementNode:
			nodes = append(nodes, fmt.Sprint(depth, " ", strings.ToLower(c.Data)))
			nodes = asRead(c, depth+1, nodes)
		}
	}
	return nodes
}

// appendText adds words; space between elements is moved freely.
func appendText(nodes []string, depth int, text string) []string {
	if strings.TrimSpace(text) == "" {
		return nodes
	}
	return append(nodes, fmt.Sprintf("%d %q", depth, strings.TrimSpace(text)))
}

// TestContent wants every element where HTML lets it stand. Browsers forgive
// more than they repair.
func TestContent(t *testing.T) {
	everyPage(t, func(t *testing.T, p *crawledPage) {
		for n := range p.elements() {
			parent := n.Parent
			if only, ok := childrenOf[parent.Data]; ok && !slices.Contains(only, n.Data) {
				t.Errorf("<%s> within <%s>", n.Data, parent.Data)
			}
			if slices.Contains(phrasing, parent.Data) && slices.Contains(flow, n.Data) {
				t.Errorf("<%s> within <%s>: %.80s", n.Data, parent.Data, words(parent))
			}
			if slices.Contains([]string{"ul", "ol", "dl"}, n.Data) && words(n) == "" {
				t.Errorf("an empty list after %q", words(before(n)))
			}
		}
	})
}

// childrenOf are the elements that may stand in an element, where they are few.
var childrenOf = map[string][]string{
	"ul": {"li"}, "ol": {"li"}, "dl": {"div", "dt", "dd"},
	"table": {"caption", "thead", "tbody"}, "thead": {"tr"}, "tbody": {"tr"}, "tr": {"th", "td"},
}

// phrasing are elements that hold running text, and flow elements that do not
// belong there.
var (
	phrasing = []string{"p", "h1", "h2", "h3", "h4", "span", "strong", "em", "sup", "sub", "time", "dt", "code", "cite"}
	flow     = []string{"p", "div", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "table", "figure", "section", "aside", "nav"}
)

// before is the element before another one.
func before(n *html.Node) *html.Node {
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if s.Type == html.ElementNode {
			return s
		}
	}
	return n
}

// TestIDs wants every id once.
func TestIDs(t *testing.T) {
	everyPage(t, func(t *testing.T, p *crawledPage) {
		for id, times := range p.ids() {
			if times > 1 || strings.ContainsAny(id, " \t\n") {
				t.Errorf("the id %q stands %d times", id, times)
			}
		}
	})
}
