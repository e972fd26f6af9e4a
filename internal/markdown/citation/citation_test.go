package citation_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"leakygut/internal/markdown/citation"
)

var markdown = goldmark.New(goldmark.WithExtensions(citation.Extender{}))

// found lists the citations of a text: the source that each covers and its keys,
// each as it stands at its offset, with "!" where more stands in the brackets.
func found(t *testing.T, src string) []string {
	t.Helper()
	var all []string
	err := ast.Walk(markdown.Parser().Parse(text.NewReader([]byte(src))), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		c, ok := n.(*citation.Node)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		words := []string{src[c.Pos() : c.Pos()+c.Length], "="}
		for _, item := range c.Items {
			if at := src[item.Offset : item.Offset+len(item.Key)]; at != item.Key {
				t.Errorf("the key %q is said to stand at %q", item.Key, at)
			}
			words = append(words, item.Key)
		}
		if c.Malformed {
			words = append(words, "!")
		}
		all = append(all, strings.Join(words, " "))
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestParse(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, src string
		want      []string
	}{
		{"one key", "x [@a].", []string{"[@a] = a"}},
		{"several", "[@a; @b ;@c]", []string{"[@a; @b ;@c] = a b c"}},
		{"every sign of a key", "[@Ü1_:.#$%&-+?<>~/]", []string{"[@Ü1_:.#$%&-+?<>~/] = Ü1_:.#$%&-+?<>~/"}},
		{"one behind the other", "[@a][@b]", []string{"[@a] = a", "[@b] = b"}},
		{"a semicolon too many", "[@a;; @b;]", []string{"[@a;; @b;] = a b"}},
		{"across a line end", "[@a;\n@b]", []string{"[@a;\n@b] = a b"}},
		{"a line end before the semicolon", "[@a\n; @b]", []string{"[@a\n; @b] = a b"}},
		{"across three lines", "[@a;\n@b;\n@c]", []string{"[@a;\n@b;\n@c] = a b c"}},
		{"across the marks of a quotation", "> [@a;\n> @b]", []string{"[@a;\n> @b] = a b"}},
		{"across the indent of a list", "- [@a;\n  @b]", []string{"[@a;\n  @b] = a b"}},
		{"no semicolon", "[@a @b]", []string{"[@a @b] = !"}},
		{"no semicolon at a line end", "[@a\n@b]", []string{"[@a\n@b] = a !"}},
		{"a page number", "[@a, p. 3; @b]", []string{"[@a, p. 3; @b] = b !"}},
		{"no key", "[@]", []string{"[@] = !"}},
		{"no end", "x [@a; y", []string{"[@ = !"}},
		{"an end in another paragraph", "x [@a\n\ny]", []string{"[@ = !"}},
		{"in emphasis", "*x [@a]*", []string{"[@a] = a"}},
		{"code", "`[@a]`", nil},
		{"behind a backslash", `\[@a]`, nil},
		{"not at the start", "[see @a]", nil},
		{"a link", "[a](/b)", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, found(t, test.src)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", test.src, diff)
			}
		})
	}
}

// TestUnclosedIsNotLost holds the parser to going on right behind "[@", so that
// what else is wrong in the paragraph is found too.
func TestUnclosedIsNotLost(t *testing.T) {
	t.Parallel()
	var html strings.Builder
	if err := markdown.Convert([]byte("x [@a *b*"), &html); err != nil {
		t.Fatal(err)
	}
	if want := "<p>x a <em>b</em></p>\n"; html.String() != want {
		t.Errorf("drawn %q, want %q", html.String(), want)
	}
}

func TestHTML(t *testing.T) {
	t.Parallel()
	link := func(n string) string { return `<a href="#ref-` + n + `" role="doc-noteref">` + n + `</a>` }
	tests := []struct {
		name    string
		numbers []int
		want    string // within the sup element
	}{
		{"one", []int{7}, link("7")},
		{"two in a row", []int{1, 2}, link("1") + ", " + link("2")},
		{"three in a row", []int{1, 2, 3}, link("1") + "–" + link("3")},
		{"out of order", []int{7, 3, 1, 2}, link("1") + "–" + link("3") + ", " + link("7")},
		{"two ranges", []int{1, 2, 3, 5, 6, 7}, link("1") + "–" + link("3") + ", " + link("5") + "–" + link("7")},
		{"a pair behind a range", []int{1, 2, 3, 5, 6}, link("1") + "–" + link("3") + ", " + link("5") + ", " + link("6")},
		{"twice the same", []int{2, 1, 2}, link("1") + ", " + link("2")},
		{"twice the same in a range", []int{1, 2, 2, 3}, link("1") + "–" + link("3")},
		{"unknown ones are not drawn", []int{0, 4, 0}, link("4")},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			n := &citation.Node{ID: "cite-1"}
			for _, number := range test.numbers {
				n.Items = append(n.Items, citation.Item{Number: number, Anchor: "ref-" + string(rune('0'+number))})
			}
			want := `<sup class="cite" id="cite-1">` + test.want + "</sup>"
			if got := n.HTML(); got != want {
				t.Errorf("%v is drawn as\n%s\nwant\n%s", test.numbers, got, want)
			}
		})
	}
}

func TestHTMLOfNothing(t *testing.T) {
	t.Parallel()
	n := &citation.Node{Items: []citation.Item{{Key: "unknown"}}}
	if got := n.HTML(); got != "" {
		t.Errorf("a citation of nothing known is drawn as %q", got)
	}
}

func TestHTMLWithoutID(t *testing.T) {
	t.Parallel()
	n := &citation.Node{Items: []citation.Item{{Number: 1, Anchor: "ref-a"}}}
	if want, got := `<sup class="cite"><a href="#ref-a" role="doc-noteref">1</a></sup>`, n.HTML(); got != want {
		t.Errorf("drawn as %q, want %q", got, want)
	}
}
