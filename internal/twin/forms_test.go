package twin

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"leakygut/internal/guide"
)

func day(s string) guide.Date {
	d, _ := time.Parse(time.DateOnly, s)
	return guide.Date{Time: d}
}

// small is a guide with one of everything.
func small(t *testing.T) (*guide.Guide, *Site) {
	t.Helper()
	ref := &guide.Reference{
		ID: "a2020", Authors: "A B.", Title: "A <trial> of R&D.", Details: "Gut. 2020.", Design: "RCT", Size: "10",
		Links: []guide.Link{{Label: "doi", Text: "10.1/(x)_y", Href: "https://doi.org/10.1/(x)_y"}, {Label: "Available from", Text: "https://a.org/", Href: "https://a.org/"}},
	}
	claim := &guide.Claim{
		ID: "it-may", Sentence: "It <em>may</em>.", Text: "It may.", Certainty: guide.VeryLow, Effect: guide.HelpsALittle, In: []guide.Population{guide.Humans, guide.Cells},
		Sources: []guide.Source{{Number: 1, Reference: ref}}, Cite: `<sup class="cite"><a href="#ref-a2020">1</a></sup>`, Why: "<p>Why.</p>", Found: "<p>Found.</p>", Caveat: "<p>Mind.</p>",
	}
	term := &guide.Term{ID: "gut", Name: "gut", Meaning: "The bowel.", Also: []string{"bowel", "intestine"}}
	changed := &guide.Revision{Before: &guide.Wording{Text: "It *may* not.", Certainty: guide.Low}, After: &guide.Wording{Text: "It may (very low certainty).", Certainty: guide.VeryLow}}
	edits := []guide.Revision{
		{ID: "it-may", Claim: claim, Before: &guide.Wording{Text: "It may.", Certainty: guide.Low, Effect: guide.Helps}, After: &guide.Wording{Text: "It may.", Certainty: guide.VeryLow, Effect: guide.HelpsALittle}},
		{ID: "gone", Before: &guide.Wording{Text: "It did.", Certainty: guide.Low, Effect: guide.Fact}},
	}
	arrived := []guide.Revision{{ID: "it-may", Claim: claim, After: &guide.Wording{Text: "It may.", Certainty: guide.Low, Effect: guide.Helps}}}
	a := &guide.Article{
		Document: guide.Document{Path: "/causes/diet", Title: "Diet", Name: "Diet *", Description: "It may (very low certainty).", Sources: claim.Sources, Terms: []*guide.Term{term}, Body: []guide.Block{
			guide.Heading{Level: 2, ID: "x", HTML: "A <code>b</code>"},
			guide.ClaimBlock{Claim: claim, Cite: claim.Cite},
			guide.Callout{Kind: guide.OftenSaid, Level: 3, Title: "All do", Body: []guide.Block{guide.Prose{HTML: "<p>Some.</p>"}, guide.Callout{Kind: guide.Do, Level: 4, Title: "Do", Body: []guide.Block{guide.Prose{HTML: "<ul><li>a</li></ul>"}}}}},
			guide.Figure{ID: "f", Alt: "A wall.", Drawing: "<svg></svg>", Caption: "<p>Caption.</p>"},
			guide.Table{Name: "T", Caption: "A <em>table</em>.", Columns: []guide.HTML{"What", "Certainty"}, Rows: [][]guide.Cell{{{HTML: "a|b"}, {Certainty: guide.High, HTML: "High"}}, {{HTML: "c"}, {HTML: "not graded"}}}},
		}},
		Kind: guide.Cause, Certainty: guide.VeryLow, Published: day("2025-01-02"), Reviewed: day("2026-03-04"), EvidenceTo: day("2026-03-01"), NextReview: day("2027-03-04"),
		ClinicalCheck: &guide.ClinicalCheck{Name: "A. B.", Role: "physician", Date: day("2026-03-03")},
		Changes:       []guide.Change{{Date: day("2026-03-04"), Note: "Was “may not”.", Verdict: changed, Claims: edits}, {Date: day("2025-01-02"), Note: "First published.", Claims: arrived}},
		RedFlags:      []guide.Block{guide.Callout{Kind: guide.Urgent, Level: 2, Title: "Get urgent medical help now if", Body: []guide.Block{guide.Prose{HTML: "<ul><li>you bleed</li></ul>"}}}},
		KeyMessages:   []*guide.Claim{claim}, Claims: []*guide.Claim{claim},
	}
	claim.Article, a.Related, a.Next = a, []*guide.Article{a}, a
	ref.CitedBy, ref.Claims, term.UsedBy = []*guide.Document{&a.Document}, a.Claims, []*guide.Document{&a.Document}
	page := func(path, title string) *guide.Page {
		return &guide.Page{Document: guide.Document{Path: path, Title: title, Name: title, Description: "About."}, Updated: day("2026-03-04")}
	}
	g := &guide.Guide{
		Site: guide.Site{Name: "Gut", Description: "All about it.", Disclaimer: "Not advice.", Language: "en", Contact: "mailto:a@b.org"}, Home: page("/", "Welcome"),
		Sections: []*guide.Section{{Kind: guide.Cause, Page: page("/causes", "Causes"), Articles: []*guide.Article{a}}, {Kind: guide.Symptom, Page: page("/symptoms", "Symptoms")}},
		Pages:    []*guide.Page{page(guide.CorrectionsPath, "Corrections")}, Claims: a.Claims, References: []*guide.Reference{ref}, Terms: []*guide.Term{term},
	}
	s, err := New(g, base+"/")
	if err != nil {
		t.Fatal(err)
	}
	return g, s
}

// foot is the end of every page.
func foot(path string) string {
	return "\n\n---\n\n**Medical disclaimer.** Not advice.\n\nThis is the page <https://example.org" + path + "> as text. [Gut](https://example.org/), [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/).\n"
}

const references = `## References

1. A B. A \<trial> of R\&D. Gut. 2020. doi: [10.1/(x)\_y](<https://doi.org/10.1/(x)_y>). Available from: <https://a.org/>. Type of study: RCT. Size: 10. [On this site](https://example.org/references/a2020)`

func TestArticle(t *testing.T) {
	t.Parallel()
	g, s := small(t)
	const want = `# Diet

**It may (very low certainty).**

⊕◯◯◯ Very low certainty

Reviewed March 4, 2026 · Evidence to March 1, 2026 · Next review due March 4, 2027 · Checked by A. B., physician, March 3, 2026

**A review of this page was due on March 4, 2027. Newer evidence may be missing.**

> ## Get urgent medical help now if
>
> - you bleed

## Key messages

- [It may.](https://example.org/claims/it-may) · ⊕◯◯◯ Very low certainty · Helps a little · In people and cells

## A ` + "`b`" + `

> **Claim:** It *may*. [1]
>
> ⊕◯◯◯ Very low certainty · Helps a little · In people and cells · [Why this certainty](https://example.org/claims/it-may)

> ### Often said: All do
>
> Some.
>
> > #### Do
> >
> > - a

*Drawing:* A wall.

Caption.

Table: A *table*.

| What | Certainty |
|---|---|
| a\|b | ⊕⊕⊕⊕ High |
| c | not graded |

## Related

- [Diet](https://example.org/causes/diet): It may (very low certainty). · ⊕◯◯◯ Very low certainty

## Review and changes

Checked by A. B., physician, on March 3, 2026.

- Published: January 2, 2025
- Reviewed: March 4, 2026
- Evidence to: March 1, 2026
- Next review due: March 4, 2027

Changes:

- March 4, 2026: **Verdict changed.** Was “may not”.
  - Verdict. Until then: “It \*may\* not.” (⊕⊕◯◯ Low certainty). From then on: “It may (very low certainty).” (⊕◯◯◯ Very low certainty)
  - Claim [it-may](https://example.org/claims/it-may). Until then: “It may.” (⊕⊕◯◯ Low certainty · Helps). From then on: “It may.” (⊕◯◯◯ Very low certainty · Helps a little)
  - Claim gone, withdrawn. Until then: “It did.” (⊕⊕◯◯ Low certainty)
- January 2, 2025: First published.
  - Claim [it-may](https://example.org/claims/it-may), new: “It may.” (⊕⊕◯◯ Low certainty · Helps)

` + references
	got := s.Article(g.Articles()[0], true)
	if diff := cmp.Diff(want+foot("/causes/diet"), got.Markdown); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	p := got.Page
	if !p.Overdue || !p.Check.Done || p.Check.Name != "A. B." || p.Next == nil || p.Previous != nil || !p.Changes[0].VerdictChanged || p.References[0].DOI != "10.1/(x)_y" || p.Site.URL != base+"/" {
		t.Errorf("%+v", p)
	}
	change := Change{
		Date: "2026-03-04", Note: "Was “may not”.", VerdictChanged: true,
		Verdict: &Revision{Before: &Wording{Sentence: "It *may* not.", Certainty: "low"}, After: &Wording{Sentence: "It may (very low certainty).", Certainty: "very low"}},
		Claims: []Revision{
			{ID: "it-may", URL: base + "/claims/it-may", Before: &Wording{"It may.", "low", "helps"}, After: &Wording{"It may.", "very low", "helps a little"}},
			{ID: "gone", Before: &Wording{"It did.", "low", "a fact, not an effect"}},
		},
	}
	if diff := cmp.Diff(change, p.Changes[0]); diff != "" {
		t.Errorf("change (-want +got):\n%s", diff)
	}
}

func TestOtherPages(t *testing.T) {
	t.Parallel()
	g, s := small(t)
	tests := []struct {
		name string
		twin Twin
		path string
		want string
	}{
		{"claim", s.Claim(g.Claims[0], false), "/claims/it-may", `# It may.

⊕◯◯◯ Very low certainty · Helps a little · In people and cells · Sources [1]

Reviewed March 4, 2026 · Evidence to March 1, 2026 · Next review due March 4, 2027 · Checked by A. B., physician, March 3, 2026

## Why this certainty

Why.

## What was found

Found.

## Keep in mind

Mind.

## What would change it

- The evidence is too thin to rely on.
- It rests on 1 source. Another source that says otherwise could change it.

## Where it stands

In the article [Diet](https://example.org/causes/diet#it-may). The grade is our editorial judgment about this exact sentence. [How we rate evidence](https://example.org/how-we-rate-evidence)

` + references},
		{"term", s.Term(g.Terms[0]), "/glossary/gut", "# Gut\n\nThe bowel.\n\nAlso: bowel, intestine\n\n## Used in\n\n- [Diet](https://example.org/causes/diet)"},
		{"reference", s.Reference(g.References[0]), "/references/a2020", `# A \<trial> of R\&D

A B. A \<trial> of R\&D. Gut. 2020. doi: [10.1/(x)\_y](<https://doi.org/10.1/(x)_y>). Available from: <https://a.org/>. Type of study: RCT. Size: 10.

## Claims that rest on it

- [It may.](https://example.org/claims/it-may) · ⊕◯◯◯ Very low certainty · Helps a little · In people and cells · [Diet \*](https://example.org/causes/diet#it-may)

## Cited in

- [Diet](https://example.org/causes/diet)`},
		{"section", s.Section(g.Sections[1]), "/symptoms", "# Symptoms\n\nAbout.\n\nUpdated March 4, 2026\n\n## Articles\n\nNo article has been published here yet."},
		{"corrections", s.Page(g.Pages[0]), "/corrections", `# Corrections

About.

Updated March 4, 2026

## Contact

Write to [a@b.org](mailto:a@b.org). Please do not send details about your own health.

## Every change to an article

### [Diet \*](https://example.org/causes/diet)

Changes:

- March 4, 2026: **Verdict changed.** Was “may not”.
  - Verdict. Until then: “It \*may\* not.” (⊕⊕◯◯ Low certainty). From then on: “It may (very low certainty).” (⊕◯◯◯ Very low certainty)
  - Claim [it-may](https://example.org/claims/it-may). Until then: “It may.” (⊕⊕◯◯ Low certainty · Helps). From then on: “It may.” (⊕◯◯◯ Very low certainty · Helps a little)
  - Claim gone, withdrawn. Until then: “It did.” (⊕⊕◯◯ Low certainty)
- January 2, 2025: First published.
  - Claim [it-may](https://example.org/claims/it-may), new: “It may.” (⊕⊕◯◯ Low certainty · Helps)`},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want+foot(test.path), test.twin.Markdown); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
	if p := s.Page(g.Pages[0]).Page; len(p.Changes) != 2 || p.Changes[0].Article.URL != base+"/causes/diet" {
		t.Errorf("corrections: %+v", p.Changes)
	}
	if p := s.Term(g.Terms[0]).Page; p.Name != "gut" || p.Meaning != "The bowel." {
		t.Errorf("term: %+v", p)
	}
	if !strings.Contains(s.Index(), "## Symptoms\n\n- [Symptoms](https://example.org/symptoms.md): About.\n\n## About") {
		t.Errorf("a section without articles in\n%s", s.Index())
	}
}
