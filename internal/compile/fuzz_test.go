package compile_test

import (
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// checkOutcome holds what comes of any content to what must always be true.
func checkOutcome(t *testing.T, g *guide.Guide, list source.List) {
	t.Helper()
	for _, d := range list {
		if d.File == nil || d.Offset < 0 || d.Offset > len(d.File.Text) || d.Length < 0 {
			t.Errorf("%s points at byte %d, length %d, outside its file", d.Message, d.Offset, d.Length)
		}
		if d.Rule == "" || d.Message == "" || strings.Contains(d.Message+d.Hint, "\n") {
			t.Errorf("a diagnostic is not a line and a rule: %q %q [%s]", d.Message, d.Hint, d.Rule)
		}
	}
	if !reflect.DeepEqual(slices.Clone(list).Sort(), list) {
		t.Errorf("the diagnostics are not sorted:\n%s", printed(t, list))
	}
	if printed(t, list) == "" && len(list) > 0 {
		t.Error("the diagnostics print as nothing")
	}
	if (g == nil) != (list.Errors() > 0) {
		t.Fatalf("guide: %t, errors: %d", g != nil, list.Errors())
	}
	if g == nil {
		return
	}
	for _, d := range g.Documents() {
		checkMarkup(t, d.Path, drawn(t, d.Body))
	}
	for _, a := range g.Articles() {
		checkMarkup(t, a.Path, drawn(t, slices.Concat(a.RedFlags, a.Body)))
		checkWhole(t, a)
	}
	for _, c := range g.Claims {
		checkMarkup(t, c.ID, string(c.Sentence))
		checkMarkup(t, c.ID, string(c.Cite+c.Why+c.Found+c.Caveat))
	}
}

// checkWhole holds an article to having what every article must have.
func checkWhole(t *testing.T, a *guide.Article) {
	t.Helper()
	for _, text := range []string{a.Title, a.Name, a.Description} {
		if strings.TrimSpace(text) == "" {
			t.Errorf("%s: title %q, name %q, verdict %q", a.Path, a.Title, a.Name, a.Description)
		}
	}
	for _, d := range []guide.Date{a.Published, a.Reviewed, a.EvidenceTo, a.NextReview} {
		if d.IsZero() {
			t.Errorf("%s: dates %v %v %v %v", a.Path, a.Published, a.Reviewed, a.EvidenceTo, a.NextReview)
		}
	}
	if a.Order < 1 || a.Certainty == 0 || len(a.KeyMessages) < 2 || len(a.Changes) == 0 {
		t.Errorf("%s: order %d, %s certainty, %d key messages, %d changes", a.Path, a.Order, a.Certainty, len(a.KeyMessages), len(a.Changes))
	}
	for _, c := range a.Changes {
		if c.Date.IsZero() || c.Note == "" {
			t.Errorf("%s: a change of %v says %q", a.Path, c.Date, c.Note)
		}
	}
	for _, c := range a.Claims {
		if c.ID == "" || c.Text == "" || c.Certainty == 0 || c.Effect == 0 || len(c.In) == 0 || len(c.Sources) == 0 || c.Why == "" || c.Found == "" || c.Caveat == "" {
			t.Errorf("%s: the claim %q is not whole: %+v", a.Path, c.ID, c)
		}
	}
	for _, e := range a.Outline {
		if e.Title == "" || !slices.Contains(a.Anchors, e.ID) {
			t.Errorf("the contents list of %s has a line %q that leads to %q", a.Path, e.Title, e.ID)
		}
	}
}

// void are the elements of HTML that have no end tag.
var void = []string{"br", "hr", "img"}

// checkMarkup holds markup to tags that are balanced, ids that are unique, and
// links that do not stand within links.
func checkMarkup(t *testing.T, where, markup string) {
	t.Helper()
	var open []string
	ids := map[string]bool{}
	z := html.NewTokenizer(strings.NewReader(markup))
	for {
		kind := z.Next()
		token := z.Token()
		for _, a := range token.Attr {
			if a.Key == "id" && (a.Val == "" || ids[a.Val]) {
				t.Errorf("%s: the id %q is empty or there twice:\n%s", where, a.Val, markup)
			}
			ids[a.Val] = ids[a.Val] || a.Key == "id"
		}
		switch {
		case kind == html.ErrorToken:
			if !errors.Is(z.Err(), io.EOF) || len(open) > 0 {
				t.Errorf("%s: %v, open: %v:\n%s", where, z.Err(), open, markup)
			}
			return
		case kind == html.StartTagToken && !slices.Contains(void, token.Data):
			if token.Data == "a" && slices.Contains(open, "a") {
				t.Errorf("%s: a link within a link:\n%s", where, markup)
			}
			open = append(open, token.Data)
		case kind == html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("%s: </%s> ends %v:\n%s", where, token.Data, open, markup)
			}
			open = open[:len(open)-1]
		case kind == html.CommentToken || kind == html.DoctypeToken:
			t.Errorf("%s: %s stands in a page:\n%s", where, kind, markup)
		}
	}
}

// seeds are what the cases have in a file.
func seeds(f *testing.F, name string) []string {
	f.Helper()
	var all []string
	for _, file := range caseFiles(f) {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		if text, ok := filesOf(a)[name]; ok {
			all = append(all, text)
		}
	}
	return all
}

// Run the fuzzer with -fuzzminimizetime 10x: documents are compiled in parallel,
// so the code that an input reaches varies, and minimizing it finds no end.

// FuzzCompileBody puts any text at the start of an article that is right besides.
func FuzzCompileBody(f *testing.F) {
	for _, body := range seeds(f, inFile) {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		g, list := compileFiles(t, map[string]string{inFile: body})
		checkOutcome(t, g, list)
	})
}

// FuzzFrontMatter puts any fields in the place of those of an article, and in
// that of a page's.
func FuzzFrontMatter(f *testing.F) {
	for _, fields := range seeds(f, frontFile) {
		f.Add(front(base()[frontFile], fields))
	}
	f.Fuzz(func(t *testing.T, fields string) {
		for _, name := range []string{caseFile, "pages/privacy.md"} {
			text := "---\n" + fields + "---\n"
			if name == caseFile {
				text += base()[endFile]
			}
			g, list := compileFiles(t, map[string]string{name: text})
			checkOutcome(t, g, list)
		}
	})
}
