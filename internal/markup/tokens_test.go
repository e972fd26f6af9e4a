package markup

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTokens(t *testing.T) {
	t.Parallel()
	for give, want := range map[string][]Token{
		"":          nil,
		"a &amp; b": {{Text: "a & b"}},
		`<p>One <a class="term" href="/glossary/a">two</a><br/></p>` + "\n": {
			{Tag: "p"}, {Text: "One "}, {Tag: "a", Attributes: `class="term" href="/glossary/a"`}, {Text: "two"}, {Tag: "a", Closing: true},
			{Tag: "br"}, {Tag: "p", Closing: true}, {Text: "\n"},
		},
		`<a title="5 > 6" href='"'>x`: {{Tag: "a", Attributes: `title="5 > 6" href='"'`}, {Text: "x"}},
		"a<!-- raw <b> omitted -->b":  {{Text: "a"}, {Text: "b"}},
		"a<!-- never closed":          {{Text: "a"}},
		"a<b":                         {{Text: "a"}, {Tag: "b"}},
	} {
		if diff := cmp.Diff(want, slices.Collect(Tokens(give))); diff != "" {
			t.Errorf("%s (-want +got)\n%s", give, diff)
		}
	}
}

func FuzzTokens(f *testing.F) {
	f.Add(`<p>One <a href="/a">two</a> &amp; three</p>`)
	f.Add("<")
	f.Add("<!--")
	f.Fuzz(func(t *testing.T, markup string) {
		length := 0
		for token := range Tokens(markup) {
			length += len(token.Tag) + len(token.Attributes)
			if token.Tag == "" && token.Text == "" && token.Attributes == "" && length > len(markup) {
				t.Errorf("%q: a token of nothing", markup)
			}
		}
		if length > len(markup) {
			t.Errorf("%q: tags of %d bytes", markup, length)
		}
	})
}
