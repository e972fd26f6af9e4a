package compile_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"leakygut/internal/guide"
)

// mustCompile compiles the base with files laid over it, in which nothing may be
// wrong.
func mustCompile(t testing.TB, files map[string]string) *guide.Guide {
	t.Helper()
	g, list := compileFiles(t, files)
	if len(list) > 0 {
		t.Fatalf("unexpected diagnostics:\n%s", printed(t, list))
	}
	return g
}

func claimOf(t testing.TB, g *guide.Guide, id string) *guide.Claim {
	t.Helper()
	i := slices.IndexFunc(g.Claims, func(c *guide.Claim) bool { return c.ID == id })
	if i < 0 {
		t.Fatalf("no claim %q", id)
	}
	return g.Claims[i]
}

func referenceOf(t testing.TB, g *guide.Guide, id string) *guide.Reference {
	t.Helper()
	i := slices.IndexFunc(g.References, func(r *guide.Reference) bool { return r.ID == id })
	if i < 0 {
		t.Fatalf("no reference %q", id)
	}
	return g.References[i]
}

// names lists things by what tells them apart.
func names[T any](list []T, name func(T) string) []string {
	var all []string
	for _, item := range list {
		all = append(all, name(item))
	}
	return all
}

func articlePath(a *guide.Article) string {
	if a == nil {
		return "-"
	}
	return a.Path
}

func TestReadingOrder(t *testing.T) {
	t.Parallel()
	g := mustCompile(t, map[string]string{
		"causes/late.md":    article("late", "order: 30\n", ""),
		"causes/early.md":   article("early", "order: 1\n", ""),
		"causes/zebra.md":   article("zebra", "order: 2\n", ""),
		"causes/ant.md":     article("ant", "order: 2\n", ""), // as far on as the zebra: by name
		"solutions/walk.md": article("walk", "order: 1\n", ""),
		caseFile:            article("case", "order: 7\n", ""),
	})
	// previous ← article → next; an end of a section is an end.
	want := []string{
		"- ← /other → /what-is-leaky-gut",
		"/other ← /what-is-leaky-gut → -",
		"- ← /causes/early → /causes/ant",
		"/causes/early ← /causes/ant → /causes/zebra",
		"/causes/ant ← /causes/zebra → /causes/case",
		"/causes/zebra ← /causes/case → /causes/late",
		"/causes/case ← /causes/late → -",
		"- ← /solutions/walk → -",
	}
	got := names(g.Articles(), func(a *guide.Article) string {
		return articlePath(a.Previous) + " ← " + a.Path + " → " + articlePath(a.Next)
	})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("articles (-want +got):\n%s", diff)
	}
	var inOrder []string
	for _, a := range g.Articles() {
		inOrder = append(inOrder, names(a.Claims, func(c *guide.Claim) string { return c.ID })...)
	}
	if diff := cmp.Diff(inOrder, names(g.Claims, func(c *guide.Claim) string { return c.ID })); diff != "" {
		t.Errorf("claims do not stand in the order of their articles:\n%s", diff)
	}
}

func TestSections(t *testing.T) {
	t.Parallel()
	g := mustCompile(t, nil)
	got := names(g.Sections, func(s *guide.Section) string { return s.Kind.String() + " " + s.Page.Path + " " + s.Page.Title })
	want := []string{"Cause /causes Causes", "Symptom /symptoms Symptoms", "Solution /solutions Solutions", "Myth /myths Myths"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	pages := names(g.Pages, func(p *guide.Page) string { return p.Path })
	if diff := cmp.Diff([]string{"/about", "/accessibility", "/api", "/corrections", "/disclaimer", "/how-we-rate-evidence", "/privacy"}, pages); diff != "" {
		t.Errorf("pages about the site (-want +got):\n%s", diff)
	}
}

func TestFrontMatterOfArticle(t *testing.T) {
	t.Parallel()
	g := mustCompile(t, map[string]string{frontFile: `title: "Mask: “do” they work"
certainty: Very-low
clinical_check: {name: A. Doctor, role: gastroenterologist, date: 2026-01-15}
related: [/other]
changes:
  - {date: 2026-02-01, note: Changed.}
  - {date: 2026-01-01, note: First published.}
`})
	a := articleAt(t, g, casePath)
	day := func(month time.Month, d int) guide.Date {
		return guide.Date{Time: time.Date(2026, month, d, 0, 0, 0, 0, time.UTC)}
	}
	want := &guide.Article{
		Document: guide.Document{
			Path: casePath, Title: "Mask: “do” they work", Name: "Case", Description: "This may do something (low certainty).",
		},
		Kind: guide.Cause, Order: 1, Certainty: guide.VeryLow,
		Published: day(1, 1), Reviewed: day(2, 1), EvidenceTo: day(2, 1), NextReview: guide.Date{Time: day(2, 1).AddDate(1, 0, 0)},
		ClinicalCheck: &guide.ClinicalCheck{Name: "A. Doctor", Role: "gastroenterologist", Date: day(1, 15)},
		Changes: []guide.Change{
			{Date: day(2, 1), Note: "Changed."},
			{Date: day(1, 1), Note: "First published."},
		},
		Aliases: []string{"/causes/old-case"},
	}
	got := *a // what its body says is for other tests
	got.Body, got.RedFlags, got.Outline, got.Sources, got.Terms, got.Anchors = nil, nil, nil, nil, nil, nil
	got.Claims, got.KeyMessages, got.Related, got.Previous, got.Next = nil, nil, nil, nil, nil
	if diff := cmp.Diff([]string{"/other"}, names(a.Related, articlePath)); diff != "" {
		t.Errorf("related (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want, &got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestCertaintyOfVerdict compiles each way to write a certainty: one that passes
// the checks and is then lost would be drawn as "Unset".
func TestCertaintyOfVerdict(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]guide.Certainty{
		"high": guide.High, "High": guide.High, "moderate": guide.Moderate, "LOW": guide.Low,
		"very low": guide.VeryLow, "very-low": guide.VeryLow, `"very low"`: guide.VeryLow,
	} {
		g := mustCompile(t, map[string]string{frontFile: "certainty: " + word + "\n"})
		if got := articleAt(t, g, casePath).Certainty; got != want {
			t.Errorf("certainty: %s is read as %s, want %s", word, got, want)
		}
	}
}

func TestNoClinicalCheck(t *testing.T) {
	t.Parallel()
	if a := articleAt(t, mustCompile(t, nil), casePath); a.ClinicalCheck != nil {
		t.Errorf("clinical_check: none is read as %v", a.ClinicalCheck)
	}
}

func TestSite(t *testing.T) {
	t.Parallel()
	g := mustCompile(t, map[string]string{"site.yaml": `name: Guide
description: About guts.
disclaimer: |
  No medical
  advice.
contact: mailto:a@example.org
language: en-US
`})
	want := guide.Site{
		Name: "Guide", Description: "About guts.", Disclaimer: "No medical advice.",
		Contact: "mailto:a@example.org", Language: "en-US",
	}
	if diff := cmp.Diff(want, g.Site); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestKeyMessages holds the messages to the order of the front matter, and to
// being the very claims of the body.
func TestKeyMessages(t *testing.T) {
	t.Parallel()
	g := mustCompile(t, map[string]string{frontFile: "key_messages: [second-of-case, first-of-case]\n"})
	a := articleAt(t, g, casePath)
	if len(a.KeyMessages) != 2 || a.KeyMessages[0] != claimOf(t, g, "second-of-case") || a.KeyMessages[1] != claimOf(t, g, "first-of-case") {
		t.Errorf("key messages %v", names(a.KeyMessages, func(c *guide.Claim) string { return c.ID }))
	}
}

func TestBackLinks(t *testing.T) {
	t.Parallel()
	g, a := compileBody(t, "The [[zonulin]]. [@eta2007]\n")
	if claim := claimOf(t, g, "first-of-case"); claim.Article != a {
		t.Errorf("the claim belongs to %s", articlePath(claim.Article))
	}
	path := func(d *guide.Document) string { return d.Path }
	id := func(c *guide.Claim) string { return c.ID }
	alpha, eta := referenceOf(t, g, "alpha2001"), referenceOf(t, g, "eta2007")
	for _, test := range []struct {
		name      string
		want, got []string
	}{
		{"cites alpha", []string{"/other", casePath, "/about"}, names(alpha.CitedBy, path)},
		{"rests on alpha", []string{"other-first", "first-of-case"}, names(alpha.Claims, id)},
		{"cites eta", []string{casePath, "/about"}, names(eta.CitedBy, path)},
		{"rests on eta", nil, names(eta.Claims, id)},
		{"uses zonulin", []string{casePath}, names(termOf(t, g, "zonulin").UsedBy, path)},
		{"uses tight junction", nil, names(termOf(t, g, "tight-junction").UsedBy, path)},
	} {
		if diff := cmp.Diff(test.want, test.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
	if alpha.CitedBy[1] != &a.Document {
		t.Error("the reference leads to a copy of the article")
	}
}

func termOf(t testing.TB, g *guide.Guide, id string) *guide.Term {
	t.Helper()
	i := slices.IndexFunc(g.Terms, func(term *guide.Term) bool { return term.ID == id })
	if i < 0 {
		t.Fatalf("no term %q", id)
	}
	return g.Terms[i]
}

// sources lists the sources of a page as "1 zeta2006 cite-1 cite-3".
func sources(list []guide.Source) []string {
	return names(list, func(s guide.Source) string {
		return strings.Join(append([]string{string(rune('0' + s.Number)), s.Reference.ID}, s.Uses...), " ")
	})
}

func TestSources(t *testing.T) {
	t.Parallel()
	_, a := compileBody(t, `One. [@zeta2006; @alpha2001; @zeta2006]

::: {.do title="Walk"}
Two. [@eta2007]
:::

Three. [@zeta2006]
`)
	// cite-4 and cite-5 are those of the two claims at the end.
	want := []string{"1 zeta2006 cite-1 cite-3", "2 alpha2001 cite-1 cite-4", "3 eta2007 cite-2", "4 beta2002 cite-5"}
	if diff := cmp.Diff(want, sources(a.Sources)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	html := drawn(t, slices.Concat(a.RedFlags, a.Body))
	for _, s := range a.Sources {
		for _, use := range s.Uses {
			if strings.Count(html, `id="`+use+`"`) != 1 {
				t.Errorf("the way back to %s leads nowhere", use)
			}
		}
	}
}

// TestClaimOnItsOwnPage reads what only the claim's page shows: its citations are
// numbered anew there, and a term is a link there as well.
func TestClaimOnItsOwnPage(t *testing.T) {
	t.Parallel()
	g, a := compileBody(t, `Before. [@gamma2003; @delta2004; @epsilon2005]

::: {.claim #a-claim certainty=moderate effect="lowers it" in="cells humans"}
It *lowers* "it" [@zeta2006] with [[tight junction|tight junctions]] & more. [@eta2007]

Keep in mind
:   It is [small](/causes/case#first-of-case).

Why this certainty
:   Studies of [[zonulin]] agree. [@eta2007]
    They agree well.

    - [[zonulin|It]] agrees.

What was found
:   One thing. [@zeta2006; @eta2007]

    Another thing.
:::

After [[zonulin]].
`)
	c := claimOf(t, g, "a-claim")
	link := func(id, n string) string { return `<a href="#ref-` + id + `" role="doc-noteref">` + n + `</a>` }
	want := &guide.Claim{
		ID: "a-claim", Certainty: guide.Moderate, Effect: guide.LowersIt, In: []guide.Population{guide.Humans, guide.Cells},
		Sentence: `It <em>lowers</em> &ldquo;it&rdquo; with <a class="term" href="/glossary/tight-junction">tight junctions</a> &amp; more.`,
		Text:     `It lowers “it” with tight junctions & more.`,
		Cite:     guide.HTML(`<sup class="cite" id="cite-1">` + link("zeta2006", "1") + ", " + link("eta2007", "2") + `</sup>`),
		Caveat:   `<p>It is <a href="/causes/case#first-of-case">small</a>.</p>`,
		Why: guide.HTML(`<p>Studies of <a class="term" href="/glossary/zonulin">zonulin</a> agree.<sup class="cite" id="cite-2">` + link("eta2007", "2") + "</sup>\n" +
			"They agree well.</p>\n<ul>\n<li>It agrees.</li>\n</ul>"),
		Found: guide.HTML(`<p>One thing.<sup class="cite" id="cite-3">` + link("zeta2006", "1") + ", " + link("eta2007", "2") + "</sup></p>\n<p>Another thing.</p>"),
	}
	got := *c
	got.Sources, got.Article = nil, nil
	if diff := cmp.Diff(want, &got); diff != "" {
		t.Errorf("claim (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"1 zeta2006 cite-1 cite-3", "2 eta2007 cite-1 cite-2 cite-3"}, sources(c.Sources)); diff != "" {
		t.Errorf("its sources (-want +got):\n%s", diff)
	}
	after := a.Body[2].(guide.Prose)
	if want := guide.HTML(`<p>After <a class="term" href="/glossary/zonulin">zonulin</a>.</p>`); after.HTML != want {
		t.Errorf("the first mention that the article shows is %s, want %s", after.HTML, want)
	}
	terms := names(a.Terms, func(t *guide.Term) string { return t.ID })
	if diff := cmp.Diff([]string{"tight-junction", "zonulin"}, terms); diff != "" {
		t.Errorf("terms of the article (-want +got):\n%s", diff)
	}
}

func TestOutline(t *testing.T) {
	t.Parallel()
	_, a := compileBody(t, `::: urgent
- now
:::

::: warning
A box before any heading.
:::

## Part *one* [@alpha2001]

### Within it

::: do
Walk.
:::

## Part two {#two}

::: {.safety #costs title="What it costs"}
Little.

### Within it too {#too}
:::

::: see-doctor
- later
:::
`)
	want := []guide.Entry{
		{ID: "part-one", Title: "Part one"},
		{ID: "two", Title: "Part two"},
		{ID: "costs", Title: "What it costs"},
		{ID: "what-we-do-not-know", Title: "What we do not know"},
	}
	if diff := cmp.Diff(want, a.Outline); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	anchors := []string{
		"costs", "disclaimer", "first-of-case", "get-urgent-medical-help-now-if", "key-messages", "main", "part-one",
		"references", "review", "second-of-case", "see-a-doctor-if", "too", "two", "what-we-do-not-know", "within-it",
	}
	if diff := cmp.Diff(anchors, a.Anchors); diff != "" {
		t.Errorf("what a link may lead to (-want +got):\n%s", diff)
	}
}

func TestRedFlags(t *testing.T) {
	t.Parallel()
	_, a := compileBody(t, "::: emergency\n- now\n:::\n\n::: see-doctor\n- soon\n:::\n\nText.\n\n::: urgent\n- again\n:::\n")
	kinds := names(a.RedFlags, func(b guide.Block) string { return string(b.(guide.Callout).Kind) })
	if diff := cmp.Diff([]string{"emergency", "see-doctor"}, kinds); diff != "" {
		t.Errorf("red flags (-want +got):\n%s", diff)
	}
	if html := drawn(t, a.Body); strings.Contains(html, "soon") || !strings.Contains(html, "again") {
		t.Errorf("the body has the wrong call-outs:\n%s", html)
	}
}

func TestRedFlagsAlone(t *testing.T) {
	t.Parallel()
	g := mustCompile(t, map[string]string{"pages/privacy.md": `---
title: Privacy
name: Privacy
description: Nobody is watched.
updated: 2026-01-01
---
::: urgent
- now
:::
`})
	i := slices.IndexFunc(g.Pages, func(p *guide.Page) bool { return p.Path == "/privacy" })
	if n := len(g.Pages[i].Body); n != 1 {
		t.Errorf("a page has no place for red flags but its body, which has %d blocks", n)
	}
}
