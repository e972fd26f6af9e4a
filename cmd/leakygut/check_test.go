package main

import (
	"io"
	"strings"
	"testing"
	"time"

	"leakygut/internal/source"
)

// TestCheckLooksAtFinishedPages takes an article out of a compiled guide: the
// menu, which no author wrote, leads to it still.
func TestCheckLooksAtFinishedPages(t *testing.T) {
	t.Parallel()
	g, err := load(smallContent(t), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	g.Guides = nil
	list, err := checkPages(t.Context(), g, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := source.Print(&out, "content", list); err != nil {
		t.Fatal(err)
	}
	want := "page /about: /what-is-leaky-gut: no page at /what-is-leaky-gut [broken-link]\n"
	if !strings.Contains(out.String(), want) {
		t.Errorf("no %q in:\n%s", want, out.String())
	}
}

// TestCheckLooksAtCards gives an article a title in letters that cards do not have:
// readers of a shared link would see boxes.
func TestCheckLooksAtCards(t *testing.T) {
	t.Parallel()
	g, err := load(smallContent(t), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	g.Guides[0].Title = "⊕⊕◯◯ Low"
	list, err := checkPages(t.Context(), g, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := source.Print(&out, "content", list); err != nil {
		t.Fatal(err)
	}
	want := "page " + g.Guides[0].Path + ": no letter \"⊕◯\" in the fonts of its card [card]\n"
	if !strings.Contains(out.String(), want) {
		t.Errorf("no %q in:\n%s", want, out.String())
	}
}
