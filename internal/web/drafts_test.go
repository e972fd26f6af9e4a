package web

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"leakygut/content"
	"leakygut/internal/citation"
	"leakygut/internal/compile"
	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// quetzal and marimba are words of drafts that nothing else has.
const quetzal, marimba = "quetzal", "marimba"

// draftText is an article that says the words in every part that is shown
// somewhere else too.
const draftText = `---
title: The QUETZAL and the marimba
name: Quetzal
order: 90
FRONT
verdict: The quetzal may play the marimba (low certainty).
certainty: low
key_messages: [SLUG-one, SLUG-two]
published: PUBLISHED
reviewed: PUBLISHED
evidence_to: 2026-11-22
next_review: 2200-11-22
clinical_check: none
aliases: [/causes/former-SLUG]
related: [causes/diet]
changes:
  - {date: PUBLISHED, note: First quetzal and marimba., verdict_was: {text: The quetzal may play no marimba., certainty: low}}
---

::: urgent
- the quetzal stops
:::

## What it is

A quetzal with [[zonulin]]. [@odenwald2016]

::: {.myth title="The quetzal is so"}
It is not.
:::

## Changes in the gut barrier

None.

## The link with symptoms

::: unknowns
Everything else of the quetzal.
:::

::: {.claim #SLUG-one certainty=low effect="raises it" in=humans}
The quetzal may be so with a marimba. [@camilleri2019]

Why this certainty
:   For a quetzal.

What was found
:   This quetzal.

Keep in mind
:   That quetzal.
:::

::: {.claim #SLUG-two certainty=low effect="raises it" in=humans}
The marimba may be thus with a quetzal. [@camilleri2019]

Why this certainty
:   For a reason.

What was found
:   This.

Keep in mind
:   That.
:::

## What you can do

Wait.

## When to get help

::: questions
- What now, quetzal?
:::
`

// draftDay is the day on which the tests read: between two publications.
var draftDay = time.Date(2026, time.November, 30, 12, 0, 0, 0, time.UTC)

// withDrafts compiles the bundled content with two more articles: one is marked as
// a draft, one is published in the next century.
func withDrafts(t *testing.T, options ...compile.Option) *guide.Guide {
	t.Helper()
	files := fstest.MapFS{}
	put := func(slug, front, published string) {
		text := strings.NewReplacer("SLUG", slug, "FRONT", front, "PUBLISHED", published).Replace(draftText)
		files["causes/"+slug+".md"] = &fstest.MapFile{Data: []byte(text)}
	}
	put("quetzal", "draft: true", "2026-11-22")
	put("quetzal-later", "", "2101-01-01")
	if err := fsInto(files, content.FS()); err != nil {
		t.Fatal(err)
	}
	g, list, err := compile.Compile(files, append(options, compile.On(draftDay))...)
	if g == nil {
		var mistakes strings.Builder
		_ = source.Print(&mistakes, "", list)
		t.Fatalf("%v\n%s", err, &mistakes)
	}
	return g
}

// TestNobodySeesADraft asks a site whose content has drafts for everything there
// is to ask for: no word of a draft is in any answer, nor in its headers, and every
// page is what it is without the drafts, byte for byte.
func TestNobodySeesADraft(t *testing.T) {
	t.Parallel()
	clock := func() time.Time { return draftDay }
	g := withDrafts(t)
	site, bare := newSite(t, Config{Guide: g, Now: clock}), newSite(t, Config{Guide: bundledGuide(t), Now: clock})
	if len(g.Drafts) != 2 {
		t.Fatalf("%d drafts, want 2", len(g.Drafts))
	}
	asked := everything(site)
	for i, address := range asked {
		if racing && i%8 != 0 { // the rest is asked without the race detector
			continue
		}
		got := get(site, address)
		if !strings.HasPrefix(address, "/search") { // which repeats what was typed
			checkNoDraft(t, address, got, quetzal, marimba)
		}
		if _, isForm := site.today().form(address); isForm {
			continue // it is made of what the page is made of
		}
		if want := get(bare, address); got.Code != want.Code || got.Body.String() != want.Body.String() {
			t.Errorf("%s: status %d, %d bytes; without the drafts %d, %d", address, got.Code, got.Body.Len(), want.Code, want.Body.Len())
		}
	}
	if len(asked) < 1500 {
		t.Errorf("only %d addresses", len(asked))
	}
	for _, way := range []string{"/search?q=", "/search.json?q="} {
		checkNoDraft(t, way+quetzal, get(site, way+quetzal), marimba)
		checkNoDraft(t, way+marimba, get(site, way+marimba), quetzal)
	}
	r := httptest.NewRequest(http.MethodPost, guide.VisitPath, strings.NewReader(url.Values{}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	checkNoDraft(t, "POST "+guide.VisitPath, w, quetzal, marimba)
}

// TestDraftsAreElsewhere shows the test above something to find: where drafts are
// shown, most kinds of page have a word of them.
func TestDraftsAreElsewhere(t *testing.T) {
	t.Parallel()
	site := newSite(t, Config{Guide: withDrafts(t, compile.WithDrafts()), Drafts: true, Now: func() time.Time { return draftDay }})
	for _, address := range []string{
		"/", "/causes", "/causes.md", "/causes/quetzal", "/causes/quetzal.json", "/causes/quetzal-later", "/causes/quetzal.bib", "/claims", "/claims.json",
		"/claims/quetzal-one", "/references/camilleri2019", "/glossary/zonulin", "/handout/causes/quetzal", "/whole/causes", "/feed.atom", "/feed.json",
		"/changes.atom", "/sitemap.xml", "/llms.txt", "/search?q=" + marimba, "/corrections", "/causes/quetzl",
	} {
		w := get(site, address)
		if !strings.Contains(strings.ToLower(w.Body.String()), quetzal) {
			t.Errorf("%s: status %d, and nothing of the draft", address, w.Code)
		}
		if w.Header().Get("X-Robots-Tag") != "noindex" || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s can be kept: %v", address, w.Header())
		}
	}
	page := get(site, "/causes/quetzal-later").Body.String()
	for _, want := range []string{"Draft, not published.", "It appears on January 1, 2101.", `<meta name="robots" content="noindex">`, "Drafts are shown here."} {
		if !strings.Contains(page, want) {
			t.Errorf("a draft does not say %s", want)
		}
	}
	if page := get(site, "/causes/diet").Body.String(); strings.Contains(page, "Draft, not published.") {
		t.Error("what is published is called a draft")
	}
}

// everything lists every address of a site, in every form, and those that its
// drafts would have.
func everything(s *Server) []string {
	g, all := s.edition.Load().guide, map[string]bool{}
	add := func(addresses ...string) {
		for _, a := range addresses {
			all[a] = true
		}
	}
	forms := func(base string, extensions ...string) {
		add(base, base+".md", base+".json")
		for _, extension := range extensions {
			add(base+extension, base+sourcesFile+extension)
		}
	}
	var cited []string
	for _, f := range citation.Formats() {
		cited = append(cited, f.Extension)
	}
	for _, address := range append(g.Addresses(), "/index") {
		forms(address)
	}
	for _, a := range slices.Concat(g.Articles(), g.Drafts) {
		forms(a.Path, cited...)
		for _, c := range a.Claims {
			forms(c.Path(), cited...)
		}
	}
	for _, a := range g.Drafts {
		for _, c := range a.Claims {
			add(cardsPrefix + c.Path()[1:] + ".0123456789.png")
		}
		former := strings.Replace(a.Path, "/causes/", "/causes/former-", 1)
		add(a.Handout(), former, guide.HandoutFolder+former, "/claims?topic="+a.Path[1:], cardsPrefix+a.Path[1:]+".0123456789.png", "/preview"+a.Path)
	}
	add(slices.Collect(maps.Keys(crawl(s, "/", "/sitemap.xml")))...)
	add(g.PaperAddresses()...)
	add(s.Files()...)
	add("/robots.txt", "/feed.json", "/changes.atom", "/llms.txt", "/openapi.json", "/healthz", "/readyz", "/offline", "/gallery", "/live", "/live/events", "/preview",
		"/causes/quetzl", "/claims/quetzal-on", "/quetzal", "/marimba", "/search?q=camilleri", "/search.json?q=gut")
	return slices.Sorted(maps.Keys(all))
}

func checkNoDraft(t *testing.T, address string, w *httptest.ResponseRecorder, words ...string) {
	t.Helper()
	text := strings.ToLower(w.Body.String())
	for key, values := range w.Header() {
		text += strings.ToLower(key + strings.Join(values, " "))
	}
	for _, word := range words {
		if i := strings.Index(text, word); i >= 0 {
			t.Errorf("%s: a word of a draft: …%s…", address, text[max(0, i-60):min(len(text), i+60)])
		}
	}
}
