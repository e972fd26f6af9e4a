package guide

import "slices"

// Change is an entry of an article's change log.
type Change struct {
	Date    Date
	Note    string
	Verdict *Revision  // nil where the verdict stayed what it was
	Claims  []Revision // of claims that changed, came or went; may be empty
}

// Wording is what a statement says, and how sure we are of it.
type Wording struct {
	Text      string
	Certainty Certainty
	Effect    Effect // of a claim; 0 for a verdict, and where the log does not have it
}

// Revision is a statement before and after a change, or before the first and
// after the last of several.
type Revision struct {
	Article *Article // that makes the statement
	ID      string   // of a claim; empty for the verdict
	Claim   *Claim   // as it is today; nil for a verdict, and for a claim that was withdrawn
	Before  *Wording // nil for a claim that is new
	After   *Wording // nil for a claim that was withdrawn
	Until   Date     // the day on which Before ended
	From    Date     // the day on which After began
}

// Revisions are the changes of the statements of one page: statement by
// statement, each from its newest change to its oldest.
type Revisions []Revision

// Revisions are the changes of what the page of an article states: its verdict,
// its claims, those of other articles among its key messages, and claims that it
// makes no more.
func (a *Article) Revisions() Revisions {
	all := a.revisionsOf("")
	for _, c := range a.Claims {
		all = append(all, c.Revisions()...)
	}
	for _, c := range a.KeyMessages {
		if c.Article != a {
			all = append(all, c.Revisions()...)
		}
	}
	for _, change := range a.Changes {
		for _, r := range change.Claims {
			if r.After == nil {
				all = append(all, a.revisionsOf(r.ID)...)
			}
		}
	}
	return all
}

// revisionsOf are the changes of a claim of the article, or of its verdict where
// the id is empty.
func (a *Article) revisionsOf(id string) Revisions {
	var all Revisions
	for _, change := range a.Changes {
		if id == "" && change.Verdict != nil {
			all = append(all, *change.Verdict)
		}
		for _, r := range change.Claims {
			if r.ID == id {
				all = append(all, r)
			}
		}
	}
	return all
}

// Revisions are the changes of the claim.
func (c *Claim) Revisions() Revisions { return c.Article.revisionsOf(c.ID) }

// Revisions are the changes of the verdicts that a section's own page lists.
func (s *Section) Revisions() Revisions { return verdicts(s.Articles) }

// Revisions are the changes of every verdict.
func (g *Guide) Revisions() Revisions { return verdicts(g.Articles()) }

func verdicts(articles []*Article) Revisions {
	var all Revisions
	for _, a := range articles {
		all = append(all, a.revisionsOf("")...)
	}
	return all
}

// After are the changes since a day. One of that very day is not among them:
// whoever read the page then is taken to have read what it came to say.
func (r Revisions) After(day Date) Revisions {
	var after Revisions
	for _, revision := range r {
		if revision.Until.After(day.Time) {
			after = append(after, revision)
		}
	}
	return after
}

// First is the day of the earliest change; the zero day where there is none.
func (r Revisions) First() Date {
	var first Date
	for _, revision := range r {
		if first.IsZero() || revision.Until.Before(first.Time) {
			first = revision.Until
		}
	}
	return first
}

// Joined is one revision for each statement that is not what it was before these
// changes. What changed and came back, or came and went, is not among them.
func (r Revisions) Joined() []Revision {
	var joined []Revision
	for _, revision := range r {
		last := len(joined) - 1
		if last >= 0 && joined[last].Article == revision.Article && joined[last].ID == revision.ID {
			joined[last].Before, joined[last].Until = revision.Before, revision.Until
			continue
		}
		joined = append(joined, revision)
	}
	return slices.DeleteFunc(joined, func(r Revision) bool {
		if r.Before == nil || r.After == nil {
			return r.Before == r.After
		}
		return *r.Before == *r.After
	})
}

// Since is the day on which the article was published.
func (a *Article) Since() Date { return a.Published }

// Since is the day on which the claim's article was published.
func (c *Claim) Since() Date { return c.Article.Published }

// Since is the day on which the first article of the section was published; the
// zero day where it has none.
func (s *Section) Since() Date { return firstPublished(s.Articles) }

// Since is the day on which the first article was published.
func (g *Guide) Since() Date { return firstPublished(g.Articles()) }

func firstPublished(articles []*Article) Date {
	var first Date
	for _, a := range articles {
		if first.IsZero() || a.Published.Before(first.Time) {
			first = a.Published
		}
	}
	return first
}
