package compile

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestPhrases(t *testing.T) {
	t.Parallel()
	var p phrases[int]
	for i, phrase := range []string{"gut", "gut wall", "Crohn's disease", "ME/CFS", "C. difficile", "low-fat", ""} {
		p.add(phrase, i+1)
	}
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"The gut and the GUT\n  Wall.", "1:gut 2:GUT Wall"},
		{"gut. Wall", "1:gut"},
		{"gutter, regut, gut-wall", ""},
		{"Crohn’s disease is not Crohn's disease", "3:Crohn's disease"},
		{"(ME/CFS) and ME / CFS", "4:ME/CFS"},
		{"C. difficile, C difficile, vitamin C. Difficile", "5:C. difficile 5:C difficile 5:C. Difficile"},
		{"a low-fat gut", "6:low-fat 1:gut"},
		{"Ü gut é", "1:gut"},
		{"gut\xff wall gut wall", "1:gut 2:gut wall"},
	} {
		var got []string
		for _, f := range p.in(worded(test.text)) {
			got = append(got, fmt.Sprintf("%d:%s", f.of, oneLine(test.text[f.from:f.to])))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("in %q: found %q, want %q", test.text, got, test.want)
		}
	}
}

// FuzzPhrases wants what is found to stand in order, apart, and to be what was
// looked for.
func FuzzPhrases(f *testing.F) {
	f.Add("gut wall", "The gut\nwall, the gut.")
	f.Add("a b a", "a b a b a")
	f.Fuzz(func(t *testing.T, phrase, text string) {
		var p phrases[bool]
		p.add(phrase, true)
		at := 0
		for _, found := range p.in(worded(text)) {
			if found.from < at || found.to <= found.from || found.to > len(text) {
				t.Fatalf("found %d to %d after %d in a text of %d", found.from, found.to, at, len(text))
			}
			at = found.to
			var got, want []string
			for _, w := range wordsOf(text[found.from:found.to]) {
				got = append(got, strings.ToLower(text[found.from:found.to][w.from:w.to]))
			}
			for _, w := range wordsOf(phrase) {
				want = append(want, strings.ToLower(phrase[w.from:w.to]))
			}
			if !slices.EqualFunc(got, want, strings.EqualFold) {
				t.Errorf("found %q, looked for %q", got, want)
			}
		}
	})
}
