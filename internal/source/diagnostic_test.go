package source_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"leakygut/internal/source"
)

func TestSort(t *testing.T) {
	t.Parallel()
	a, b := source.NewFile("a.md", []byte("text")), source.NewFile("b.md", []byte("text"))
	// The same file, read twice, is one file to a reader.
	again := source.NewFile("a.md", []byte("text"))
	list := source.List{
		{File: b, Offset: 0, Rule: "x", Message: "in the second file"},
		{File: a, Offset: 2, Rule: "x", Message: "later"},
		{File: a, Offset: 1, Rule: "y", Message: "another rule"},
		{File: a, Offset: 1, Rule: "x", Message: "two"},
		{File: a, Offset: 1, Rule: "x", Message: "one"},
		{File: again, Offset: 1, Rule: "x", Message: "one"},
		{File: a, Offset: 2, Rule: "x", Message: "later"},
	}
	var got []string
	for _, d := range list.Sort() {
		got = append(got, d.File.Name+" "+d.Rule+" "+d.Message)
	}
	want := []string{"a.md x one", "a.md x two", "a.md y another rule", "a.md x later", "b.md x in the second file"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sorted list (-want +got):\n%s", diff)
	}
}

func TestSortEmpty(t *testing.T) {
	t.Parallel()
	if got := source.List(nil).Sort(); len(got) != 0 {
		t.Errorf("an empty list sorts to %v", got)
	}
}

func TestErrors(t *testing.T) {
	t.Parallel()
	list := source.List{{Severity: source.Warning}, {Severity: source.Error}, {}, {Severity: source.Warning}}
	if got := list.Errors(); got != 2 {
		t.Errorf("Errors() = %d, want 2: a diagnostic is an error unless it says otherwise", got)
	}
}
