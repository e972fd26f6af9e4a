package web

import (
	"fmt"
	"strings"
	"testing"

	"leakygut/internal/guide"
)

// TestSuggestions wants few of them, the nearest first.
func TestSuggestions(t *testing.T) {
	t.Parallel()
	g := smallGuide("Guide")
	for i := range 9 {
		g.Terms = append(g.Terms, &guide.Term{ID: fmt.Sprintf("term-%d", i), Name: fmt.Sprintf("term %d", i)})
	}
	g.Terms = append(g.Terms, &guide.Term{ID: "terms", Name: "nearer still"})
	body := get(newSite(t, Config{Guide: g}), "/glossary/termsx").Body.String()
	_, list, found := strings.Cut(body, "You may have looked for:")
	if !found {
		t.Fatalf("nothing suggested: %s", shorten(body))
	}
	list, _, _ = strings.Cut(list, "</ul>")
	var at []int
	for _, want := range []string{"/glossary/terms", "/glossary/term-0", "/glossary/term-1", "/glossary/term-2", "/glossary/term-3"} {
		at = append(at, strings.Index(list, `href="`+want+`"`))
	}
	for i, place := range at {
		if place < 0 || i > 0 && place < at[i-1] {
			t.Errorf("the places of the nearest pages: %v, want all in order", at)
		}
	}
	if n := strings.Count(list, "<li>"); n != len(at) {
		t.Errorf("%d suggestions, want %d", n, len(at))
	}
}
