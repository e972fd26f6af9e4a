package twin

import (
	"fmt"

	"leakygut/internal/guide"
)

// changes is a change log as data.
func (s *Site) changes(log []guide.Change) []Change {
	var all []Change
	for _, c := range log {
		data := Change{Date: c.Date.ISO(), Note: c.Note, VerdictChanged: c.Verdict != nil}
		if c.Verdict != nil {
			r := s.revision(*c.Verdict)
			data.Verdict = &r
		}
		for _, r := range c.Claims {
			data.Claims = append(data.Claims, s.revision(r))
		}
		all = append(all, data)
	}
	return all
}

func (s *Site) revision(r guide.Revision) Revision {
	data := Revision{ID: r.ID, Before: wording(r.Before), After: wording(r.After)}
	if r.Claim != nil {
		data.URL = s.url(r.Claim.Path())
	}
	return data
}

func wording(w *guide.Wording) *Wording {
	if w == nil {
		return nil
	}
	data := &Wording{Sentence: w.Text, Certainty: w.Certainty.String()}
	if w.Effect != 0 {
		data.Effect = w.Effect.String()
	}
	return data
}

// changeLog starts with a word, so that it does not run on from a list above.
func (s *Site) changeLog(log []guide.Change) string {
	var lines []string
	for _, c := range log {
		line := c.Date.Long() + ": "
		if c.Verdict != nil {
			line += "**Verdict changed.** "
		}
		line += within(c.Note)
		if c.Verdict != nil {
			line += "\n  - " + s.edited("Verdict", *c.Verdict)
		}
		for _, r := range c.Claims {
			name := "Claim " + r.ID
			if r.Claim != nil {
				name = "Claim " + link(r.ID, s.url(r.Claim.Path()))
			}
			line += "\n  - " + s.edited(name, r)
		}
		lines = append(lines, line)
	}
	if len(lines) == 0 {
		return ""
	}
	return "Changes:\n\n" + items(lines)
}

// edited is what a statement was and what it became, in one line.
func (s *Site) edited(name string, r guide.Revision) string {
	switch {
	case r.Before == nil:
		return fmt.Sprintf("%s, new: %s", name, graded(*r.After))
	case r.After == nil:
		return fmt.Sprintf("%s, withdrawn. Until then: %s", name, graded(*r.Before))
	default:
		return fmt.Sprintf("%s. Until then: %s. From then on: %s", name, graded(*r.Before), graded(*r.After))
	}
}

// graded is a statement in quotation marks, with its marks in words.
func graded(w guide.Wording) string {
	marks := certainty(w.Certainty)
	if w.Effect != 0 && w.Effect != guide.Fact {
		marks += " · " + capital(w.Effect.String())
	}
	return "“" + within(w.Text) + "” (" + marks + ")"
}
