package search_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"leakygut/content"
	"leakygut/internal/compile"
	"leakygut/internal/guide"
	"leakygut/internal/search"
	"leakygut/internal/source"
)

// bundled is the guide that the program carries, compiled once for all tests.
var bundled = sync.OnceValues(func() (*guide.Guide, error) {
	g, list, err := compile.Compile(content.FS())
	if err != nil || g != nil {
		return g, err
	}
	var mistakes strings.Builder
	return nil, errors.Join(source.Print(&mistakes, "content", list), errors.New(mistakes.String()))
})

func bundledGuide(t testing.TB) *guide.Guide {
	t.Helper()
	g, err := bundled()
	if err != nil {
		t.Fatalf("compile the bundled guide: %v", err)
	}
	return g
}

func newIndex(t testing.TB, g *guide.Guide) *search.Index {
	t.Helper()
	x, err := search.New(g)
	if err != nil {
		t.Fatalf("index a guide: %v", err)
	}
	return x
}

// asked is a query of testdata/queries.txt and the page that must come first.
type asked struct{ query, path string }

func readQueries(t testing.TB) []asked {
	t.Helper()
	text, err := os.ReadFile("testdata/queries.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []asked
	for line := range strings.Lines(string(text)) {
		if query, path, ok := strings.Cut(strings.TrimSpace(line), " → "); ok {
			all = append(all, asked{query, path})
		}
	}
	return all
}

// TestQueries asks what readers ask, and wants the page first that serves them.
func TestQueries(t *testing.T) {
	t.Parallel()
	g := bundledGuide(t)
	x := newIndex(t, g)
	addresses := g.Addresses()
	for _, a := range readQueries(t) {
		if !slices.Contains(addresses, a.path) {
			t.Errorf("%q wants %s, which does not exist", a.query, a.path)
			continue
		}
		r, err := x.Search(t.Context(), a.query, 5)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Hits) == 0 || r.Hits[0].Path != a.path {
			t.Errorf("%q: got %s, want %s first", a.query, paths(r.Hits), a.path)
		}
	}
}

func paths(hits []search.Hit) string {
	var all []string
	for _, h := range hits {
		all = append(all, h.Path)
	}
	return strings.Join(all, " ")
}
