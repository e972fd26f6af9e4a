package guide_test

import (
	"testing"

	"leakygut/internal/guide"
)

func TestShareText(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		certainty       guide.Certainty
		statement, want string
	}{
		{guide.High, "It does (high certainty), but not always.", "High certainty: It does, but not always."},
		{guide.VeryLow, "We do not know (very low certainty).", "Very low certainty: We do not know."},
		{guide.Low, "It may (low certainty), and it does not (high certainty).", "Low certainty: It may (low certainty), and it does not (high certainty)."},
		{guide.Low, "It may (very low certainty).", "Low certainty: It may (very low certainty)."},
		{guide.High, "High certainty: it does.", "High certainty: it does."},
		{0, "A word, explained.", "A word, explained."},
	} {
		if got := guide.ShareText(c.certainty, c.statement); got != c.want {
			t.Errorf("%q is shared as %q, want %q", c.statement, got, c.want)
		}
	}
}

func TestShared(t *testing.T) {
	t.Parallel()
	a := guide.Article{Document: guide.Document{Title: "Title", Description: "Verdict."}, Certainty: guide.Low}
	if title, text := a.Shared(); title != "Title" || text != "Low certainty: Verdict." {
		t.Errorf("shared as %q, %q", title, text)
	}
	a.ShareTitle, a.Share = "Short", "Said shorter."
	if title, text := a.Shared(); title != "Short" || text != "Low certainty: Said shorter." {
		t.Errorf("shared as %q, %q, want what was written for it", title, text)
	}
	c := guide.Claim{Text: "A claim.", Certainty: guide.High}
	if got := c.ShareText(); got != "High certainty: A claim." {
		t.Errorf("claim shared as %q", got)
	}
	c.Share = "Said shorter."
	if got := c.ShareText(); got != "High certainty: Said shorter." {
		t.Errorf("claim shared as %q, want what was written for it", got)
	}
}
