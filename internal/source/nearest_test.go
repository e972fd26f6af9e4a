package source_test

import (
	"slices"
	"testing"

	"leakygut/internal/source"
)

func TestNearest(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, word string
		known      []string
		want       string // empty for none
	}{
		{"itself", "diet", []string{"diets", "diet"}, "diet"},
		{"a letter missing", "sigthorson1998", []string{"sigthorsson1998", "wallace2013"}, "sigthorsson1998"},
		{"two letters swapped", "cuases", []string{"causes"}, "causes"},
		{"in another case", "Zonulin", []string{"zonulin"}, "zonulin"},
		{"characters, not bytes", "öäü", []string{"öäx"}, "öäx"},
		{"a third of the letters", "abcdef", []string{"abcdxy"}, "abcdxy"},
		{"more than a third", "abcdef", []string{"abcxyz"}, ""},
		{"a short word has no near one", "in", []string{"on", "an"}, ""},
		{"the nearer one", "diets", []string{"diesel", "diet"}, "diet"},
		{"as near: the first by name", "beta", []string{"betb", "beta1", "betc"}, "beta1"},
		{"as near, the other way around", "beta", []string{"betc", "betb", "beta1"}, "beta1"},
		{"nothing known", "diet", nil, ""},
		{"no word", "", []string{"a", ""}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, ok := source.Nearest(test.word, slices.Values(test.known))
			if got != test.want || ok != (test.want != "") {
				t.Errorf("Nearest(%q, %q) = %q, %t, want %q", test.word, test.known, got, ok, test.want)
			}
		})
	}
}

func TestDistance(t *testing.T) {
	t.Parallel()
	tests := []struct {
		a, b  string
		limit int
		want  int
	}{
		{"", "", 3, 0},
		{"", "abc", 3, 3},
		{"abc", "", 3, 3},
		{"abc", "abc", 3, 0},
		{"abc", "abd", 3, 1},
		{"abc", "abcd", 3, 1},
		{"abc", "ac", 3, 1},
		{"abc", "acb", 3, 1}, // two neighbors swapped are one edit
		{"abcd", "badc", 3, 2},
		{"ca", "abc", 3, 3}, // but not when something stands between them
		{"kitten", "sitting", 5, 3},
		{"über", "uber", 3, 1},
		{"abcdef", "uvwxyz", 2, 3}, // beyond the limit nobody counts
		{"a", "abcdefgh", 2, 3},
	}
	for _, test := range tests {
		if got := source.Distance(test.a, test.b, test.limit); got != test.want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d", test.a, test.b, test.limit, got, test.want)
		}
		if got := source.Distance(test.b, test.a, test.limit); got != test.want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d as the other way around", test.b, test.a, test.limit, got, test.want)
		}
	}
}
