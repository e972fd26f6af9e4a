package feed

import (
	"cmp"
	"fmt"
	"html"
	"slices"
	"strings"

	"leakygut/internal/guide"
)

// VerdictChange is a change of an article's verdict, as its change log has it.
type VerdictChange struct {
	Article *guide.Article
	Date    guide.Date
	Note    string
	Before  string // the verdict until then, with its certainty in words
	After   string // the verdict from then on, likewise
}

// VerdictChanges lists the changes of verdicts in the logs of a guide's
// articles, the newest first.
func VerdictChanges(g *guide.Guide) []VerdictChange {
	var all []VerdictChange
	for _, a := range g.Articles() {
		for _, c := range a.Changes {
			if v := c.Verdict; v != nil {
				all = append(all, VerdictChange{Article: a, Date: c.Date, Note: c.Note, Before: graded(*v.Before), After: graded(*v.After)})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b VerdictChange) int {
		return cmp.Or(b.Date.Compare(a.Date.Time), strings.Compare(a.Article.Path, b.Article.Path))
	})
	return all
}

// Changes is the feed of verdicts that changed, the newest first. Until one has,
// it is empty, and as old as the day since when none has: on which the first
// article was published.
func Changes(s Site, since guide.Date, changes []VerdictChange) ([]byte, error) {
	updated := since
	ids := identities(changes)
	all := make([]atomEntry, 0, len(changes))
	for i, c := range changes {
		updated = later(updated, c.Date)
		all = append(all, atomEntry{
			ID: s.BaseURL + ids[i], Title: printable("Verdict changed: " + c.Article.Title), Link: page(s.BaseURL + c.Article.Path),
			Published: moment(c.Date), Updated: moment(c.Date), Category: &atomCategory{c.Article.Kind.String()},
			Summary: printable(c.Note), Content: atomContent{"html", s.change(c)},
		})
	}
	return s.write(ChangesPath, s.Name+": changed verdicts", "Only what changed its mind: every verdict that is no longer what it was, and why.", updated, all)
}

// identities are addresses that are each change's own for good: the article's,
// with the day, and with a number from the second change of a day on. Changes
// are counted from the oldest, so that a new one takes no old one's address.
func identities(changes []VerdictChange) []string {
	ids, seen := make([]string, len(changes)), map[string]int{}
	for i, c := range slices.Backward(changes) {
		id := c.Article.Path + "#verdict-" + c.Date.ISO()
		if seen[id]++; seen[id] > 1 {
			id += fmt.Sprintf("-%d", seen[id])
		}
		ids[i] = id
	}
	return ids
}

// change is the text of an entry.
func (s Site) change(c VerdictChange) string {
	text := paragraph(html.EscapeString(c.Note))
	text += paragraph("<strong>Until then:</strong> <del>" + html.EscapeString(c.Before) + "</del>")
	text += paragraph("<strong>From then on:</strong> <ins>" + html.EscapeString(c.After) + "</ins>")
	text += paragraph(fmt.Sprintf(`<a href="%s">%s</a> has the verdict of today, its certainty and its sources.`,
		html.EscapeString(s.BaseURL+c.Article.Path), html.EscapeString(c.Article.Title)))
	return printable(text + s.disclaimer())
}
