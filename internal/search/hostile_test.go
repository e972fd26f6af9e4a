package search_test

import (
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"leakygut/internal/search"
)

// hostile are queries that nobody means well, or that come of a slip.
func hostile() map[string]string {
	return map[string]string{
		"empty":             "",
		"spaces":            " \t\r\n ",
		"only stop words":   "what is it and the of",
		"only punctuation":  `?!.,;:'"()[]{}<>/\|&^%$#@~*+-=_`,
		"query syntax":      `+title:gut -body:"leaky" gut^1000 gut~2 /g.*t/ >5 g?t* \`,
		"fields":            "whole:gut _id:1 _all:gut",
		"quote":             `"`,
		"quotes":            `"""" "" "`,
		"quoted nothing":    `"?!"`,
		"quoted stop words": `"to be or not to be"`,
		"quoted open":       `gut "leaky`,
		"quoted end":        `gut "leaky"`,
		"quoted side":       `"gut""leaky"`,
		"curly quotes":      "“gut„ «barrier»",
		"control":           "gut\x00\x01\x1b[31m\x7fleaky",
		"invalid UTF-8":     "gut\xff\xfe\xc3 leaky\xed\xa0\x80",
		"half a rune":       "gut \xe2\x80",
		"zero width":        "g\u200du\u200ct leaky\u200bgut \ufeff",
		"only zero width":   "\u200b\u200d\u2060",
		"right to left":     "אמעא דליפא امعاء \u202egut\u202c",
		"combining":         "gu" + strings.Repeat("\u0301", 300) + "t",
		"only combining":    "\u0301\u0302",
		"emoji":             "💩 💩💩 👩‍⚕️",
		"Chinese":           "肠漏 是 真的 吗",
		"one long word":     strings.Repeat("gut", 5000),
		"many words":        strings.Repeat("gut leaky diet ", 1000),
		"many words, new":   strings.Repeat("qwertz yxcvbn asdfgh ", 700),
		"many quotes":       strings.Repeat(`"gut barrier" `, 1000),
		"many marks":        strings.Repeat(`"`, 10000),
		"10 KB of bytes":    strings.Repeat("\xff", 10<<10),
		"one letter":        "g",
		"digits":            "1 2 3 10 0.05 95%",
		"markup":            `<script>alert("gut")</script><b>gut</b>`,
		"SQL":               `gut'; DROP TABLE guts; --`,
		"apostrophes":       "'''gut''' ’’ it's' o'clock",
		"hash":              "# #poop =stool",
		"separators":        "gut\u2028leaky\u2029diet\u0085",
	}
}

// check wants of results that they can be shown as they are.
func check(t *testing.T, r search.Results, limit int) {
	t.Helper()
	sound := func(what, s string) {
		t.Helper()
		if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }) {
			t.Errorf("%s cannot be shown: %q", what, s)
		}
	}
	for what, s := range map[string]string{"the query": r.Query, "the corrected query": r.Corrected} {
		sound(what, s)
		if n := utf8.RuneCountInString(s); n > 400 {
			t.Errorf("%s has %d characters", what, n)
		}
	}
	if len(r.Hits) > limit || len(r.Hits) > r.Total || (r.Total > 0 && limit > 0 && len(r.Hits) == 0) {
		t.Errorf("%d hits of %d, at most %d", len(r.Hits), r.Total, limit)
	}
	if r.Total == 0 && (r.Loose || r.Corrected != "") {
		t.Errorf("nothing found, and corrected to %q, loose %t", r.Corrected, r.Loose)
	}
	for _, h := range r.Hits {
		if text(h.Marked) != h.Title {
			t.Errorf("title %q, marked %q", h.Title, text(h.Marked))
		}
		if n := utf8.RuneCountInString(text(h.Snippet)); n > 160+len("… ")+len(" …") {
			t.Errorf("snippet of %d characters: %s", n, text(h.Snippet))
		}
		for _, run := range append(h.Marked, h.Snippet...) {
			sound("a run", run.Text)
			if run.Text == "" {
				t.Errorf("an empty run in %s", h.Path)
			}
		}
	}
}

// TestHostile wants an answer to everything, and soon.
func TestHostile(t *testing.T) {
	t.Parallel()
	x := newIndex(t, bundledGuide(t))
	for name, query := range hostile() {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			r, err := x.Search(t.Context(), query, 20)
			if err != nil {
				t.Fatal(err)
			}
			check(t, r, 20)
			if d := time.Since(start); d > 5*time.Second { // some milliseconds, but on a busy machine
				t.Errorf("took %s", d)
			}
		})
	}
}

// TestSyntax takes the operators of query languages for the punctuation they are.
func TestSyntax(t *testing.T) {
	t.Parallel()
	x := newIndex(t, smallGuide())
	plain := find(t, x, "gut diet")
	for _, query := range []string{"+gut -diet", "gut^ diet~", "gut && !diet", "gut* | /diet/", "(gut) AND (diet)", "gut: diet", "gut\u200bdiet"} {
		if r := find(t, x, query); paths(r.Hits) != paths(plain.Hits) {
			t.Errorf("%q: got %s, want %s", query, paths(r.Hits), paths(plain.Hits))
		}
	}
}

func FuzzSearch(f *testing.F) {
	for _, query := range hostile() {
		f.Add(query)
	}
	for _, a := range readQueries(f) {
		f.Add(a.query)
	}
	x := newIndex(f, smallGuide())
	f.Fuzz(func(t *testing.T, query string) {
		r, err := x.Search(t.Context(), query, 5)
		if err != nil {
			t.Fatal(err)
		}
		check(t, r, 5)
		again, err := x.Search(t.Context(), query, 5)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(paths(r.Hits), paths(again.Hits)); diff != "" {
			t.Errorf("another answer the second time: %s", diff)
		}
	})
}

// TestTogether searches from many goroutines at once, and wants the answers of one
// alone, while other indexes come and go.
func TestTogether(t *testing.T) {
	t.Parallel()
	x := newIndex(t, bundledGuide(t))
	queries := readQueries(t)
	alone := map[string]string{}
	for _, a := range queries {
		alone[a.query] = first(t, x, a.query)
	}
	var readers sync.WaitGroup
	for i := range 4 {
		readers.Go(func() {
			if _, err := search.New(smallGuide()); err != nil {
				t.Error(err)
			}
			for j := range queries {
				q := queries[(i*len(queries)/4+j)%len(queries)].query
				if got := first(t, x, q); got != alone[q] {
					t.Errorf("%q: got %s, want %s", q, got, alone[q])
				}
			}
		})
	}
	readers.Wait()
}

// first are the addresses of a few hits.
func first(t *testing.T, x *search.Index, query string) string {
	r, err := x.Search(t.Context(), query, 3)
	if err != nil {
		t.Errorf("search %q: %v", query, err)
	}
	return paths(r.Hits)
}
