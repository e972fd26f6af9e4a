package guide_test

import (
	"testing"
	"time"

	"leakygut/internal/guide"
)

func day(month time.Month, d int) guide.Date {
	return guide.Date{Time: time.Date(2026, month, d, 0, 0, 0, 0, time.UTC)}
}

// TestJoined tells several changes of a statement as one, and none of what came
// back or came and went.
func TestJoined(t *testing.T) {
	t.Parallel()
	a, b := &guide.Article{}, &guide.Article{}
	first, second, third := &guide.Wording{Text: "1"}, &guide.Wording{Text: "2"}, &guide.Wording{Text: "3"}
	again := &guide.Wording{Text: "1"}
	step := func(a *guide.Article, id string, month time.Month, before, after *guide.Wording) guide.Revision {
		return guide.Revision{Article: a, ID: id, Before: before, After: after, Until: day(month, 1), From: day(month, 1)}
	}
	all := guide.Revisions{
		step(a, "", 3, second, third), step(a, "", 2, first, second), // as read from the newest
		step(b, "", 4, second, third),
		step(b, "back", 5, second, again), step(b, "back", 3, first, second),
		step(b, "came-and-went", 5, first, nil), step(b, "came-and-went", 4, nil, first),
	}
	joined := all.Joined()
	if len(joined) != 2 || joined[0].Before != first || joined[0].After != third || joined[0].Until != day(2, 1) || joined[0].From != day(3, 1) || joined[1].Article != b {
		t.Errorf("%+v", joined)
	}
	after := all.After(day(3, 1))
	if len(after) != 4 || after.First() != day(4, 1) {
		t.Errorf("after March 1: %d, the first on %s", len(after), after.First().ISO())
	}
	joined = after.Joined() // the claim that came back is still something else than in April
	if len(joined) != 2 || joined[1].ID != "back" || joined[1].Before != second {
		t.Errorf("%+v", joined)
	}
	if all[0].Before != second {
		t.Error("the log itself changed")
	}
	if none := all.After(day(5, 1)); len(none) != 0 || !none.First().IsZero() || len(none.Joined()) != 0 {
		t.Errorf("%+v", none)
	}
}
