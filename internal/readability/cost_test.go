package readability_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"leakygut/internal/guide"
	"leakygut/internal/readability"
)

const mixed = "We ate. Permeability of the intestinal wall was measured in an examination. It rose.\nPermeability fell."

func texts(list []readability.Costly) string {
	var all []string
	for _, c := range list {
		all = append(all, c.Text)
	}
	return strings.Join(all, " | ")
}

// TestHardest takes the hardest sentence out, and wants the grade to fall by its
// cost.
func TestHardest(t *testing.T) {
	t.Parallel()
	list := readability.Hardest(mixed, 2)
	const worst = "Permeability of the intestinal wall was measured in an examination."
	if got, want := texts(list), worst+" | Permeability fell."; got != want {
		t.Fatalf("hardest %q, want %q", got, want)
	}
	whole, rest := readability.Measure(mixed), readability.Measure(strings.Replace(mixed, worst, "", 1))
	if got, want := list[0].Cost, whole.FleschKincaid()-rest.FleschKincaid(); math.Abs(got-want) > 0.0001 {
		t.Errorf("it costs %.2f, and taking it out saves %.2f", got, want)
	}
	if list := readability.Hardest("We ate.", 5); len(list) != 0 {
		t.Errorf("what costs most of one easy sentence: %v", list)
	}
	if list := readability.Hardest("", 5); len(list) != 0 {
		t.Errorf("what costs most of nothing: %v", list)
	}
}

func TestLongWords(t *testing.T) {
	t.Parallel()
	list := readability.LongWords(mixed, 2)
	if got, want := texts(list), "permeability | examination"; got != want {
		t.Fatalf("long words %q, want %q", got, want)
	}
	if list[0].Count.Words != 2 {
		t.Errorf("used %d times, want 2", list[0].Count.Words)
	}
	whole, short := readability.Measure(mixed), readability.Measure(strings.ReplaceAll(mixed, "Permeability", "Leaks"))
	if got, want := list[0].Cost, whole.FleschKincaid()-short.FleschKincaid(); math.Abs(got-want) > 0.0001 {
		t.Errorf("it costs %.2f, and a short word saves %.2f", got, want)
	}
}

// TestSections parts an article at second-level headings and at the call-outs that
// are parts of the page.
func TestSections(t *testing.T) {
	t.Parallel()
	prose := func(text string) guide.Block { return guide.Prose{HTML: guide.HTML("<p>" + text + "</p>")} }
	got := readability.Sections(&guide.Document{
		Outline: []guide.Entry{{ID: "a", Title: "First"}, {ID: "b", Title: "Without text"}, {ID: "c", Title: "Unknown"}},
		Body: []guide.Block{
			prose("Before."), guide.Heading{Level: 2, ID: "a", HTML: "<em>First</em>"}, prose("One."), guide.Heading{Level: 3, ID: "x"}, prose("Two."),
			guide.Heading{Level: 2, ID: "b"},
			guide.Callout{Kind: guide.Unknowns, ID: "c", Title: "Unknown", Level: 2, Body: []guide.Block{prose("Much.")}}, prose("After."),
		},
	})
	want := []readability.Section{{Text: "Before.\n"}, {Title: "First", Text: "One.\nTwo.\n"}, {Title: "Unknown", Text: "Much.\nAfter.\n"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
