package source_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"leakygut/internal/source"
)

func TestPrint(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		text   string // in which the diagnostic stands at the first "<"
		length int
		change func(*source.Diagnostic)
		want   string
	}{
		{
			"place, line, caret", "one\ntwo <three four", 6, nil,
			"a/x.md:2:5: wrong [rule]\n" +
				"    2 | two <three four\n" +
				"      |     ^^^^^^\n",
		}, {
			"hint", "<one", 4, func(d *source.Diagnostic) { d.Hint = "did you mean two?" },
			"a/x.md:1:1: wrong [rule]\n" +
				"    1 | <one\n" +
				"      | ^^^^\n" +
				"      = did you mean two?\n",
		}, {
			"warning", "<one", 1, func(d *source.Diagnostic) { d.Severity = source.Warning },
			"a/x.md:1:1: warning: wrong [rule]\n" +
				"    1 | <one\n" +
				"      | ^\n",
		}, {
			"a caret under characters, not bytes", "Über 腸 <Größe der", 8, nil,
			"a/x.md:1:8: wrong [rule]\n" +
				"    1 | Über 腸 <Größe der\n" +
				"      |        ^^^^^^\n",
		}, {
			"a caret behind tabs", "\tone\t<two", 4, nil,
			"a/x.md:1:6: wrong [rule]\n" +
				"    1 | \tone\t<two\n" +
				"      | \t   \t^^^^\n",
		}, {
			"at least one caret", "one <", 0, nil,
			"a/x.md:1:5: wrong [rule]\n" +
				"    1 | one <\n" +
				"      |     ^\n",
		}, {
			"a caret ends with its line", "one <two\nthree", 12, nil,
			"a/x.md:1:5: wrong [rule]\n" +
				"    1 | one <two\n" +
				"      |     ^^^^\n",
		}, {
			"a Windows line end is not shown", "one <two\r\nthree", 4, nil,
			"a/x.md:1:5: wrong [rule]\n" +
				"    1 | one <two\n" +
				"      |     ^^^^\n",
		}, {
			"an empty line is not shown", "\n\nx<", 1, func(d *source.Diagnostic) { d.Offset, d.Hint = 1, "say something" },
			"a/x.md:2:1: wrong [rule]\n" +
				"      = say something\n",
		}, {
			"behind the end of the line", "one\n<", 1, func(d *source.Diagnostic) { d.Offset = 3 },
			"a/x.md:1:4: wrong [rule]\n" +
				"    1 | one\n" +
				"      |    ^\n",
		}, {
			"an empty file", "", 1, nil,
			"a/x.md:1:1: wrong [rule]\n",
		}, {
			"a line of 100 characters is shown whole", strings.Repeat("ä", 99) + "<", 1, nil,
			"a/x.md:1:100: wrong [rule]\n" +
				"    1 | " + strings.Repeat("ä", 99) + "<\n" +
				"      | " + strings.Repeat(" ", 99) + "^\n",
		}, {
			"a long line, near its start", "one <two " + strings.Repeat("x", 100), 4, nil,
			"a/x.md:1:5: wrong [rule]\n" +
				"    1 | one <two " + strings.Repeat("x", 91) + "…\n" +
				"      |     ^^^^\n",
		}, {
			"a long line, in its middle", strings.Repeat("ä", 100) + "<two" + strings.Repeat("ö", 100), 4, nil,
			"a/x.md:1:101: wrong [rule]\n" +
				"    1 | …" + strings.Repeat("ä", 32) + "<two" + strings.Repeat("ö", 63) + "…\n" +
				"      | " + strings.Repeat(" ", 33) + "^^^^\n",
		}, {
			"a long line, near its end", strings.Repeat("x", 150) + "<two", 4, nil,
			"a/x.md:1:151: wrong [rule]\n" +
				"    1 | …" + strings.Repeat("x", 95) + "<two\n" +
				"      | " + strings.Repeat(" ", 96) + "^^^^\n",
		}, {
			"no more carets than are shown", strings.Repeat("x", 60) + "<" + strings.Repeat("y", 200), 201, nil,
			"a/x.md:1:61: wrong [rule]\n" +
				"    1 | …" + strings.Repeat("x", 32) + "<" + strings.Repeat("y", 66) + "…\n" +
				"      | " + strings.Repeat(" ", 33) + strings.Repeat("^", 68) + "\n",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := source.Diagnostic{
				File: source.NewFile("x.md", []byte(test.text)), Offset: max(0, strings.Index(test.text, "<")),
				Length: test.length, Rule: "rule", Message: "wrong",
			}
			if test.change != nil {
				test.change(&d)
			}
			var b strings.Builder
			if err := source.Print(&b, "a", source.List{d}); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, b.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestPrintList(t *testing.T) {
	t.Parallel()
	f := source.NewFile("causes/x.md", []byte("one\ntwo"))
	list := source.List{
		{File: f, Offset: 4, Length: 3, Rule: "second", Message: "first printed"},
		{File: f, Offset: 0, Length: 3, Rule: "first", Message: "printed as it stands in the list"},
	}
	var b strings.Builder
	if err := source.Print(&b, "", list); err != nil {
		t.Fatal(err)
	}
	want := "causes/x.md:2:1: first printed [second]\n    2 | two\n      | ^^^\n" +
		"causes/x.md:1:1: printed as it stands in the list [first]\n    1 | one\n      | ^^^\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }

func TestPrintSaysThatItCannotWrite(t *testing.T) {
	t.Parallel()
	full := errors.New("disk full")
	list := source.List{{File: source.NewFile("x.md", nil)}}
	if err := source.Print(brokenWriter{full}, "", list); !errors.Is(err, full) {
		t.Errorf("Print to a full disk: %v, want %v", err, full)
	}
}
