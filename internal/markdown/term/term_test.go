package term_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"leakygut/internal/markdown/term"
)

var markdown = goldmark.New(goldmark.WithExtensions(term.Extender{}, extension.Table))

// mention is a term as it was found; Marked is the source it points at.
type mention struct {
	Name, Label, Marked string
	Malformed           bool
}

func terms(t *testing.T, src string) []mention {
	t.Helper()
	var all []mention
	err := ast.Walk(markdown.Parser().Parse(text.NewReader([]byte(src))), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if m, ok := n.(*term.Node); ok && entering {
			all = append(all, mention{m.Name, m.Label, src[m.Pos() : m.Pos()+m.Length], m.Malformed})
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestParse(t *testing.T) {
	t.Parallel()
	none := mention{"", "", "[[", true}
	tests := []struct {
		name, src string
		want      []mention
	}{
		{"a name", "the [[gut wall]].", []mention{{"gut wall", "gut wall", "gut wall", false}}},
		{"a label", "[[zonulin|a protein]]", []mention{{"zonulin", "a protein", "zonulin", false}}},
		{"spaces", "[[ zonulin  | a   protein ]]", []mention{{"zonulin", "a protein", "zonulin", false}}},
		{"Unicode", "ä [[Darm|Därme]]", []mention{{"Darm", "Därme", "Darm", false}}},
		{"a bar in the label", "[[a|b|c]]", []mention{{"a", "b|c", "a", false}}},
		{"two", "[[a]][[b]]", []mention{{"a", "a", "a", false}, {"b", "b", "b", false}}},
		{"across a line end", "[[gut\nwall|the\tgut wall]]", []mention{{"gut wall", "the gut wall", "gut\nwall", false}}},
		{"in a table", "| x |\n|---|\n| [[a\\|b]] |\n", []mention{{"a", "b", "a", false}}},
		{"in a table, the bar not escaped", "| x |\n|---|\n| [[a|b]] |\n", []mention{none}},
		{"across two line ends", "[[a\nb\nc]]", []mention{none}},
		{"no end", "[[a", []mention{none}},
		{"half an end", "[[a]", []mention{none}},
		{"no name", "[[]]", []mention{none}},
		{"no name before the label", "[[ |b]]", []mention{none}},
		{"no label", "[[a| ]]", []mention{none}},
		{"a link within brackets", "[[a](/b)]", []mention{none}},
		{"code", "`[[a]]`", nil},
		{"behind a backslash", `\[[a]]`, nil},
		{"single brackets", "[a]", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, terms(t, test.src)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", test.src, diff)
			}
		})
	}
}

func TestRender(t *testing.T) {
	t.Parallel()
	src := []byte(`[[a|5 < 6 & "so"]]`)
	for href, want := range map[string]string{
		"":              "<p>5 &lt; 6 &amp; &quot;so&quot;</p>\n",
		`/glossary/a"b`: `<p><a class="term" href="/glossary/a&quot;b">5 &lt; 6 &amp; &quot;so&quot;</a></p>` + "\n",
	} {
		root := markdown.Parser().Parse(text.NewReader(src))
		root.FirstChild().FirstChild().(*term.Node).Href = href
		var html strings.Builder
		if err := markdown.Renderer().Render(&html, src, root); err != nil {
			t.Fatal(err)
		}
		if got := html.String(); got != want {
			t.Errorf("with address %q: %q, want %q", href, got, want)
		}
	}
}
