package compile

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"leakygut/internal/markdown/div"
	"leakygut/internal/markdown/term"
)

// stretch is a part of the body that readers see as text.
type stretch struct {
	span
	running bool       // text that goes on from sentence to sentence: no heading, claim or link
	mention *term.Node // of a term
}

// stretches lists the texts of a body in order.
func (d *document) stretches(root ast.Node) []stretch {
	all := make([]stretch, 0, len(d.body)/32)
	var apart, entries int // how many nodes around this one are not running text, and entries of claims
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.CodeSpan, *ast.CodeBlock, *ast.FencedCodeBlock:
			return ast.WalkSkipChildren, nil
		case *ast.Heading, *ast.Link, *ast.Image:
			apart += step(entering)
		case *div.Node:
			if n.Class() == "claim" {
				apart += step(entering)
			}
			for _, name := range []string{"title", "share"} {
				if a, ok := n.List.Get(name); ok && entering {
					all = append(all, stretch{span: span{a.Offset, a.Offset + a.Length}})
				}
			}
		case *extast.DefinitionList: // of a claim, shown on its own page
			if apart > 0 {
				entries += step(entering)
			}
		case *term.Node:
			if entering && entries == 0 {
				all = append(all, stretch{span: d.label(n), running: apart == 0, mention: n})
			}
		case *ast.Text:
			if entering && !n.Segment.IsEmpty() {
				all = append(all, stretch{span: span{n.Segment.Start, n.Segment.Stop}, running: apart == 0})
			}
		}
		return ast.WalkContinue, nil
	})
	return all
}

func step(entering bool) int {
	if entering {
		return 1
	}
	return -1
}

// label is where the words of a mention stand that readers see.
func (d *document) label(n *term.Node) span {
	from, to := n.Pos(), n.Pos()+n.Length
	if n.Malformed {
		return span{from, from}
	}
	if end := bytes.Index(d.body[to:], []byte("]]")); end > 0 {
		return span{to, to + end}
	}
	return span{from, to}
}

// checkWords reports words to avoid, in what readers see.
func (d *document) checkWords(body wording, texts []stretch) {
	for _, key := range []string{"title", "name", "verdict", "share_title", "share", "description"} {
		n := d.yaml.at(key)
		if n == nil {
			continue
		}
		for _, f := range d.rules.avoided(worded(n.Value)) {
			word := oneLine(n.Value[f.from:f.to])
			problem := d.yaml.report(n, "avoid", fmt.Sprintf("%s uses a word to avoid: %q", key, word), f.of.hint())
			problem.About = word
			d.list = append(d.list, problem)
		}
	}
	for _, f := range d.rules.avoided(body) {
		within := func(s stretch) bool { return s.from <= f.from && f.from < s.to }
		if word := oneLine(body.text[f.from:f.to]); slices.ContainsFunc(texts, within) {
			d.report(f.from, f.to-f.from, "avoid", fmt.Sprintf("a word to avoid: %q", word), f.of.hint())
			d.list[len(d.list)-1].About = word
		}
	}
}

// oneLine is words that may cross the end of a line as they are spoken of.
func oneLine(words string) string { return strings.Join(strings.Fields(words), " ") }

// avoided lists the words of a text that are to be avoided.
func (r *rules) avoided(text wording) []found[*avoidMeta] {
	return slices.DeleteFunc(r.avoid.in(text), func(f found[*avoidMeta]) bool {
		return slices.ContainsFunc(f.of.Unless, func(phrase string) bool { return around(text.text, f.from, f.to, phrase) })
	})
}

// around tells whether a phrase stands around a part of a text.
func around(text string, from, to int, phrase string) bool {
	for at := max(0, to-len(phrase)); at <= from; at++ {
		if strings.HasPrefix(text[at:], phrase) {
			return true
		}
	}
	return false
}

func (m *avoidMeta) hint() string { return "say " + m.Use }
