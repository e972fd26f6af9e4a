package guide_test

import (
	"strings"
	"testing"

	"leakygut/internal/guide"
)

// TestSentenceHome writes links to sentences: short and long ones, with letters
// that have a meaning in a text fragment, and among the key messages too.
func TestSentenceHome(t *testing.T) {
	t.Parallel()
	one, two, three := &guide.Reference{ID: "one"}, &guide.Reference{ID: "two"}, &guide.Reference{ID: "three"}
	long := strings.TrimSpace(strings.Repeat("one two three four five ", 5))
	for _, c := range []struct {
		name, text, want string
		key              bool
		sources          []*guide.Reference
	}{
		{"plain", "It may help.", "It%20may%20help.", false, []*guide.Reference{one}},
		{"letters with a meaning", "A long-term, low & slow 50% “change”: why?", "A%20long%2Dterm%2C%20low%20%26%20slow%2050%25%20%E2%80%9Cchange%E2%80%9D%3A%20why%3F", false, nil},
		{"a plus and a hash", "1+1 #2 ~.", "1%2B1%20%232%20~.", false, nil},
		{"long", long, "one%20two%20three%20four%20five%20one%20two%20three,three%20four%20five%20one%20two%20three%20four%20five", false, nil},
		{"a key message", "It may help.", "It%20may%20help.,-2", true, []*guide.Reference{three, two}},
		{"a long key message", long, strings.ReplaceAll(long, " ", "%20") + ",-1", true, []*guide.Reference{one}},
		{"a key message without a source", "It may.", "It%20may.", true, nil},
	} {
		a := &guide.Article{Document: guide.Document{Path: "/causes/diet", Sources: []guide.Source{{Number: 1, Reference: one}, {Number: 2, Reference: two}, {Number: 3, Reference: three}}}}
		claim := &guide.Claim{ID: "it-may", Text: c.text, Article: a}
		for _, r := range c.sources {
			claim.Sources = append(claim.Sources, guide.Source{Reference: r})
		}
		if c.key {
			a.KeyMessages = []*guide.Claim{claim}
		}
		if got, want := claim.SentenceHome(), "/causes/diet#it-may:~:text="+c.want; got != want {
			t.Errorf("%s:\n%s, want\n%s", c.name, got, want)
		}
	}
}
