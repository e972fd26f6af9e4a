package compile

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"leakygut/internal/guide"
	"leakygut/internal/markdown/div"
)

// blocks turns the children of a node into blocks of the guide, and what lies
// between two of them into prose.
func (d *document) blocks(parent ast.Node) []guide.Block {
	var blocks []guide.Block
	var pending []ast.Node
	flush := func() {
		if len(pending) > 0 {
			blocks = append(blocks, guide.Prose{HTML: d.html(pending...)})
		}
		pending = nil
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			flush()
			blocks = append(blocks, d.heading(n))
		case *div.Node:
			flush()
			if b := d.div(n); b != nil {
				blocks = append(blocks, b)
			}
		case *extast.Table:
			caption := d.caption(n, pending)
			if caption != nil {
				pending = pending[:len(pending)-1]
			}
			flush()
			blocks = append(blocks, d.table(n, caption))
		default:
			pending = append(pending, n)
		}
	}
	flush()
	return blocks
}

// div is the block of a fenced div; nil where the div is not what it should be.
// Even then its content is read, so that all that is wrong is told at once.
func (d *document) div(n *div.Node) guide.Block {
	at, kind := position(n), guide.CalloutKind(n.Class())
	switch {
	case n.Stray:
		d.report(at, 3, "div", "this fence closes nothing", "remove it, or name what it opens: ::: unknowns")
	case n.Malformed:
		d.unread(n.Unread)
	case !n.Closed:
		d.report(at, 3, "div", "this fence is not closed", "end the part with a line of three colons")
	case kind == "claim":
		return d.claim(n)
	case kind == "figure":
		return d.figure(n)
	case kind.Title() != "":
		return d.callout(n, kind)
	default:
		d.unknownDiv(n)
	}
	d.blocks(n)
	return nil
}

// unread reports what cannot be read behind the colons of a fence.
func (d *document) unread(at int) {
	word := d.body[at : at+wordEnd(d.body[at:])]
	hint := `write ::: name, or ::: {.name #id key=value other="two words"}`
	if bytes.ContainsAny(word, "“”‘’") {
		hint = "write straight quotes: \"…\""
	}
	message := "this cannot be read behind the colons"
	if len(word) == 0 {
		message = "the braces are not closed"
	}
	d.report(at, len(word), "div", message, hint)
}

// wordEnd is where the first word of a text ends.
func wordEnd(text []byte) int {
	if n := bytes.IndexAny(text, " \t\r\n"); n >= 0 {
		return n
	}
	return len(text)
}

func (d *document) unknownDiv(n *div.Node) {
	known := []string{"claim", "figure"}
	for _, k := range guide.CalloutKinds() {
		known = append(known, string(k))
	}
	class, ok := n.List.Get("class")
	if !ok {
		d.report(position(n), 3, "div", "this part does not say what it is", "name it: ::: {.claim …}")
		return
	}
	d.report(class.Offset, class.Length, "div", fmt.Sprintf("no part is called %q", class.Value), nearest(class.Value, known))
}

// attributes reports attributes that a part does not have.
func (d *document) attributes(n *div.Node, known ...string) {
	seen := map[string]bool{}
	for _, a := range n.List {
		if seen[a.Name] {
			d.report(a.Offset, a.Length, "attribute", fmt.Sprintf("%s is set twice", a.Name), "")
		}
		seen[a.Name] = true
		if a.Name == "class" || a.Name == "id" {
			continue
		}
		if !slices.Contains(known, a.Name) {
			d.report(a.Start, len(a.Name), "attribute", fmt.Sprintf("%s has no attribute %q", n.Class(), a.Name), nearest(a.Name, known))
		}
	}
}
