package twin

import (
	"bytes"
	"html"
	"net/url"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"leakygut/internal/guide"
)

func testWriter() writer {
	page, _ := url.Parse("https://example.org/causes/diet")
	return writer{page}
}

// shown is the words that readers see of Markdown, as goldmark draws it.
func shown(t testing.TB, markdown string) string {
	t.Helper()
	var b bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))
	if err := md.Convert([]byte(markdown), &b); err != nil {
		t.Fatal(err)
	}
	return spaced(textOf(read(guide.HTML(b.String()))))
}

func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestProse(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, html, want string }{
		{"a paragraph", "<p>One\n  two.</p>", "One two."},
		{"marks", "<p>a <em>b</em> <strong>c <em>d</em></strong><code>e | f</code></p>", "a *b* **c *d***`e | f`"},
		{"space within marks", "<p>a<em> b </em>c<strong> </strong>d</p>", "a *b* c d"},
		{"marks that Markdown would not take", `<p>a<em>(b)</em>c <em>d</em><em>e</em> <em>f<em>g</em></em></p>`, `a(b)c *d*e *fg*`},
		{"marks within a word", `<p>a<em>b</em>c<strong>d</strong></p>`, `a*b*c**d**`},
		{"links", `<p><a class="term" href="/glossary/nsaid">a [b]</a>, <a href="#x">c</a>, <a href="https://other.org/(a)?b=1&amp;copy;=2">d</a>, <a href="javascript:x">e</a>, <a href="/f"></a><a href="https://g.org/">https://g.org/</a></p>`,
			`[a \[b\]](https://example.org/glossary/nsaid), [c](https://example.org/causes/diet#x), [d](<https://other.org/(a)?b=1&amp;copy;=2>), e, <https://g.org/>`},
		{"a citation", `<p>Taken.<sup class="cite" id="cite-1"><a href="#ref-a">1</a>, <a href="#ref-b">2</a>–<a href="#ref-c">4</a></sup>(b) <sup class="cite"><a>1</a></sup>: c</p>`, `Taken. [1, 2–4]\(b) [1]\: c`},
		{"what would be markup", "<p>*a* _b_ `c` [d](e) &lt;f&gt; &amp;amp; &amp; g ~h~ #i! |j| \\k</p>", "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f> \\&amp; & g \\~h\\~ \\#i! \\|j\\| \\\\k"},
		{"what would open a block", "<p>- a</p><p>1. b</p><p>2026) c</p><p>&gt; d</p><p>+ e</p><p># f</p><p>--- g</p><p>1.5 mg</p>", "\\- a\n\n1\\. b\n\n2026\\) c\n\n\\> d\n\n\\+ e\n\n\\# f\n\n\\--- g\n\n1.5 mg"},
		{"a mark before a link", `<p>a!<a href="/b">c</a> d&amp;<em>amp;</em></p>`, `a\![c](https://example.org/b) d&*amp;*`},
		{"line breaks", "<p>a<br />\n- b<br></p>", "a  \n\\- b"},
		{"lists", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n<ol start=\"3\">\n<li>d</li>\n</ol>", "- a\n\n- b\n\n  - c\n\n3. d"},
		{"tight and loose", "<ul><li>a</li><li>b</li></ul><p>c</p><ul><li><p>d</p><p>e</p></li><li><p>f</p></li></ul>", "- a\n- b\n\nc\n\n- d\n\n  e\n\n- f"},
		{"lists in a row", "<ul><li>a</li></ul><ul><li>b</li></ul><ul><li>c</li></ul><ol><li>d</li></ol><ol><li>e</li></ol>", "- a\n\n* b\n\n- c\n\n1. d\n\n1) e"},
		{"an item without words", "<ul><li></li><li>a</li></ul><ol><li> </li></ol>", "- a"},
		{"a quotation", "<blockquote><p>a</p><ul><li>b</li></ul></blockquote>", "> a\n>\n> - b"},
		{"definitions", "<dl><dt>a <em>b</em></dt><dd>c</dd><dd><p>d</p></dd></dl>", "**a *b***\n\nc\n\nd"},
		{"code", "<pre><code>a *b*\n  ```\n</code></pre><p><code>`</code></p><hr>", "````\na *b*\n  ```\n````\n\n`` ` ``\n\n***"},
		{"text without a paragraph", "a <em>b</em><p>c</p>d", "a *b*\n\nc\n\nd"},
		{"nothing", "", ""},
	}
	for _, test := range tests {
		got := testWriter().prose(guide.HTML(test.html))
		if got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, got, test.want)
		}
		// What goldmark shows of it is what a browser shows of the HTML, but for the
		// brackets of citations and the blanks between blocks.
		unmarked := func(s string) string {
			return strings.NewReplacer(" ", "", "[", "", "]", "").Replace(spaced(s))
		}
		if want := unmarked(textOf(read(guide.HTML(test.html)))); unmarked(shown(t, got)) != want {
			t.Errorf("%s: shown as %q, want %q", test.name, unmarked(shown(t, got)), want)
		}
	}
}

// FuzzText puts any text in every place that has text, one after the other.
// Whatever it is, goldmark shows that text.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"a", "*a*", "- a", "1. a", "[a](b)", "<b>", "&amp;", "a|b", "`a`", "``", "\\", "#", "===", "a  \nb", "![a]", "~~a~~", "(", "\u00a0a", "!", "_a_b_", "---", ": a", "“a”", "$"} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, one, two string) {
		one, two = clean(one), clean(two)
		a, b := html.EscapeString(one), html.EscapeString(two)
		for _, markup := range []string{
			"<p>" + a + "</p>", "<p>" + a + "<em>" + b + "</em>" + a + "</p>", "<p><strong>" + a + "</strong>" + b + "<em>" + a + "</em></p>",
			"<p><strong><em>" + a + "</em>" + b + "</strong>" + a + "</p>", "<p>" + a + `<a href="/x">` + b + "</a>" + a + "</p>",
			"<p>" + a + `<br><a href="/x"><em>` + b + "</em></a><br>" + a + "</p>", "<p><em>" + a + "</em><strong>" + b + "</strong></p>",
			"<ul><li>" + a + "</li><li><p>" + b + "</p></li></ul>", "<ol start=\"7\"><li>" + a + "<ul><li>" + b + "</li></ul></li></ol><ol><li>" + a + "</li></ol>",
			"<blockquote><p>" + a + "</p></blockquote><p>" + b + "</p>", "<dl><dt>" + a + "</dt><dd>" + b + "</dd></dl>",
		} {
			compareWords(t, markup, testWriter().prose(guide.HTML(markup)))
		}
		compareWords(t, a, "## "+testWriter().inline(guide.HTML(a)))
		compareWords(t, a, "- "+link(one, "https://example.org/a)b"))
		compareWords(t, a, plain(one))
		row := table(testWriter(), guide.Table{Columns: []guide.HTML{"x", guide.HTML(a)}, Rows: [][]guide.Cell{{{HTML: guide.HTML(a)}, {HTML: guide.HTML(b)}}}})
		compareWords(t, "x"+a+a+b, row)
	})
}

// clean is a text as a page can have it: the parser of HTML and that of Markdown
// read NUL, lone carriage returns and the like in ways of their own.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && !blank(r) || r == 0xFFFD || 0x7F <= r && r <= 0x9F || r == 0xFEFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

func compareWords(t *testing.T, markup, markdown string) {
	t.Helper()
	if got, want := joinedWords(shown(t, markdown)), joinedWords(textOf(read(guide.HTML(markup)))); got != want {
		t.Fatalf("shown as %q, want %q\nof  %s\nfrom %s", got, want, markdown, markup)
	}
}
