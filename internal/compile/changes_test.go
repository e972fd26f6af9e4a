package compile_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"leakygut/internal/guide"
)

// logOf is the change log of an article as lines: its entries, and below each
// what statements were and what they became.
func logOf(a *guide.Article) []string {
	var lines []string
	for _, c := range a.Changes {
		lines = append(lines, c.Date.ISO()+" "+c.Note)
		if c.Verdict != nil {
			lines = append(lines, revisionLine(a, "verdict", *c.Verdict))
		}
		for _, r := range c.Claims {
			lines = append(lines, revisionLine(a, r.ID, r))
		}
	}
	return lines
}

func revisionLine(a *guide.Article, name string, r guide.Revision) string {
	if r.Article != a || (r.Claim != nil && r.Claim.ID != r.ID) {
		name += " (of another article or claim)"
	}
	return fmt.Sprintf("  %s, %s to %s: %s → %s", name, r.Until.ISO(), r.From.ISO(), wordingOf(r.Before), wordingOf(r.After))
}

func wordingOf(w *guide.Wording) string {
	switch {
	case w == nil:
		return "nothing"
	case w.Effect == 0:
		return fmt.Sprintf("%q %s", w.Text, w.Certainty)
	default:
		return fmt.Sprintf("%q %s, %s", w.Text, w.Certainty, w.Effect)
	}
}

// TestChangeLog reads a log in which statements changed more than once, came and
// went. What they came to be is written nowhere: it follows from the newer
// entries and from the text of today.
func TestChangeLog(t *testing.T) {
	t.Parallel()
	g := mustCompile(t, map[string]string{frontFile: `changes:
  - date: 2026-04-01
    note: Third.
    verdict_was: {text: "The  second
      verdict.", certainty: low}
    claims:
      - {id: first-of-case, was: The end of the case says one thing., certainty: moderate}
      - {id: gone, was: It said something., certainty: low, withdrawn: true}
  - date: 2026-03-01
    note: Second.
    claims:
      - {id: first-of-case, was: It said another thing., certainty: Very-low, effect: helps}
      - {id: second-of-case, new: true}
      - {id: gone, new: true}
  - date: 2026-02-01
    note: First.
    verdict_was: {text: The first verdict., certainty: high}
  - {date: 2026-01-01, note: First published.}
`})
	want := []string{
		"2026-04-01 Third.",
		`  verdict, 2026-04-01 to 2026-04-01: "The second verdict." low → "This may do something (low certainty)." low`,
		`  first-of-case, 2026-04-01 to 2026-04-01: "The end of the case says one thing." moderate, raises it → "The end of the case says one thing." high, raises it`,
		`  gone, 2026-04-01 to 2026-04-01: "It said something." low → nothing`,
		"2026-03-01 Second.",
		`  first-of-case, 2026-03-01 to 2026-03-01: "It said another thing." very low, helps → "The end of the case says one thing." moderate, raises it`,
		`  second-of-case, 2026-03-01 to 2026-03-01: nothing → "The end of the case says another thing." low, not known`,
		`  gone, 2026-03-01 to 2026-03-01: nothing → "It said something." low`,
		"2026-02-01 First.",
		`  verdict, 2026-02-01 to 2026-02-01: "The first verdict." high → "The second verdict." low`,
		"2026-01-01 First published.",
	}
	if diff := cmp.Diff(want, logOf(articleAt(t, g, casePath))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
