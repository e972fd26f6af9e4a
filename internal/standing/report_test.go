package standing

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"leakygut/internal/bibliography"
)

var report = Report{
	References: 5, Asked: 3, Silent: 1, Complete: false, Marked: []string{"e"},
	Findings: []Finding{
		{Kind: Retracted, Key: "a", Title: "First\x1b[2J test", Notices: []Notice{{Kind: Retracted, Label: "Retraction", Date: "2020-02-06", DOI: "10.5555/notice", PMID: "90000002", From: "Crossref, PubMed"}}},
		{Kind: Retracted, Key: "b", Title: "Second test", Notices: []Notice{{Kind: Retracted, Label: "Its title says so", From: "Crossref"}}},
		{Kind: Gone, Key: "c", Title: "Third test", Says: []string{"https://example.org/a: there is no such page"}},
	},
}

func TestReportText(t *testing.T) {
	t.Parallel()
	want := `Retracted
  = read the notice, say in the text that it was "retracted" or do without it, and mark it: --mark
  a: First[2J test
      Retraction, February 6, 2020: https://doi.org/10.5555/notice https://pubmed.ncbi.nlm.nih.gov/90000002/ (Crossref, PubMed)
  b: Second test
      Its title says so (Crossref)

Does not resolve
  = look for the source elsewhere: its journal, PubMed, an archive of the web
  c: Third test
      https://example.org/a: there is no such page

5 references, 3 asked, 1 without a DOI, a PMID or an address, 1 marked as retracted: 3 things to do
This report is partial: it was interrupted with 1 reference not asked. Run it again to go on.
`
	var got bytes.Buffer
	if err := report.Text(&got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Error(diff)
	}
}

func TestReportJSON(t *testing.T) {
	t.Parallel()
	var got bytes.Buffer
	if err := report.JSON(&got); err != nil {
		t.Fatal(err)
	}
	var read struct {
		References, Asked int
		Complete          bool
		Findings          []struct {
			Kind, Key string
			Notices   []struct{ Label, Date, DOI, PMID, From string }
		}
	}
	if err := json.Unmarshal(got.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	if f := read.Findings; len(f) != 3 || f[0].Kind != "retracted" || f[0].Notices[0].DOI != "10.5555/notice" || read.Asked != 3 || read.Complete {
		t.Errorf("%s", got.String())
	}
	got.Reset()
	if err := newReport(nil, nil).JSON(&got); err != nil || !strings.Contains(got.String(), `"findings": []`) {
		t.Errorf("no findings are no list: %s", got.String())
	}
}

// What is marked is what the compiler reads, and nothing else changes.
func TestMark(t *testing.T) {
	t.Parallel()
	src := "[\n {\n  \"id\": \"a\",\n  \"type\": \"book\",\n  \"title\": \"T\"\n },\n {\n  \"id\": \"b\",\n  \"type\": \"book\",\n  \"title\": \"T\",\n  \"custom\": {\n   \"n\": 3\n  }\n },\n {\n  \"id\": \"c\", \"type\": \"book\",\n  \"title\": \"T\"\n }\n]\n"
	got, keys, err := Mark([]byte(src), report)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a", "b"}, keys); diff != "" {
		t.Error(diff)
	}
	entries, problems := bibliography.Decode(got)
	if len(problems) > 0 {
		t.Fatalf("%v in\n%s", problems, got)
	}
	want := []*bibliography.Retraction{{Date: bibliography.Date{Parts: [][]int{{2020, 2, 6}}}, DOI: "10.5555/notice", PMID: "90000002"}, {}, nil}
	for i, e := range entries {
		if diff := cmp.Diff(want[i], e.Custom.Retracted); diff != "" {
			t.Errorf("%s: %s", e.ID, diff)
		}
	}
	if !strings.HasSuffix(string(got), src[strings.Index(src, "  \"id\": \"c\""):]) || entries[1].Custom.N != "3" {
		t.Errorf("more changed than what was marked:\n%s", got)
	}
	if _, _, err := Mark([]byte("[]"), report); err == nil {
		t.Error("a reference that is gone was marked")
	}
	// What a service says is not trusted to be a DOI.
	odd := Report{Findings: []Finding{{Kind: Retracted, Key: "a", Notices: []Notice{{DOI: "see \"there\"", PMID: "x", Date: "soon"}}}}}
	if got, _, err := Mark([]byte(`[{"id":"a"}]`), odd); err != nil || string(got) != `[{"id":"a","custom":{"retracted":{}}}]` {
		t.Errorf("%s, %v", got, err)
	}
}

func TestSameTitle(t *testing.T) {
	t.Parallel()
	tests := []struct {
		ours, theirs string
		want         bool
	}{
		{"Leaky gut: what is it?", "Leaky Gut – What Is It", true},
		{"The <i>E. coli</i> test &amp; more", "The E. coli test & more.", true},
		{"TNF-α and the gut", "TNF-alpha and the gut", true},
		{"Les entérocytes", "Les enterocytes", true},
		{"A test", "[A test].", true},
		{"A test", "RETRACTED ARTICLE: A test", true},
		{"A test", "WITHDRAWN: A test", true},
		{"A test: a randomized trial", "A test", true},
		{"A test", "A test: a randomized trial", true},
		{"A test: a randomized trial", "A test: a cohort", false},
		{"A test", "Another test", false},
		{"Retracted studies and their readers", "Studies and their readers", false},
		{"H<sub>2</sub>O", "H2O", true},
	}
	for _, test := range tests {
		if got := sameTitle(test.ours, []string{"Other", test.theirs}); got != test.want {
			t.Errorf("%q and %q: %v, want %v", test.ours, test.theirs, got, test.want)
		}
	}
}

// Whatever a service answers, reading it ends, and what it says can be printed and
// marked.
func FuzzCrossref(f *testing.F) {
	for _, s := range []string{`{"message": {"title": ["T"], "issued": {"date-parts": [[2020, 13, null]]}, "updated-by": [{"type": "retraction", "updated": {"date-parts": [[-1, 2]]}}], "relation": {"is-preprint-of": {}}}}`, `{"message": []}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		r, err := decodeWork(body, "10.5555/a")
		tryRecord(t, r, err)
	})
}

func FuzzPubMed(f *testing.F) {
	for _, s := range []string{`<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>T<i>x</i></ArticleTitle></Article><CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>J. 2020 Feb 31. doi: 10.5555/x.</RefSource></CommentsCorrections></CommentsCorrectionsList></MedlineCitation></PubmedArticle></PubmedArticleSet>`, `<html>`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		r, err := decodeArticle(body, "1")
		tryRecord(t, r, err)
	})
}

func tryRecord(t *testing.T, r *Record, err error) {
	t.Helper()
	if r == nil {
		return
	}
	if err != nil || len(r.Titles) == 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	entry := bibliography.Entry{ID: "a", Title: "T", Issued: bibliography.Date{Parts: [][]int{{2020}}}}
	said := newReport([]bibliography.Entry{entry}, [][]reply{{{question: question{crossref, "10.5555/a"}, answer: answer{Known: true, Record: r}}}})
	var text bytes.Buffer
	if err := said.Text(&text); err != nil || strings.ContainsAny(text.String(), "\x1b\r\x00") {
		t.Fatalf("%q, %v", text.String(), err)
	}
	marked, _, err := Mark([]byte(`[{"id": "a", "type": "book", "title": "T"}]`), said)
	if err != nil {
		t.Fatal(err)
	}
	if _, problems := bibliography.Decode(marked); len(problems) > 0 {
		t.Fatalf("%v in %s", problems, marked)
	}
}
