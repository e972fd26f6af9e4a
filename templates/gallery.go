package templates

import (
	"time"

	"leakygut/internal/guide"
)

// Gallery shows every component in every state, for those who change them. Its
// words say what they stand for and nothing about health.
func Gallery() View {
	return View{Head{Title: "Gallery of components", Path: "/gallery", NoIndex: true, Drawings: true}, gallery(newSamples())}
}

// samples are the pieces that the gallery shows.
type samples struct {
	claims   []guide.ClaimBlock
	callouts []guide.Block
	table    guide.Table
	figure   guide.Figure
	checked  *guide.Article
	overdue  *guide.Article
	changed  []guide.Revision
	sources  []guide.Source
	search   []SearchPage
}

func newSamples() samples {
	day := guide.Date{Time: time.Date(2026, time.January, 2, 0, 0, 0, 0, time.UTC)}
	article := &guide.Article{Document: guide.Document{Path: "/gallery", Title: "A title of an article", Name: "Article", Description: "A verdict, in one sentence (low certainty)."}, Kind: guide.Cause, Certainty: guide.Low, Reviewed: day, EvidenceTo: day, NextReview: day, Published: day}
	s := samples{overdue: article}
	for i, effect := range guide.Effects() {
		c := &guide.Claim{
			ID: "claim-" + string(rune('a'+i)), Text: "A sentence that is a claim.", Sentence: "A sentence that is a claim.",
			Certainty: guide.Certainties()[i%4], Effect: effect, In: guide.Populations()[:1+i%3], Article: article,
		}
		s.claims = append(s.claims, guide.ClaimBlock{Claim: c})
		article.Claims = append(article.Claims, c)
	}
	article.KeyMessages = article.Claims[:3]
	for _, kind := range guide.CalloutKinds() {
		s.callouts = append(s.callouts, guide.Callout{
			Kind: kind, Title: kind.Title(), Level: 3,
			Body: []guide.Block{guide.Prose{HTML: "<p>A sentence before a list.</p><ul><li>one item</li><li>another item, which is longer than the first one</li></ul>"}},
		})
	}
	s.table = guide.Table{
		Caption: "A table with certainties.", Name: "A table with certainties.", Columns: []guide.HTML{"Row", "Finding", "Certainty"},
	}
	for _, c := range guide.Certainties() {
		s.table.Rows = append(s.table.Rows, []guide.Cell{{HTML: "A row"}, {HTML: "What was found, in a few words"}, {Certainty: c}})
	}
	s.table.Rows = append(s.table.Rows, []guide.Cell{{HTML: "A row"}, {HTML: "No good studies found"}, {HTML: "not graded"}})
	s.figure = guide.Figure{
		Alt: "A line", Caption: "A caption below a drawing.",
		Drawing: `<svg role="img" aria-label="A line" viewBox="0 0 720 80"><path class="f-route" d="M20 40h680"></path></svg>`,
	}
	checked := *article
	checked.ClinicalCheck = &guide.ClinicalCheck{Name: "A name", Role: "a role", Date: day}
	s.changed = []guide.Revision{
		{Article: &checked, Before: &guide.Wording{Text: "The verdict was this.", Certainty: guide.Low}, After: &guide.Wording{Text: "The verdict is another one.", Certainty: guide.Moderate}},
		{Article: &checked, ID: "one", Before: &guide.Wording{Text: "A claim in the same words.", Certainty: guide.VeryLow, Effect: guide.Linked}, After: &guide.Wording{Text: "A claim in the same words.", Certainty: guide.Low, Effect: guide.Linked}},
		{Article: &checked, ID: "two", After: &guide.Wording{Text: "A claim that is new.", Certainty: guide.High, Effect: guide.Helps}},
		{Article: &checked, ID: "three", Before: &guide.Wording{Text: "A claim that was withdrawn.", Certainty: guide.Low}},
	}
	for i := range s.changed {
		s.changed[i].Until, s.changed[i].From = day, day
	}
	checked.Changes = []guide.Change{{Date: day, Note: "The verdict is another one.", Verdict: &s.changed[0], Claims: s.changed[1:]}, {Date: day, Note: "First published."}}
	s.checked = &checked
	s.sources = []guide.Source{
		{Number: 1, Uses: []string{"cite-1"}, Reference: &guide.Reference{ID: "one", Lead: "Author A, et al.", Title: "A title of a study.", Details: "A Journal. 2020;1(2):3-4.", Design: "randomized trial", Size: "40 people"}},
		{Number: 2, Uses: []string{"cite-2", "cite-3", "cite-4"}, Reference: &guide.Reference{ID: "two", Title: "A page of a health service [Internet].", Details: "A health service.", Design: "official page"}},
		{Number: 3, Uses: []string{"cite-5"}, Reference: &guide.Reference{ID: "three", Lead: "Author B, et al.", Title: "A study that was taken back.", Details: "A Journal. 2019;1(1):1-2.", Design: "randomized trial", Retracted: &guide.Retraction{Date: "2020-05"}}},
	}
	hit := SearchHit{Kind: "Cause", Path: "/gallery", Title: []Run{{"A title with a ", false}, {"match", true}}, Snippet: []Run{{"A piece of text with a ", false}, {"match", true}, {" in it …", false}}, Certainty: guide.Low}
	s.search = []SearchPage{
		{Query: "match", Total: 1, Hits: []SearchHit{hit}},
		{Query: "macth", Corrected: "match", Total: 2, Hits: []SearchHit{hit, {Kind: "Claim", Path: "/gallery", Title: hit.Title, Certainty: guide.High, Claim: article.Claims[0]}}},
		{Query: "match and more", Loose: true, Total: 1, Hits: []SearchHit{hit}},
		{Query: "nothing", Nearest: []*guide.Term{{ID: "term", Name: "a term"}}},
	}
	return s
}
