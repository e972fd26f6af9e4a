package guide

import (
	"slices"
	"strings"
	"testing"
)

// TestWouldChange wants reasons that follow from what a claim records, and no
// other.
func TestWouldChange(t *testing.T) {
	t.Parallel()
	two := []Source{{Number: 1}, {Number: 2}}
	for _, c := range []struct {
		name  string
		claim Claim
		want  []string // how each reason starts
	}{
		{"firm", Claim{Certainty: High, Effect: Harms, In: []Population{Humans}, Sources: two}, []string{"New studies are unlikely"}},
		{"animals alone", Claim{Certainty: VeryLow, Effect: RaisesIt, In: []Population{Animals, Cells}, Sources: two}, []string{"The evidence is too thin", "It does not rest on studies in people"}},
		{"a link, one source", Claim{Certainty: Low, Effect: Linked, In: []Population{Humans}, Sources: two[:1]}, []string{"May be right", "Things were found together", "It rests on 1 source"}},
		{"mixed", Claim{Certainty: Moderate, Effect: Mixed, In: []Population{Humans, Animals}, Sources: two}, []string{"Probably right", "Results differ"}},
		{"not known", Claim{Certainty: VeryLow, Effect: NotKnown, In: []Population{Humans}, Sources: two}, []string{"The evidence is too thin", "A good study of this very question"}},
		{"a fact", Claim{Certainty: High, Effect: Fact, In: []Population{Humans}, Sources: two}, []string{"New studies are unlikely", "It says how something is"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := c.claim.WouldChange()
			if !slices.EqualFunc(got, c.want, strings.HasPrefix) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
