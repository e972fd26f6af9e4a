package browser

import (
	"log/slog"
	"net"
	"strings"
	"testing"
	"time"

	"leakygut/internal/guide"
	"leakygut/internal/live"
	"leakygut/internal/source"
	"leakygut/internal/web"
)

// testLive has a page open while its writer works: the page shows each change by
// itself, shows what is wrong instead, and comes back to where it was.
func testLive(t *testing.T, s *stage) {
	const page = "/causes/diet"
	own := writing(t, s)
	b := newTab(t, s.chromium, own.address).in(t)
	seen := newWatch(b)
	b.read(page)
	before := b.heading()
	title := func(text string) {
		t.Helper()
		if err := own.Publish(retitled(own.guide, page, text)); err != nil {
			t.Fatal(err)
		}
	}
	says := func(text string) {
		t.Helper()
		b.wait("the heading "+text, "(want) => document.querySelector('h1').textContent === want", text)
	}
	title("A first change")
	says("A first change")

	b.wait("the page to be whole", "() => document.readyState === 'complete'") // before that, a browser scrolls by itself
	b.wait("the place to read from", "() => { scrollTo(0, 1500); return new Promise((done) => setTimeout(() => done(scrollY === 1500), 200)) }")
	file := source.NewFile("causes/diet.md", []byte("A slip. [@betta2002]\n"))
	mistake := source.List{{File: file, Offset: 9, Length: 10, Rule: "citation-key", Message: `no reference "betta2002"`}}
	if err := own.Refuse("content", mistake); err != nil {
		t.Fatal(err)
	}
	says("1 error in the content")
	if got := ask[string](b, "() => location.pathname + location.search"); got != "/live?page=%2Fcauses%2Fdiet" {
		t.Errorf("what is wrong stands at %s", got)
	}
	text := ask[string](b, "() => document.body.innerText")
	for _, want := range []string{"content/causes/diet.md:1:10", "[citation-key]", "    1 | A slip. [@betta2002]\n      |          ^^^^^^^^^^", own.guide.Site.Disclaimer} {
		if !strings.Contains(text, want) {
			t.Errorf("the page of mistakes does not say %q:\n%s", want, text)
		}
	}
	report(b, b.look("unstyled.js"))
	if err := own.Refuse("content", append(mistake, source.Diagnostic{File: file, Rule: "other", Message: "one more"})); err != nil {
		t.Fatal(err)
	}
	says("2 errors in the content")

	title("Mended")
	says("Mended")
	if got := ask[string](b, "() => location.pathname + location.search"); got != page {
		t.Errorf("it came back to %s", got)
	}
	b.wait("the place on the page", "() => scrollY === 1500")

	b.click(".brand") // what is read while there are errors is the last version without
	b.wait("the first page", "() => location.pathname === '/'")
	if err := own.Refuse("content", mistake); err != nil {
		t.Fatal(err)
	}
	says("1 error in the content")
	b.read(page)
	b.wait("the note above the page", "() => document.querySelector('.desk').innerText.startsWith('1 error in the content.')")
	says("Mended")

	own.stop()
	title(before)
	own.restart(t)
	says(before)
	b.wait("the worker to take itself away", "async () => (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0")
	for _, fault := range seen.found(b) {
		if !strings.Contains(fault, "a request failed") && !strings.Contains(fault, "ERR_") { // while the server was away
			t.Error(fault)
		}
	}
}

// writing is a server for a writer.
func writing(t *testing.T, s *stage) *site {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	own := &site{guide: s.guide, address: "http://" + listener.Addr().String()}
	own.Server, err = web.New(web.Config{
		Guide: s.guide, BaseURL: own.address, Logger: slog.New(slog.DiscardHandler), Live: live.New(),
		Now: func() time.Time { return s.guide.Articles()[0].Reviewed.Time },
	})
	if err != nil {
		t.Fatal(err)
	}
	own.answer(listener)
	t.Cleanup(own.stop)
	return own
}

// retitled is a guide with another title of one article.
func retitled(g *guide.Guide, path, title string) *guide.Guide {
	changed := *g
	changed.Sections = nil
	for _, s := range g.Sections {
		section := *s
		section.Articles = nil
		for _, a := range s.Articles {
			article := *a
			if a.Path == path {
				article.Title = title
			}
			section.Articles = append(section.Articles, &article)
		}
		changed.Sections = append(changed.Sections, &section)
	}
	return &changed
}
