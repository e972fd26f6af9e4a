package div_test

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"leakygut/internal/markdown/div"
)

var markdown = goldmark.New(goldmark.WithExtensions(div.Extender{}, extension.DefinitionList))

// outline is the tree of blocks of a text in one line: "do(Paragraph List)". A
// div is its class, with "?" where it cannot be read and "…" where it is not
// closed; a stray fence is "stray".
func outline(src string) string {
	return blocks(markdown.Parser().Parse(text.NewReader([]byte(src))))
}

func blocks(parent ast.Node) string {
	var names []string
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		name := n.Kind().String()
		if d, ok := n.(*div.Node); ok {
			name = describe(d)
		}
		if inner := n.FirstChild(); inner != nil && inner.Type() == ast.TypeBlock {
			name += "(" + blocks(n) + ")"
		}
		names = append(names, name)
	}
	return strings.Join(names, " ")
}

func describe(d *div.Node) string {
	name := d.Class()
	switch {
	case d.Stray:
		return "stray"
	case d.Malformed:
		name += "?"
	case !d.Closed:
		name += "…"
	}
	return name
}

func TestParse(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, src, want string }{
		{"a word", "::: do\nx\n:::\n", "do(Paragraph)"},
		{"attributes", "::: {#a .do b=c}\nx\n:::\n", "do(Paragraph)"},
		{"a class by its name", "::: {class=do}\nx\n:::\n", "do(Paragraph)"},
		{"empty", "::: do\n:::\n", "do"},
		{"no space, more colons, colons behind", ":::::do :::\nx\n:::\n", "do(Paragraph)"},
		{"spaces at the end", "::: do  \nx\n:::  \n", "do(Paragraph)"},
		{"three spaces before it", "   ::: do\nx\n   :::\n", "do(Paragraph)"},
		{"four are code", "    ::: do\n", "CodeBlock"},
		{"no line end at the end of the file", "::: do\nx\n:::", "do(Paragraph)"},
		{"two colons are text", ":: do\n", "Paragraph"},

		{"nested", "::: a\n::: b\nx\n:::\ny\n:::\nz\n", "a(b(Paragraph) Paragraph) Paragraph"},
		{"the number of colons does not matter", "::: a\n::::: b\nx\n:::\n:::::\n", "a(b(Paragraph))"},
		{"one behind the other", "::: a\n:::\n::: b\n:::\n", "a b"},
		{"within a list", "- x\n\n  ::: a\n  y\n  :::\n- z\n", "List(ListItem(Paragraph a(Paragraph)) ListItem(Paragraph))"},
		{"within a quotation", "> ::: a\n> x\n> :::\n", "Blockquote(a(Paragraph))"},
		{"holds a definition list", "::: a\nx\n:   y\n:::\n", "a(DefinitionList(DefinitionTerm DefinitionDescription(TextBlock)))"},

		{"ends a paragraph", "x\n::: a\ny\n:::\nz\n", "Paragraph a(Paragraph) Paragraph"},
		{"ends a list", "::: a\n- x\n:::\ny\n", "a(List(ListItem(TextBlock))) Paragraph"},
		{"ends a quotation", "::: a\n> x\n:::\ny\n", "a(Blockquote(Paragraph)) Paragraph"},
		{"ends a quotation and its list", "::: a\n> - x\n:::\n", "a(Blockquote(List(ListItem(TextBlock))))"},

		{"code keeps its fences", "::: a\n```\n:::\n::: b\n```\n:::\n", "a(FencedCodeBlock)"},
		{"indented code too", "::: a\n    :::\n:::\n", "a(CodeBlock)"},
		{"code that does not end takes all", "::: a\n```\n:::\n", "a…(FencedCodeBlock)"},

		{"not closed", "::: a\nx\n", "a…(Paragraph)"},
		{"the inner one closed", "::: a\n::: b\nx\n:::\n", "a…(b(Paragraph))"},
		{"closes nothing", "x\n\n:::\n\ny\n", "Paragraph stray Paragraph"},
		{"closes nothing, again and again", ":::\n:::\nx\n", "stray stray Paragraph"},
		{"closes nothing, then opens", ":::\n::: a\nx\n:::\n", "stray a(Paragraph)"},

		{"two words", "::: a b\nx\n:::\n", "a b?(Paragraph)"},
		{"a quoted word", "::: a \"b\"\nx\n:::\n", "a \"b\"?(Paragraph)"},
		{"a brace too few", "::: {.a\nx\n:::\n", "a?(Paragraph)"},
		{"more behind the brace", "::: {.a} b\nx\n:::\n", "a?(Paragraph)"},
		{"no class", "::: {#a}\nx\n:::\n", "(Paragraph)"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := outline(test.src); got != test.want {
				t.Errorf("%q\n got %s\nwant %s", test.src, got, test.want)
			}
		})
	}
}

// TestPlaces holds the parser to pointing at the first colon of a fence and at
// each value behind it, wherever the fence stands.
func TestPlaces(t *testing.T) {
	t.Parallel()
	for _, src := range []string{"::: {#val}\nx\n:::\n", "ä\n\n  ::::  {#val}\nx\n:::\n", "> - :::{#val}\n>   x\n>   :::\n"} {
		n := markdown.Parser().Parse(text.NewReader([]byte(src))).LastChild()
		for n.Kind() != div.Kind {
			n = n.FirstChild()
		}
		id, _ := n.(*div.Node).List.Get("id")
		if !strings.HasPrefix(src[n.Pos():], ":::") || strings.HasSuffix(src[:n.Pos()], ":") {
			t.Errorf("%q: the div stands at %q", src, src[n.Pos():])
		}
		if !strings.HasPrefix(src[id.Offset:], "val") {
			t.Errorf("%q: the id stands at %q", src, src[id.Offset:])
		}
	}
}
