package markup

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNest(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ give, want string }{
		"headings": {
			`<h1>A</h1><h2 class="x">B</h2><h5>C</h5><h6>D</h6><hr><header>E</header>`,
			`<h2>A</h2><h3 class="x">B</h3><h6>C</h6><h6>D</h6><hr><header>E</header>`,
		},
		"links": {
			`<p id="a"><a href="#a">1</a> <a href="#elsewhere">2</a> <a href="/b#a">3</a></p>`,
			`<p id="p--a"><a href="#p--a">1</a> <a href="#elsewhere">2</a> <a href="/b#a">3</a></p>`,
		},
		"labels": {
			`<section aria-labelledby="a  main b"><i id="a"></i><b id="b"></b><label for="a"></label></section>`,
			`<section aria-labelledby="p--a main p--b"><i id="p--a"></i><b id="p--b"></b><label for="p--a"></label></section>`,
		},
		"drawings": {
			`<svg viewBox="0 0 1 1"><g id="a"/><path fill="url(#a)" d="M0 0"/><use href="#a"/><path fill="url(#b)"/></svg>`,
			`<svg viewBox="0 0 1 1"><g id="p--a"/><path fill="url(#p--a)" d="M0 0"/><use href="#p--a"/><path fill="url(#b)"/></svg>`,
		},
		"what does not change": {
			"<P Class=x>5 &lt; 6 &amp; “7”<br/>\n<!-- a --></P>",
			"<P Class=x>5 &lt; 6 &amp; “7”<br/>\n<!-- a --></P>",
		},
		"text of changed tags": {`<a id="a" title="5 &lt; &#34;6&#34;">&lt;</a>`, `<a id="p--a" title="5 &lt; &#34;6&#34;">&lt;</a>`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := Nest(test.give, "p--"); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestPaper(t *testing.T) {
	t.Parallel()
	got, err := Paper(`<p>Your <a class="term" href="/glossary/poop">poop (stool)</a> is <em>black</em>:
go.<sup class="cite" id="cite-1"><a href="#ref-a">1</a></sup></p>
<ol>
<li>Ask <a href="/b">the <b>prescriber</b></a>.<sup class="cite"><a href="#ref-a">1</a>, <a href="#ref-b">2</a></sup></li>
<li><p>H<sub>2</sub>O &amp; 10<sup>3</sup></p><ul><li>c</li></ul></li>
</ol>`)
	if err != nil {
		t.Fatal(err)
	}
	want := []Part{
		{Tag: "p", Items: []Item{{"Your poop (stool) is <em>black</em>:\ngo.", "Your poop (stool) is black: go."}}},
		{Tag: "ol", Items: []Item{
			{"Ask the <b>prescriber</b>.", "Ask the prescriber."},
			{"<p>H<sub>2</sub>O &amp; 10<sup>3</sup></p><ul><li>c</li></ul>", "H2O & 103c"},
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
