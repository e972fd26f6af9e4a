package attribute_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"leakygut/internal/markdown/attribute"
)

func TestParse(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		want       attribute.List
		rest       string
	}{
		{"nothing", "{}", nil, ""},
		{"spaces and tabs", "{ \t}", nil, ""},
		{"a class", "{.claim}", attribute.List{{"class", "claim", 1, 2, 5}}, ""},
		{"an id", "{#an-id}", attribute.List{{"id", "an-id", 1, 2, 5}}, ""},
		{"a word", "{in=humans}", attribute.List{{"in", "humans", 1, 4, 6}}, ""},
		{"quoted", `{effect="raises it"}`, attribute.List{{"effect", "raises it", 1, 9, 9}}, ""},
		{"quoted once", `{effect='say "so"'}`, attribute.List{{"effect", `say "so"`, 1, 9, 8}}, ""},
		{"an empty value is marked at its name", `{in=""}`, attribute.List{{"in", "", 1, 1, 2}}, ""},
		{"braces in quotes", `{title="a } b"}`, attribute.List{{"title", "a } b", 1, 8, 5}}, ""},
		{"Unicode, in bytes", `{title="Ä" #ö}`, attribute.List{{"title", "Ä", 1, 8, 2}, {"id", "ö", 12, 13, 2}}, ""},
		{
			"all of them", `{.claim #a in="x y" b=c}`,
			attribute.List{{"class", "claim", 1, 2, 5}, {"id", "a", 8, 9, 1}, {"in", "x y", 11, 15, 3}, {"b", "c", 20, 22, 1}}, "",
		},
		{"repeated", "{.a .b}", attribute.List{{"class", "a", 1, 2, 1}, {"class", "b", 4, 5, 1}}, ""},
		{"more behind it", "{.a} more", attribute.List{{"class", "a", 1, 2, 1}}, " more"},
		{"no space between", `{.a#b in="x"c=d}`, attribute.List{{"class", "a#b", 1, 2, 3}, {"in", "x", 6, 10, 1}, {"c", "d", 12, 14, 1}}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, rest, ok := attribute.Parse(test.text, 0)
			if diff := cmp.Diff(test.want, got); diff != "" || rest != test.rest || !ok {
				t.Errorf("Parse(%q): rest %q, ok %t (-want +got):\n%s", test.text, rest, ok, diff)
			}
		})
	}
}

func TestParseMalformed(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"": "", "a": "a", "{": "", "{.a": "", "{.}": ".}", "{#}": "#}", "{ . a}": ". a}", "{a}": "a}", "{=b}": "=b}",
		"{a=}": "a=}", "{a= b}": "a= b}", `{a="b}`: `a="b}`, `{a='b"}`: `a='b"}`, "{.a\n}": "\n}", "{{.a}}": "{.a}}",
		"{.a =b}": "=b}", `{"a"=b}`: `"a"=b}`, "{.a b=very low}": "low}",
	} {
		if list, rest, ok := attribute.Parse(text, 0); ok || rest != want {
			t.Errorf("Parse(%q) = %v, rest %q, ok %t; want the rest %q, not ok", text, list, rest, ok, want)
		}
	}
}

func TestOffsetsCountFromTheFile(t *testing.T) {
	t.Parallel()
	list, _, _ := attribute.Parse(`{.a b=""}`, 100)
	want := attribute.List{{"class", "a", 101, 102, 1}, {"b", "", 104, 104, 1}}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestGet(t *testing.T) {
	t.Parallel()
	list, _, _ := attribute.Parse("{.first .second}", 0)
	if a, ok := list.Get("class"); !ok || a.Value != "first" {
		t.Errorf("Get(class) = %v, %t, want the first", a, ok)
	}
	if a, ok := list.Get("id"); ok {
		t.Errorf("Get(id) = %v, want none", a)
	}
}
