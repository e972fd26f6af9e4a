package markdown_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/yuin/goldmark/ast"

	"leakygut/internal/guide"
	"leakygut/internal/markdown"
)

func children(n ast.Node) []ast.Node {
	var nodes []ast.Node
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		nodes = append(nodes, c)
	}
	return nodes
}

func TestRender(t *testing.T) {
	t.Parallel()
	m, src := markdown.New(), []byte("# One\n\nTwo *words*.\n\n- three\n")
	blocks := children(m.Parse(src))
	tests := []struct {
		name  string
		nodes []ast.Node
		want  guide.HTML
	}{
		{"nothing", nil, ""},
		{"one block", blocks[1:2], "<p>Two <em>words</em>.</p>"},
		{"blocks one after the other", blocks[1:], "<p>Two <em>words</em>.</p>\n<ul>\n<li>three</li>\n</ul>"},
	}
	for _, test := range tests {
		got, err := m.Render(src, test.nodes...)
		if err != nil || got != test.want {
			t.Errorf("%s: %q, %v, want %q", test.name, got, err, test.want)
		}
	}
	got, err := m.RenderInline(src, blocks[0])
	if want := guide.HTML("One"); err != nil || got != want {
		t.Errorf("inline: %q, %v, want %q", got, err, want)
	}
}

// TestHeadingAttributes holds the parser to what the compiler relies on: an id
// only where the author set one, and none of the panics that goldmark answers
// {id=5} with.
func TestHeadingAttributes(t *testing.T) {
	t.Parallel()
	for src, want := range map[string]any{
		"## Words {#by-hand}": "by-hand",
		"## Words":            nil,
		"## Words {id=5}":     5.0,
		"## Words {id=true}":  true,
	} {
		var got any
		if v, ok := markdown.New().Parse([]byte(src)).FirstChild().(*ast.Heading).AttributeString("id"); ok {
			got = v
		}
		if text, ok := got.([]byte); ok {
			got = string(text)
		}
		if got != want {
			t.Errorf("id of %q = %v, want %v", src, got, want)
		}
	}
}

// TestShared parses and renders in many goroutines with one Markdown, which the
// compiler does; it is for the race detector.
func TestShared(t *testing.T) {
	t.Parallel()
	m, src := markdown.New(), []byte("::: do\nSee [[zonulin]] \"there\". [@one]\n:::\n\n| a |\n|---|\n| b |\n")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			root := m.Parse(src)
			html, err := m.Render(src, root.FirstChild().FirstChild())
			if err != nil || !strings.Contains(string(html), "&ldquo;there&rdquo;") {
				t.Errorf("rendered %q, %v", html, err)
			}
		})
	}
	all.Wait()
}
