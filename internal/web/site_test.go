package web

import (
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"leakygut/content"
	"leakygut/internal/compile"
	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// What the tests share: a server of the bundled guide, and one of a guide made
// by hand.

const testBase = "https://leaky.example"

// bundled is the guide that the program carries, compiled once for all tests.
var bundled = sync.OnceValues(func() (*guide.Guide, error) {
	g, list, err := compile.Compile(content.FS())
	if err != nil || g != nil {
		return g, err
	}
	var mistakes strings.Builder
	return nil, errors.Join(source.Print(&mistakes, "content", list), errors.New(mistakes.String()))
})

func bundledGuide(t testing.TB) *guide.Guide {
	t.Helper()
	g, err := bundled()
	if err != nil {
		t.Fatalf("compile the bundled guide: %v", err)
	}
	return g
}

// newSite makes a server; see [quietConfig] for what the configuration leaves
// out.
func newSite(t testing.TB, c Config) *Server {
	t.Helper()
	s, err := New(quietConfig(c))
	if err != nil {
		t.Fatalf("make a server: %v", err)
	}
	s.patience = time.Minute // the race detector is slow
	return s
}

// quietConfig fills in a public address, a log that nobody reads, and a day on
// which no review is overdue.
func quietConfig(c Config) Config {
	if c.BaseURL == "" {
		c.BaseURL = testBase
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	if c.Now == nil {
		c.Now = func() time.Time { return c.Guide.Articles()[0].Reviewed.Time }
	}
	return c
}

func bundledSite(t testing.TB) *Server { return newSite(t, Config{Guide: bundledGuide(t)}) }

// get asks a handler for an address, without a network between. Headers are
// pairs of name and value.
func get(h http.Handler, address string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, address, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// day is midnight at the start of a day, UTC.
func day(year int, month time.Month, date int) guide.Date {
	return guide.Date{Time: time.Date(year, month, date, 0, 0, 0, 0, time.UTC)}
}

// smallGuide is a guide with one article, one claim and little else. The name
// stands on every page.
func smallGuide(name string) *guide.Guide {
	g := &guide.Guide{
		Site: guide.Site{Name: name, Disclaimer: "Not advice: " + name + ".", Language: "en-US"},
		Home: smallPage(guide.HomePath, "Home of "+name),
	}
	a := &guide.Article{
		Document: smallDocument("/what-is-leaky-gut", "About "+name), Kind: guide.Overview, Certainty: guide.Low,
		Published: day(2025, 1, 1), Reviewed: day(2026, 1, 1), EvidenceTo: day(2025, 12, 1), NextReview: day(2027, 1, 1),
		Aliases: []string{"/older"},
	}
	c := &guide.Claim{
		ID: "a-claim", Sentence: "A claim.", Text: "A claim.", Certainty: guide.Low, Effect: guide.Fact,
		In: []guide.Population{guide.Humans}, Article: a,
	}
	a.Claims, a.KeyMessages = []*guide.Claim{c}, []*guide.Claim{c}
	a.Body = []guide.Block{guide.ClaimBlock{Claim: c}}
	g.Guides, g.Claims = []*guide.Article{a}, []*guide.Claim{c}
	for _, k := range []guide.Kind{guide.Cause, guide.Symptom, guide.Solution} {
		g.Sections = append(g.Sections, &guide.Section{Kind: k, Page: smallPage("/"+k.Folder(), k.String()+" of "+name)})
	}
	for _, path := range guide.RequiredPages() {
		g.Pages = append(g.Pages, smallPage(path, path+" of "+name))
	}
	return g
}

func smallPage(path, title string) *guide.Page {
	return &guide.Page{Document: smallDocument(path, title), Updated: day(2026, 2, 2)}
}

func smallDocument(path, title string) guide.Document {
	return guide.Document{Path: path, Title: title, Name: title, Description: title + ", described."}
}
