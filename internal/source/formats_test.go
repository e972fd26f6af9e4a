package source_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"leakygut/internal/source"
)

// several is a list of one of each: an error, a warning over two lines, what is at
// the very end, and a page.
func several() source.List {
	f := source.NewFile("a, b.md", []byte("Über 100% <b>:\nx\n"))
	return source.List{
		{File: f, Offset: 11, Length: 3, Rule: "raw-html", Message: "100% wrong:\nHTML, here", Hint: `say "so" & <go>`},
		{File: f, Offset: 14, Length: 3, Rule: "prose", Message: "over two lines", Severity: source.Warning},
		{File: f, Offset: 18, Rule: "end", Message: "at the end"},
		{File: source.NewPage("/about"), Rule: "broken-link", Message: "no page at /x"},
	}
}

func TestJSON(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	if err := source.JSON(&b, "content", several()); err != nil {
		t.Fatal(err)
	}
	for _, raw := range []string{"&", "<go>"} {
		if !strings.Contains(b.String(), raw) {
			t.Errorf("%q is not written as it is:\n%s", raw, b.String())
		}
	}
	var got, want any
	wanted := `{"errors": 3, "warnings": 1, "diagnostics": [
	{"file": "content/a, b.md", "page": "", "line": 1, "column": 11, "end": {"line": 1, "column": 14}, "severity": "error", "rule": "raw-html",
	 "message": "100% wrong:\nHTML, here", "hint": "say \"so\" & <go>", "excerpt": "Über 100% <b>:"},
	{"file": "content/a, b.md", "page": "", "line": 1, "column": 14, "end": {"line": 2, "column": 2}, "severity": "warning", "rule": "prose",
	 "message": "over two lines", "hint": "", "excerpt": "Über 100% <b>:"},
	{"file": "content/a, b.md", "page": "", "line": 3, "column": 1, "end": {"line": 3, "column": 2}, "severity": "error", "rule": "end",
	 "message": "at the end", "hint": "", "excerpt": ""},
	{"file": "", "page": "/about", "line": 0, "column": 0, "end": {"line": 0, "column": 0}, "severity": "error", "rule": "broken-link",
	 "message": "no page at /x", "hint": "", "excerpt": ""}]}`
	if err := json.Unmarshal([]byte(b.String()), &got); err != nil {
		t.Fatalf("not one JSON document: %v\n%s", err, b.String())
	}
	if err := json.Unmarshal([]byte(wanted), &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("JSON (-want +got):\n%s", diff)
	}
}

func TestJSONOfNothing(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	if err := source.JSON(&b, "", nil); err != nil {
		t.Fatal(err)
	}
	if want := "{\n  \"errors\": 0,\n  \"warnings\": 0,\n  \"diagnostics\": []\n}\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

// TestGitHub is about escapes: a message ends a line, and in a property a colon and
// a comma mean something too.
func TestGitHub(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	if err := source.GitHub(&b, "content", several()); err != nil {
		t.Fatal(err)
	}
	want := `::error file=content/a%2C b.md,line=1,endLine=1,col=11,endColumn=14,title=raw-html::100%25 wrong:%0AHTML, here%0Asay "so" & <go>
::warning file=content/a%2C b.md,line=1,endLine=2,title=prose::over two lines
::error file=content/a%2C b.md,line=3,endLine=3,col=1,endColumn=2,title=end::at the end
::error title=broken-link::page /about: no page at /x
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("workflow commands (-want +got):\n%s", diff)
	}
}

func TestPrintPage(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	if err := source.Print(&b, "content", several()[3:]); err != nil {
		t.Fatal(err)
	}
	if want := "page /about: no page at /x [broken-link]\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

// TestPrintColor takes the colors away again, and finds what Print writes.
func TestPrintColor(t *testing.T) {
	t.Parallel()
	var plain, colored strings.Builder
	if err := source.Print(&plain, "", several()); err != nil {
		t.Fatal(err)
	}
	if err := source.PrintColor(&colored, "", several()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\x1b[31m          ^^^\x1b[0m", "\x1b[33mwarning: \x1b[0m", "\x1b[36msay"} {
		if !strings.Contains(colored.String(), want) {
			t.Errorf("no %q in %q", want, colored.String())
		}
	}
	off := strings.NewReplacer("\x1b[0m", "", "\x1b[1m", "", "\x1b[31m", "", "\x1b[33m", "", "\x1b[36m", "")
	if diff := cmp.Diff(plain.String(), off.Replace(colored.String())); diff != "" {
		t.Errorf("without its colors (-plain +colored):\n%s", diff)
	}
}
