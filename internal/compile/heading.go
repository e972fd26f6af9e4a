package compile

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"

	"leakygut/internal/guide"
	"leakygut/internal/markdown"
)

// maxLevel is the lowest level that pages have a heading for.
const maxLevel = 4

func (d *document) heading(n *ast.Heading) guide.Block {
	d.checkLevel(n)
	d.level = min(max(2, n.Level), maxLevel)
	words := d.inline(n)
	h := guide.Heading{Level: d.level, ID: d.headingID(n, plain(words)), HTML: words}
	if plain(words) == "" {
		d.report(position(n), n.Level, "heading", "a heading without words", "")
		return h
	}
	d.anchor(h.ID, position(n), n.Level)
	d.opens(n, h.ID, "")
	return h
}

func (d *document) checkLevel(n *ast.Heading) {
	at, level := position(n), n.Level
	switch {
	case level == 1:
		d.report(at, level, "heading-level", "the title is the page's only first-level heading", "start with ##")
	case level <= d.top:
		d.report(at, level, "heading-level", fmt.Sprintf("level %d in a call-out whose own heading has level %d", level, d.top), "go below it")
	case level > maxLevel:
		d.report(at, level, "heading-level", fmt.Sprintf("level %d is too deep", level), fmt.Sprintf("headings go down to level %d", maxLevel))
	case level > d.level+1:
		d.report(at, level, "heading-level", fmt.Sprintf("level %d follows level %d", level, d.level), "do not skip a level")
	}
}

// headingID is the id that was set by hand, or one made of the heading's words.
func (d *document) headingID(n *ast.Heading, words string) string {
	const hint = "only an id can be set by hand, and it is one word: {#id}"
	id := markdown.Slug(words)
	unread := strings.Contains(words, "{#")
	for _, a := range n.Attributes() {
		switch value, isText := a.Value.([]byte); {
		case string(a.Name) != "id":
			d.report(position(n), n.Level, "attribute", fmt.Sprintf("a heading has no attribute %q", a.Name), hint)
		case isText:
			id = string(value)
		default: // goldmark reads {id=5} as a number
			unread = true
		}
	}
	if unread {
		d.report(position(n), n.Level, "attribute", "the id in braces cannot be read", hint)
	}
	return id
}
