package markup

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Part is an element of running text as paper takes it.
type Part struct {
	Tag   string // "ul" and "ol" are lists
	Items []Item // of a list; one of anything else
}

// List tells whether the part is a list.
func (p Part) List() bool { return p.Tag == "ul" || p.Tag == "ol" }

// Item is an item of a list, or a paragraph.
type Item struct {
	HTML string // what stands within it
	Text string // the words of it, on one line
}

// Paper takes running text apart for a sheet of paper: links become their words,
// and the numbers of citations, which lead to a list that is not on the sheet,
// go.
func Paper(text string) ([]Part, error) {
	nodes, err := html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		return nil, fmt.Errorf("read running text: %w", err)
	}
	var parts []Part
	for _, n := range nodes {
		if n.Type != html.ElementNode {
			continue // space between paragraphs
		}
		part := Part{Tag: n.Data}
		bodies := []*html.Node{n}
		if part.List() {
			bodies = slices.Collect(n.ChildNodes())
			bodies = slices.DeleteFunc(bodies, func(c *html.Node) bool { return c.DataAtom != atom.Li })
		}
		for _, body := range bodies {
			item, err := paperItem(body)
			if err != nil {
				return nil, err
			}
			part.Items = append(part.Items, item)
		}
		parts = append(parts, part)
	}
	return parts, nil
}

func paperItem(body *html.Node) (Item, error) {
	flatten(body)
	var markup, text strings.Builder
	for n := range body.Descendants() {
		if n.Type == html.TextNode {
			text.WriteString(n.Data)
		}
	}
	for n := range body.ChildNodes() {
		if err := html.Render(&markup, n); err != nil {
			return Item{}, fmt.Errorf("write running text: %w", err)
		}
	}
	return Item{strings.TrimSpace(markup.String()), strings.Join(strings.Fields(text.String()), " ")}, nil
}

// flatten takes citations out and leaves of links what stands in them.
func flatten(parent *html.Node) {
	for _, n := range slices.Collect(parent.ChildNodes()) {
		flatten(n)
		switch {
		case n.DataAtom == atom.Sup && slices.Contains(n.Attr, html.Attribute{Key: "class", Val: "cite"}):
			parent.RemoveChild(n)
		case n.DataAtom == atom.A:
			for _, c := range slices.Collect(n.ChildNodes()) {
				n.RemoveChild(c)
				parent.InsertBefore(c, n)
			}
			parent.RemoveChild(n)
		}
	}
}
