package feed_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed/atom"
	jsonfeed "github.com/mmcdole/gofeed/json"

	"leakygut/content"
	"leakygut/internal/compile"
	"leakygut/internal/feed"
	"leakygut/internal/guide"
)

const base = "https://example.org"

// compiled is the guide that the program brings. It is only read, so that tests
// share it.
var compiled = sync.OnceValues(anew)

func anew() (*guide.Guide, error) {
	g, _, err := compile.Compile(content.FS())
	return g, err
}

// bundled is that guide, and the site that serves it.
func bundled(t testing.TB) (*guide.Guide, feed.Site) {
	t.Helper()
	return served(t, compiled)
}

func served(t testing.TB, compile func() (*guide.Guide, error)) (*guide.Guide, feed.Site) {
	t.Helper()
	g, err := compile()
	if g == nil || err != nil {
		t.Fatalf("the bundled guide does not compile: %v", err)
	}
	return g, feed.Site{Site: g.Site, BaseURL: base}
}

// entries are the articles with their texts, drawn simply.
func entries(g *guide.Guide) []feed.Entry {
	var all []feed.Entry
	for _, a := range g.Articles() {
		all = append(all, feed.Entry{Article: a, HTML: draw(a.RedFlags) + draw(a.Body)})
	}
	return all
}

func draw(body []guide.Block) string {
	var b strings.Builder
	for _, block := range body {
		switch block := block.(type) {
		case guide.Prose:
			b.WriteString(string(block.HTML))
		case guide.Heading:
			b.WriteString(`<h2 id="` + block.ID + `">` + string(block.HTML) + "</h2>")
		case guide.ClaimBlock:
			b.WriteString(`<div class="claim" id="` + block.Claim.ID + `"><p>` + string(block.Claim.Sentence+block.Cite) + "</p></div>")
		case guide.Callout:
			b.WriteString("<div><h3>" + block.Title + "</h3>" + draw(block.Body) + "</div>")
		case guide.Figure:
			b.WriteString("<figure>" + string(block.Drawing) + "<figcaption>" + string(block.Caption) + "</figcaption></figure>")
		}
	}
	return b.String()
}

// written are the three feeds of a site.
func written(t testing.TB, g *guide.Guide, s feed.Site, changes []feed.VerdictChange) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	var err error
	if files[feed.AtomPath], err = feed.Atom(s, entries(g)); err != nil {
		t.Fatal(err)
	}
	if files[feed.JSONPath], err = feed.JSON(s, entries(g)); err != nil {
		t.Fatal(err)
	}
	if files[feed.ChangesPath], err = feed.Changes(s, g.Articles()[0].Published, changes); err != nil {
		t.Fatal(err)
	}
	return files
}

// TestAtom has a library of others read the feed of the whole guide.
func TestAtom(t *testing.T) {
	t.Parallel()
	g, s := bundled(t)
	f, err := (&atom.Parser{}).Parse(bytes.NewReader(written(t, g, s, nil)[feed.AtomPath]))
	if err != nil {
		t.Fatal(err)
	}
	if f.ID != base+"/feed.atom" || f.Title != g.Site.Name || f.Language != g.Site.Language || f.Authors[0].Name != g.Site.Name || !strings.Contains(f.Subtitle, g.Site.Disclaimer) {
		t.Errorf("feed %+v", f)
	}
	if len(f.Links) != 2 || f.Links[0].Rel != "self" || f.Links[0].Href != f.ID || f.Links[1].Rel != "alternate" {
		t.Errorf("links of the feed: %+v, %+v", f.Links[0], f.Links[1])
	}
	if len(f.Entries) != len(g.Articles()) {
		t.Fatalf("%d entries, want %d", len(f.Entries), len(g.Articles()))
	}
	byID := map[string]*atom.Entry{}
	for i, e := range f.Entries {
		byID[e.ID] = e
		if i > 0 && e.UpdatedParsed.After(*f.Entries[i-1].UpdatedParsed) {
			t.Errorf("%s is newer than the entry before it", e.ID)
		}
		if e.UpdatedParsed.After(*f.UpdatedParsed) {
			t.Errorf("%s is newer than the feed", e.ID)
		}
	}
	for _, a := range g.Articles() {
		e := byID[base+a.Path]
		if e == nil {
			t.Fatalf("no entry for %s", a.Path)
		}
		if e.Title != a.Title || e.Links[0].Href != base+a.Path || e.Content.Type != "html" || len(e.Categories) != 1 ||
			!e.UpdatedParsed.Equal(a.Reviewed.Time) || !e.PublishedParsed.Equal(a.Published.Time) {
			t.Errorf("entry of %s: %+v", a.Path, e)
		}
		holds(t, g, a, e.Summary, e.Content.Value)
	}
}

// holds looks for what every entry of an article has.
func holds(t *testing.T, g *guide.Guide, a *guide.Article, summary, text string) {
	t.Helper()
	if !strings.HasPrefix(summary, a.Description) || !strings.Contains(strings.ToLower(summary), a.Certainty.String()+" certainty") {
		t.Errorf("%s: summary %q", a.Path, summary)
	}
	for _, want := range []string{g.Site.Disclaimer, "Not yet checked by a clinician", "Reviewed " + a.Reviewed.Long(), "creativecommons.org"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s: the text does not have %q", a.Path, want)
		}
	}
	for _, bad := range []string{` id="`, ` class="`, `href="/`, `href="#`, "<svg", `=""`} {
		if strings.Contains(text, bad) {
			t.Errorf("%s: the text has %q", a.Path, bad)
		}
	}
}

// TestJSON has the library read the other one.
func TestJSON(t *testing.T) {
	t.Parallel()
	g, s := bundled(t)
	file := written(t, g, s, nil)[feed.JSONPath]
	f, err := (&jsonfeed.Parser{}).Parse(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if f.Version != "https://jsonfeed.org/version/1.1" || f.FeedURL != base+"/feed.json" || f.HomePageURL != base+"/" || f.Language != g.Site.Language || f.UserComment != g.Site.Disclaimer {
		t.Errorf("feed %+v", f)
	}
	if len(f.Items) != len(g.Articles()) {
		t.Fatalf("%d items, want %d", len(f.Items), len(g.Articles()))
	}
	byID := map[string]*jsonfeed.Item{}
	for _, i := range f.Items {
		byID[i.ID] = i
	}
	for _, a := range g.Articles() {
		i := byID[base+a.Path]
		if i == nil || i.URL != i.ID || i.Title != a.Title || i.DateModified != a.Reviewed.ISO()+"T00:00:00Z" || i.DatePublished != a.Published.ISO()+"T00:00:00Z" || len(i.Tags) != 1 {
			t.Fatalf("item of %s: %+v", a.Path, i)
		}
		holds(t, g, a, i.Summary, i.ContentHTML)
	}
	if bytes.Contains(file, []byte(`""`)) || bytes.Contains(file, []byte(`null`)) {
		t.Error("a field is empty")
	}
}

// TestChanges looks at the feed of changed verdicts, in which the guide has
// none yet.
func TestChanges(t *testing.T) {
	t.Parallel()
	g, s := bundled(t)
	f, err := (&atom.Parser{}).Parse(bytes.NewReader(written(t, g, s, feed.VerdictChanges(g))[feed.ChangesPath]))
	if err != nil {
		t.Fatal(err)
	}
	if f.ID != base+"/changes.atom" || !strings.Contains(f.Subtitle, g.Site.Disclaimer) || f.Updated == "" {
		t.Errorf("feed %+v", f)
	}
	if want := len(feed.VerdictChanges(g)); len(f.Entries) != want {
		t.Errorf("%d entries, want %d", len(f.Entries), want)
	}
}

func day(s string) guide.Date {
	d, _ := time.Parse(time.DateOnly, s)
	return guide.Date{Time: d}
}

// became is a change of a verdict.
func became(before string, then guide.Certainty, after string, now guide.Certainty) *guide.Revision {
	return &guide.Revision{Before: &guide.Wording{Text: before, Certainty: then}, After: &guide.Wording{Text: after, Certainty: now}}
}

// small is a guide of two articles, one of which changed its verdict.
func small() (*guide.Guide, feed.Site) {
	a := &guide.Article{
		Document:  guide.Document{Path: "/causes/diet", Title: "Diet & <gut>", Description: "It may."},
		Kind:      guide.Cause,
		Certainty: guide.VeryLow,
		Published: day("2025-01-02"), Reviewed: day("2026-03-04"), EvidenceTo: day("2026-03-01"), NextReview: day("2027-03-04"),
		ClinicalCheck: &guide.ClinicalCheck{Name: "A. B.", Role: "physician", Date: day("2026-03-03")},
		Changes: []guide.Change{
			{Date: day("2026-03-04"), Note: "Second of the day.", Verdict: became("It does <x>.", guide.High, "It may.", guide.VeryLow)},
			{Date: day("2026-03-04"), Note: "First of the day.", Verdict: became("It may.", guide.Low, "It does <x>.", guide.High)},
			{Date: day("2026-01-01"), Note: "A comma."},
			{Date: day("2025-06-01"), Note: "Older & <b>.", Verdict: became("It may not.", guide.Low, "It may.", guide.Low)},
		},
	}
	b := &guide.Article{
		Document: guide.Document{Path: "/what", Title: "What", Description: "It is (high certainty)."}, Kind: guide.Overview, Certainty: guide.High,
		Published: day("2025-01-01"), Reviewed: day("2026-03-04"), EvidenceTo: day("2026-03-01"), NextReview: day("2027-03-04"),
		Changes: []guide.Change{{Date: day("2026-03-04"), Note: "Also that day.", Verdict: became("It was.", guide.Low, "It is (high certainty).", guide.High)}},
	}
	site := guide.Site{Name: "Gut & Co", Description: "About.", Disclaimer: "Not <medical> advice.", Language: "en"}
	return &guide.Guide{Site: site, Guides: []*guide.Article{b}, Sections: []*guide.Section{{Kind: guide.Cause, Articles: []*guide.Article{a}}}}, feed.Site{Site: site, BaseURL: base}
}

func TestVerdictChanges(t *testing.T) {
	t.Parallel()
	g, s := small()
	changes := feed.VerdictChanges(g)
	f, err := (&atom.Parser{}).Parse(bytes.NewReader(written(t, g, s, changes)[feed.ChangesPath]))
	if err != nil {
		t.Fatal(err)
	}
	type row struct{ ID, Title, Note, Updated string }
	var got []row
	for _, e := range f.Entries {
		got = append(got, row{e.ID, e.Title, e.Summary, e.Updated})
	}
	want := []row{
		{base + "/causes/diet#verdict-2026-03-04-2", "Verdict changed: Diet & <gut>", "Second of the day.", "2026-03-04T00:00:00Z"},
		{base + "/causes/diet#verdict-2026-03-04", "Verdict changed: Diet & <gut>", "First of the day.", "2026-03-04T00:00:00Z"},
		{base + "/what#verdict-2026-03-04", "Verdict changed: What", "Also that day.", "2026-03-04T00:00:00Z"},
		{base + "/causes/diet#verdict-2025-06-01", "Verdict changed: Diet & <gut>", "Older & <b>.", "2025-06-01T00:00:00Z"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
	const text = `<p>Second of the day.</p>
<p><strong>Until then:</strong> <del>It does &lt;x&gt;. (high certainty)</del></p>
<p><strong>From then on:</strong> <ins>It may. (very low certainty)</ins></p>
<p><a href="https://example.org/causes/diet">Diet &amp; &lt;gut&gt;</a> has the verdict of today, its certainty and its sources.</p>
<hr/><p>Not &lt;medical&gt; advice.</p>
<p>Text: <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>, <a href="https://example.org/">Gut &amp; Co</a>.</p>
`
	if diff := cmp.Diff(text, f.Entries[0].Content.Value); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	if want := "<ins>It is (high certainty).</ins>"; !strings.Contains(f.Entries[2].Content.Value, want) {
		t.Errorf("no %q in %s", want, f.Entries[2].Content.Value)
	}
}

func TestOrderAndSummary(t *testing.T) {
	t.Parallel()
	g, s := small()
	file, err := feed.Atom(s, []feed.Entry{{Article: g.Guides[0], HTML: "<p>b</p>"}, {Article: g.Sections[0].Articles[0], HTML: "<p>a</p>"}})
	if err != nil {
		t.Fatal(err)
	}
	f, err := (&atom.Parser{}).Parse(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if f.Entries[0].Title != "Diet & <gut>" || f.Entries[0].Summary != "It may. (very low certainty)" || f.Entries[1].Summary != "It is (high certainty)." {
		t.Errorf("entries %+v, %+v", f.Entries[0], f.Entries[1])
	}
	if want := "Checked by A. B., physician, on March 3, 2026."; !strings.Contains(f.Entries[0].Content.Value, want) {
		t.Errorf("no %q in %s", want, f.Entries[0].Content.Value)
	}
}

func TestSameBytes(t *testing.T) {
	t.Parallel()
	g, s := bundled(t)
	again, _ := served(t, anew)
	for path, file := range written(t, g, s, nil) {
		if !bytes.Equal(file, written(t, again, s, nil)[path]) {
			t.Errorf("%s differs the second time", path)
		}
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, html, want string }{
		{"addresses", `<a href="/causes/diet">a</a><a href="#ref-x" class="b" id="c">b</a><a href="../d">c</a><a href="https://other.org/?a=1&amp;b=2">d</a><a href="mailto:a@b.org">e</a>`,
			`<a href="https://example.org/causes/diet">a</a><a href="https://example.org/causes/diet#ref-x">b</a><a href="https://example.org/d">c</a><a href="https://other.org/?a=1&amp;b=2">d</a><a href="mailto:a@b.org">e</a>`},
		{"addresses that do something", `<a href="javascript:alert(1)">a</a><a href="data:text/html,x">b</a><a href="%zz">c</a>`, `<a>a</a><a>b</a><a>c</a>`},
		{"what only works on a page", `<p onclick="x">a<button>b</button><span hidden>c</span><span popover>d</span><script>e</script></p><nav>f</nav><!-- g --><template>h</template>`, `<p>a</p>`},
		{"a drawing", `<figure><svg role="img" aria-label="A &lt;wall&gt;"><text>inside</text></svg><figcaption>b</figcaption></figure><svg aria-hidden="true"><path/></svg>`, `<figure><em>Drawing: A &lt;wall&gt;</em><figcaption>b</figcaption></figure>`},
		{"what only style keeps apart", `<p><span>a</span><span><svg aria-hidden="true"></svg> b</span><a href="/c">c</a> <span>d</span></p><ol><li>e <span>f</span><span class="uses"><a href="#g">g</a></span></li></ol>`,
			`<p><span>a</span> · <span> b</span> · <a href="https://example.org/c">c</a> <span>d</span></p><ol><li>e <span>f</span></li></ol>`},
		{"what stays", `<table><tbody><tr><th scope="row" class="x">a</th></tr></tbody></table><time datetime="2026-01-01">b</time><ol start="3"><li>c</li></ol>`, `<table><tbody><tr><th scope="row">a</th></tr></tbody></table><time datetime="2026-01-01">b</time><ol start="3"><li>c</li></ol>`},
		{"characters that XML has not", "<p>a\x01\x0b&#x1;&#xFFFE;b\tc\U0001F600</p>", "<p>ab\tc\U0001F600</p>"},
		{"what is not closed", `<p><em>a<p>b`, "<p><em>a</em></p><p><em>b</em></p>"},
	}
	g, s := small()
	for _, test := range tests {
		file, err := feed.Atom(s, []feed.Entry{{Article: g.Sections[0].Articles[0], HTML: test.html}})
		if err != nil {
			t.Fatal(err)
		}
		f, err := (&atom.Parser{}).Parse(bytes.NewReader(file))
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		_, text, _ := strings.Cut(f.Entries[0].Content.Value, "on March 3, 2026.</p>\n")
		text, _, _ = strings.Cut(text, "<hr/>")
		if text != test.want {
			t.Errorf("%s: %s, want %s", test.name, text, test.want)
		}
	}
	if _, err := feed.Atom(feed.Site{BaseURL: "://"}, []feed.Entry{{Article: g.Guides[0]}}); err == nil {
		t.Error("an address that is none")
	}
}

// FuzzFeeds puts any text where an author may: the files stay well-formed, and
// hold it.
func FuzzFeeds(f *testing.F) {
	for _, seed := range []string{"plain", "<p>a</p>", "]]>&amp;<![CDATA[", "\x00\x1b\xff\ufffe", `<a href="javascript:x">`, "<svg><a id=x>", "<table><p>"} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, words, markup string) {
		g, s := small()
		a := g.Guides[0]
		a.Title, a.Description, s.Disclaimer = words, words, words
		all := []feed.Entry{{Article: a, HTML: markup}}
		file, err := feed.Atom(s, all)
		if err != nil {
			t.Fatal(err)
		}
		for d := xml.NewDecoder(bytes.NewReader(file)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%v in\n%q", err, file)
			}
		}
		if file, err = feed.JSON(s, all); err != nil || !json.Valid(file) {
			t.Fatalf("%v in\n%q", err, file)
		}
		if changes, err := feed.Changes(s, a.Published, []feed.VerdictChange{{Article: a, Note: words, Before: words, After: words}}); err != nil || xml.Unmarshal(changes, new(struct{})) != nil {
			t.Fatalf("%v in\n%q", err, changes)
		}
	})
}
