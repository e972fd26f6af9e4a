package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"leakygut/internal/live"
	"leakygut/internal/source"
	"leakygut/static"
)

// wrong is what the compiler may say of a file.
func wrong() source.List {
	file := source.NewFile("causes/diet.md", []byte("---\ntitle: Diet\n---\nA slip. [@betta2002] <b>\n"))
	return source.List{
		{File: file, Offset: 4, Length: 5, Rule: "short", Message: "a title of one word", Severity: source.Warning},
		{File: file, Offset: 29, Length: 10, Rule: "citation-key", Message: `no reference "betta2002" & more`, Hint: `did you mean "beta2002"?`},
	}
}

// TestReadersGetNothingOfTheDesk looks at a server for readers: no page leads to
// what writers have, and no address answers with it.
func TestReadersGetNothingOfTheDesk(t *testing.T) {
	t.Parallel()
	files, err := static.Load()
	if err != nil {
		t.Fatal(err)
	}
	site := newSite(t, Config{Guide: smallGuide("Guide")})
	for _, address := range []string{"/live", "/live/events", "/preview/causes/diet", files[liveScript].Path, files[retiredWorker].Path, "/static/live.000000000000.js"} {
		if w := get(site, address); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", address, w.Code)
		}
	}
	for address, page := range crawl(site, "/", "/worker.js") {
		for _, word := range []string{"live.", "/live", "EventSource", "data-edition", `class="desk"`, "unregister"} {
			if strings.Contains(page.body, word) {
				t.Errorf("%s has %q", address, word)
			}
		}
		if page.header.Get("X-Robots-Tag") != "" {
			t.Errorf("%s is kept from search engines", address)
		}
	}
}

// TestLivePagesAreNeverStale looks at every answer to a writer: none may be kept,
// and the worker that keeps pages takes itself away.
func TestLivePagesAreNeverStale(t *testing.T) {
	t.Parallel()
	site := newSite(t, Config{Guide: smallGuide("Guide"), Live: live.New()})
	for address, page := range crawl(site, "/", "/worker.js", "/live", "/older", "/nowhere", "/search?q=claim", "/what-is-leaky-gut.json") {
		if got := page.header.Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s: Cache-Control: %s", address, got)
		}
		if page.tree != nil && !strings.Contains(page.body, `data-edition="`+site.edition.Load().layout.Desk.Edition+`"`) {
			t.Errorf("%s does not know which edition it is of", address)
		}
	}
	if body := get(site, "/worker.js").Body.String(); !strings.Contains(body, "unregister") || strings.Contains(body, "fetch") {
		t.Errorf("the worker is\n%s", body)
	}
}

// TestRefusedGuide breaks the content under a page, and mends it.
func TestRefusedGuide(t *testing.T) {
	t.Parallel()
	site := newSite(t, Config{Guide: smallGuide("Guide"), Live: live.New()})
	good := get(site, "/live").Body.String()
	if !strings.Contains(good, "Nothing is wrong with the content") {
		t.Errorf("without errors it says:\n%s", good)
	}
	before := site.edition.Load().layout.Desk.Edition
	if err := site.Refuse("content", wrong()); err != nil {
		t.Fatal(err)
	}
	if site.edition.Load().layout.Desk.Edition == before {
		t.Error("open pages cannot tell that something changed")
	}
	page := get(site, "/live?page="+url.QueryEscape("/what-is-leaky-gut#a-claim")).Body.String()
	for _, want := range []string{
		"<h1>1 error in the content</h1>", "<code>content/causes/diet.md:4:10</code>", "no reference &#34;betta2002&#34; &amp; more", "<code>[citation-key]</code>",
		"<pre>    4 | A slip. [<mark>@betta2002</mark>] &lt;b&gt;", "\n      |          ^^^^^^^^^^</span></pre>", "did you mean &#34;beta2002&#34;?", "<strong>Warning</strong>: a title of one word",
		`<a href="/what-is-leaky-gut#a-claim">Back to the page you were reading</a>`, "Not advice: Guide.",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in:\n%s", want, page)
		}
	}
	if strings.Index(page, "citation-key") > strings.Index(page, "a title of one word") {
		t.Error("a warning stands before an error")
	}
	article := get(site, "/what-is-leaky-gut").Body.String()
	if !strings.Contains(article, "About Guide") || !strings.Contains(article, `1 error in the content. What is shown is the last version without. <a href="/live?page=%2Fwhat-is-leaky-gut">`) {
		t.Errorf("the last good version does not say what it is:\n%s", article)
	}
	if err := site.Publish(smallGuide("Mended")); err != nil {
		t.Fatal(err)
	}
	if page := get(site, "/what-is-leaky-gut").Body.String(); !strings.Contains(page, "About Mended") || strings.Contains(page, `class="desk"`) {
		t.Errorf("after it was mended:\n%s", page)
	}
	if page := get(site, "/live").Body.String(); strings.Contains(page, "betta2002") {
		t.Error("what was mended is still shown")
	}
}

// TestWayBackLeadsNowhereElse asks for the page of problems with addresses that are
// not of the guide.
func TestWayBackLeadsNowhereElse(t *testing.T) {
	t.Parallel()
	site := newSite(t, Config{Guide: smallGuide("Guide"), Live: live.New()})
	for _, page := range []string{"https://evil.example/about", "//evil.example/about", "javascript:alert(1)", "/nowhere", "\\\\evil.example", "about", "%zz"} {
		if body := get(site, "/live?page="+url.QueryEscape(page)).Body.String(); strings.Contains(body, "Back to the page") {
			t.Errorf("%s is a way back", page)
		}
	}
}

// TestLiveStreamUnderThePolicy wants the stream to have what every answer has.
func TestLiveStreamUnderThePolicy(t *testing.T) {
	t.Parallel()
	hub := live.New()
	site := newSite(t, Config{Guide: smallGuide("Guide"), Live: hub})
	hub.Close() // so that it ends after the state
	h := get(site, "/live/events").Header()
	for name, want := range map[string]string{"Content-Type": "text/event-stream", "Cache-Control": "no-store", "Content-Security-Policy": contentSecurityPolicy} {
		if h.Get(name) != want {
			t.Errorf("%s: %q, want %q", name, h.Get(name), want)
		}
	}
}
