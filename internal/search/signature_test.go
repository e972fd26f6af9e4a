package search

import (
	"fmt"
	"strings"
	"testing"

	"leakygut/content"
	"leakygut/internal/compile"
)

func bundledIndex(t *testing.T) *Index {
	t.Helper()
	g, _, err := compile.Compile(content.FS())
	if err != nil {
		t.Fatal(err)
	}
	x, err := New(g)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// TestSignatures reads the whole guide as a snippet would that looks for everything:
// no signature tells that a term is missing which is there, or promises less than
// there is.
func TestSignatures(t *testing.T) {
	t.Parallel()
	x := bundledIndex(t)
	m := x.analyzer.marker(x.analyzer.question("poo test for a leaky gut after painkillers and wine"))
	promised, kept := 0, 0
	for i := range x.entries {
		signatures := x.signatures.of(i)
		for p := range x.entries[i].passages() {
			s := &signatures[0]
			signatures = signatures[1:]
			hope := m.hope(s)
			promised += hope
			for _, text := range p.texts() {
				for _, term := range x.analyzer.learn(text) {
					if one := signed(term); !s.has(&one) {
						t.Fatalf("%s: the signature of %q lacks %q", x.entries[i].Path, text, term)
					}
				}
				if n := m.worth(m.matches(text)...); n > hope {
					t.Errorf("%s: %q has %d, more than was promised: %d", x.entries[i].Path, text, n, hope)
				} else {
					kept += n
				}
			}
		}
	}
	if kept == 0 || promised == 0 {
		t.Errorf("promised %d, kept %d: nothing was looked at", promised, kept)
	}
}

// TestKeptIsBounded asks for every word of the guide, again and again: what is kept
// to answer faster stays within its bounds, and answers stay as they were.
func TestKeptIsBounded(t *testing.T) {
	t.Parallel()
	x := bundledIndex(t)
	x.kept.limit = 50_000
	first := map[string]string{}
	started := 0
	for range 2 {
		last := int64(0)
		for i := 0; i < len(x.analyzer.vocabulary.sorted); i += 7 {
			q := strings.Join(x.analyzer.vocabulary.sorted[i:min(i+2, len(x.analyzer.vocabulary.sorted))], " ")
			r, err := x.Search(t.Context(), q, 5)
			if err != nil {
				t.Fatal(err)
			}
			answer := fmt.Sprint(r.Total)
			for _, h := range r.Hits {
				answer += h.Path + fmt.Sprint(h.Snippet)
			}
			if was, ok := first[q]; ok && was != answer {
				t.Errorf("%s: %s, was %s", q, answer, was)
			}
			first[q] = answer
			now := x.kept.bytes.Load()
			if now < last {
				started++
			}
			if last = now; now > 2*x.kept.limit {
				t.Fatalf("after %q %d bytes are kept, of %d", q, now, x.kept.limit)
			}
		}
	}
	if started == 0 {
		t.Error("it was never full")
	}
}
