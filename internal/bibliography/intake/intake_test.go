package intake_test

import (
	"bytes"

	"errors"
	"slices"

	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"leakygut/content"
	"leakygut/internal/bibliography"
	"leakygut/internal/bibliography/intake"
	"leakygut/internal/citation"
	"leakygut/internal/guide"
)

// kept is the bibliography of the bundled guide.
func kept(t testing.TB) []byte {
	t.Helper()
	src, err := content.FS().ReadFile("references.json")
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// take reads a file of another program and merges it.
func take(t testing.TB, references []byte, file string, keep bool) intake.Result {
	t.Helper()
	items, problems, err := intake.Read([]byte(file))
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v, %+v", err, problems)
	}
	r, err := intake.Merge(references, items, keep)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// exports are the files that the guide gives away of all of its sources.
func exports(t testing.TB) map[string]string {
	t.Helper()
	src := kept(t)
	entries, _ := bibliography.Decode(src)
	var records []citation.Record
	for _, e := range entries {
		r, err := citation.Reference(&guide.Reference{CSL: strings.ReplaceAll(string(src[e.Offset:][:e.Length]), "\n", " ")})
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, r)
	}
	files := map[string]string{}
	for _, f := range citation.Formats() {
		files[f.Name] = f.Write(records...)
	}
	return files
}

// TestRoundTrip takes the guide's own exports into an empty bibliography. Nothing
// is lost that the format has a place for.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	entries, _ := bibliography.Decode(kept(t))
	for format, file := range exports(t) {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			if got, err := intake.Detect([]byte(file)); err != nil || got != format {
				t.Errorf("taken for %q, %v", got, err)
			}
			r := take(t, []byte("[]\n"), file, true)
			if len(r.Added) != len(entries) || len(r.Had)+len(r.Refused) > 0 {
				t.Fatalf("added %d of %d, had %+v, refused %+v", len(r.Added), len(entries), r.Had, r.Refused)
			}
			for _, a := range r.Added {
				if len(a.Dropped) > 0 {
					t.Errorf("%s: dropped %v", a.Key, a.Dropped)
				}
			}
			back, problems := bibliography.Decode(r.File)
			if len(problems) > 0 {
				t.Fatalf("what was taken in is not sound: %+v", problems)
			}
			byID := map[string]bibliography.Entry{}
			for _, e := range back {
				byID[e.ID] = e
			}
			for _, e := range entries {
				if diff := cmp.Diff(carried(e, format), carried(byID[e.ID], format)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", e.ID, diff)
				}
			}
		})
	}
}

// carried is what a format has a place for. CSL-JSON carries everything.
func carried(e bibliography.Entry, format string) any {
	e.Offset, e.Length = 0, 0
	if format == intake.CSL {
		return e
	}
	e.Custom.Verified, e.Custom.AuthorsNotSeen = "", false
	switch format {
	case intake.BibTeX: // et al. stands behind authors, and short titles of journals are not BibTeX's
		e.ContainerTitleShort = ""
		e.Custom.AuthorsTruncated = e.Custom.AuthorsTruncated && len(e.Author) > 0
	case intake.RIS: // a comma would make a person of an organization
		e.Author = slices.Clone(e.Author)
		for i := range e.Author {
			e.Author[i].Literal = strings.ReplaceAll(e.Author[i].Literal, ",", "")
		}
	}
	set := bibliography.Format(e).String()
	e.Page = "" // 506-11 comes back as 506-511, which is set the same
	return [2]any{set, e}
}

// TestOwnExportsAreKnown takes the exports into the bibliography that they came
// from: every source is there already, and not a byte changes.
func TestOwnExportsAreKnown(t *testing.T) {
	t.Parallel()
	src := kept(t)
	for format, file := range exports(t) {
		r := take(t, src, file, false)
		if len(r.Added) > 0 || len(r.Refused) > 0 || !bytes.Equal(r.File, src) {
			t.Errorf("%s: added %d, refused %d, changed %v", format, len(r.Added), len(r.Refused), !bytes.Equal(r.File, src))
		}
		for _, had := range r.Had {
			if had.Key != had.Entry.ID || len(had.Brings) > 0 {
				t.Errorf("%s: %s is taken for %s by its %s, and brings %v", format, had.Entry.ID, had.Key, had.By, had.Brings)
			}
		}
	}
}

const library = `[
 {
  "id": "test2020",
  "type": "article-journal",
  "title": "On <i>Nothing</i>: A Trial",
  "author": [{"family": "Test", "given": "A"}],
  "issued": {"date-parts": [[2020]]},
  "DOI": "10.5555/A",
  "PMID": "99999901",
  "custom": {"design": "RCT", "mine": {"kept":   true}}
 },
 {"id": "zebra2000", "type": "webpage", "title": "Sepsis", "URL": "https://example.org/sepsis"}
]
`

// TestDuplicates is about what makes two references one.
func TestDuplicates(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ item, by string }{
		"DOI in other case":        {`{"title": "Other", "DOI": "10.5555/a"}`, "DOI"},
		"DOI as an address":        {`{"title": "Other", "DOI": "https://doi.org/10.5555/A"}`, "DOI"},
		"DOI in the address":       {`{"title": "Other", "URL": "http://dx.doi.org/10.5555/a"}`, "DOI"},
		"PMID":                     {`{"title": "Other", "PMID": 99999901}`, "PMID"},
		"PubMed's address":         {`{"title": "Other", "URL": "https://www.ncbi.nlm.nih.gov/pubmed/99999901"}`, "PMID"},
		"address":                  {`{"title": "Other", "URL": "http://www.example.org/sepsis/#top"}`, "address"},
		"title and year":           {`{"title": "On nothing – a trial.", "issued": {"date-parts": [[2020, 5]]}}`, "title"},
		"title without a year":     {`{"title": "On nothing: a trial"}`, "title"},
		"title of another year":    {`{"title": "On nothing: a trial", "issued": {"date-parts": [[2021]]}}`, ""},
		"title with another DOI":   {`{"title": "On nothing: a trial", "DOI": "10.5555/b"}`, ""},
		"title of another page":    {`{"type": "webpage", "title": "Sepsis", "URL": "https://example.com/sepsis"}`, ""},
		"title of a page, no more": {`{"type": "webpage", "title": "Sepsis"}`, "title"},
		"nothing in common":        {`{"title": "Something else"}`, ""},
	}
	for name, test := range tests {
		r := take(t, []byte(library), "["+test.item+"]", false)
		switch {
		case test.by == "" && len(r.Added) != 1:
			t.Errorf("%s: had %+v", name, r.Had)
		case test.by != "" && (len(r.Had) != 1 || r.Had[0].By != test.by || string(r.File) != library):
			t.Errorf("%s: had %+v, added %+v", name, r.Had, r.Added)
		}
	}
	r := take(t, []byte(library), `[{"title": "New", "DOI": "10.5555/new"}, {"title": "new!", "URL": "https://doi.org/10.5555/NEW", "PMID": "7"}]`, false)
	if len(r.Added) != 1 || len(r.Had) != 1 || r.Had[0].Key != r.Added[0].Key || strings.Join(r.Had[0].Brings, "; ") != "PMID 7" {
		t.Errorf("twice in one file: %+v", r)
	}
	r = take(t, []byte(library), `[{"title": "On nothing: a trial", "DOI": "10.5555/b"}]`, false)
	if r.Added[0].Like != "test2020" {
		t.Errorf("a work of the same title is not named: %+v", r.Added[0])
	}
}

// TestMerge looks at the whole file.
func TestMerge(t *testing.T) {
	t.Parallel()
	r := take(t, []byte(library), `@article{Test:2020, title = {Else}, author = {Test, B. C.}, year = 2020}
@article{mid, title = {Middle}, author = {Mid, M}, year = 2020, journal = {J}, doi = {10.5555/mid}, annote = {Type of study: RCT. Size: 5 people.}}
@misc{none, year = 2020}`, false)
	want := strings.Replace(library, " {\n  \"id\": \"test2020\"", ` {
  "id": "mid2020",
  "type": "article-journal",
  "title": "Middle",
  "author": [
   {
    "family": "Mid",
    "given": "M"
   }
  ],
  "container-title": "J",
  "issued": {
   "date-parts": [
    [
     2020
    ]
   ]
  },
  "DOI": "10.5555/mid",
  "custom": {
   "design": "RCT",
   "n": "5 people"
  }
 },
 {
  "id": "test2020"`, 1)
	want = strings.Replace(want, " {\"id\": \"zebra2000\"", ` {
  "id": "test2020b",
  "type": "article-journal",
  "title": "Else",
  "author": [
   {
    "family": "Test",
    "given": "BC"
   }
  ],
  "issued": {
   "date-parts": [
    [
     2020
    ]
   ]
  }
 },
 {"id": "zebra2000"`, 1)
	if diff := cmp.Diff(want, string(r.File)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(r.Added) != 2 || r.Added[0].Key != "test2020b" || r.Added[1].Key != "mid2020" {
		t.Fatalf("added %+v", r.Added)
	}
	if got := strings.Join(r.Added[0].Missing, ", "); got != "container-title, DOI, PMID or URL, custom.design, custom.n, custom.verified" {
		t.Errorf("missing: %s", got)
	}
	if got := strings.Join(r.Added[1].Missing, ", "); got != "custom.verified" {
		t.Errorf("missing: %s", got)
	}
	if len(r.Refused) != 1 || r.Refused[0].Entry.ID != "none" || r.Refused[0].Why != "it has no title" {
		t.Errorf("refused: %+v", r.Refused)
	}
}

// TestCSLOfOthers takes what other programs put into CSL-JSON.
func TestCSLOfOthers(t *testing.T) {
	t.Parallel()
	r := take(t, []byte("[]"), `{"id": "http://zotero.org/users/1/items/A", "type": "article-journal", "title": "T", "indexed": {"a": 1}, "source": "PubMed", "PMID": "7",
	 "author": [{"family": "Van der Berg", "given": "K.", "sequence": "first"}], "issued": {"date-parts": [["2020", 5]]}, "DOI": "https://doi.org/10.5555/A"}`, false)
	want := `[
 {
  "id": "vanderberg2020",
  "type": "article-journal",
  "title": "T",
  "source": "PubMed",
  "PMID": "7",
  "author": [
   {
    "family": "Van der Berg",
    "given": "K."
   }
  ],
  "issued": {
   "date-parts": [
    [
     "2020",
     5
    ]
   ]
  },
  "DOI": "10.5555/A"
 }
]`
	if diff := cmp.Diff(want, strings.TrimSpace(string(r.File))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := strings.Join(r.Added[0].Dropped, " "); got != "indexed author.sequence" {
		t.Errorf("dropped %s", got)
	}
}

func TestDetect(t *testing.T) {
	t.Parallel()
	for src, want := range map[string]string{
		"[]": intake.CSL, " \n{\"id\": 1}": intake.CSL, "\uFEFF[]": intake.CSL,
		"TY  - JOUR\nER  - ": intake.RIS, "\uFEFF\r\nTY  - JOUR": intake.RIS, "Provider: X\rTY  - JOUR\r": intake.RIS,
		"@article{a, title = {x}}": intake.BibTeX, "% words\n@Article (a, title = {x})": intake.BibTeX, "@article{a, abstract = {\nTY: x}}": intake.BibTeX,
		"": "", "  \n": "", "words": "", "PMID- 123\nTI  - T": "", "<xml/>": "",
	} {
		got, err := intake.Detect([]byte(src))
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", src, got, err)
		}
	}
	if _, _, err := intake.Read([]byte("PMID- 123\nTI  - T")); !errors.Is(err, intake.ErrFormat) || !strings.Contains(err.Error(), "Zotero") {
		t.Errorf("PubMed's own format: %v", err)
	}
}

func TestMergeIntoWhatIsNoBibliography(t *testing.T) {
	t.Parallel()
	for _, src := range []string{"", "{}", "[", "7"} {
		if _, err := intake.Merge([]byte(src), nil, false); err == nil {
			t.Errorf("%q is taken for a bibliography", src)
		}
	}
	items, problems, err := intake.Read([]byte(`[{"title": "T"}, 7, {"title": "U"}]`))
	if err != nil || len(items) != 2 || len(problems) != 1 || problems[0].Offset != 17 {
		t.Errorf("%d items, %+v, %v", len(items), problems, err)
	}
	for _, src := range []string{"[{\"title\": \"M\xfcller\"}]", "@book{a, title = {M\xfcller}}", "TY  - BOOK\nTI  - M\xfcller\n"} {
		if items, problems, err := intake.Read([]byte(src)); err != nil || len(items) > 0 || len(problems) != 1 || problems[0].Rule != "encoding" {
			t.Errorf("not UTF-8: %d items, %+v, %v", len(items), problems, err)
		}
	}
	items, problems, err = intake.Read([]byte(`[{"title": "T"}, {"title": `))
	if err != nil || len(items) != 1 || len(problems) != 1 {
		t.Errorf("%d items, %+v, %v", len(items), problems, err)
	}
}

// Whatever the file, what was in the bibliography is there afterwards, byte for
// byte and in its order, and the new file is sound and takes nothing twice.
func FuzzCSLImport(f *testing.F) {
	f.Add([]byte(`[{"id": "a", "type": "book", "title": "T", "author": [{"family": "B", "given": "I. de"}, {"literal": "C"}], "custom": {"n": 1}, "URL": "https://a.b/"}]`))
	f.Add([]byte(`[{"id": 1, "title": "\ud800", "author": [{}, 7], "issued": {"date-parts": [[2020, 13, -1], []]}}, [], {"title": "U", "DOI": "doi:10.1/x"}]`))
	f.Add([]byte(`{"title": "On nothing: a trial", "title": "x", "id": null, "PMID": 5e3, "custom": {"x": {"id": 2}}}`))
	f.Add([]byte("[{\"\xff\": \"\\u0000\", \"title\": \"T\", \"title\": 7}"))
	f.Add([]byte("@article{a, title={T\\'e}}"))
	f.Add([]byte("TY  - JOUR\nTI  - T\nER  - \n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		items, problems, err := intake.Read(src)
		for _, p := range problems {
			if p.Offset < 0 || p.Offset > len(src) || p.Message == "" {
				t.Fatalf("%+v in %d bytes", p, len(src))
			}
		}
		if err != nil {
			return
		}
		r, err := intake.Merge([]byte(library), items, len(src)%2 == 0)
		if err != nil {
			t.Fatal(err)
		}
		rest := r.File
		for _, part := range strings.SplitAfter(strings.TrimSpace(library), "\n") { // each line, in its order
			at := bytes.Index(rest, []byte(strings.TrimSuffix(strings.TrimSpace(part), ",")))
			if at < 0 {
				t.Fatalf("%q is lost in\n%s", part, r.File)
			}
			rest = rest[at:]
		}
		if len(r.Added)+len(r.Had)+len(r.Refused) != len(items) {
			t.Fatalf("%d items, %+v", len(items), r)
		}
		entries, found := bibliography.Decode(r.File)
		if len(entries) != 2+len(r.Added) {
			t.Fatalf("%d entries, added %d", len(entries), len(r.Added))
		}
		for _, p := range found { // the fuzzer's bibliography has a key of its own
			if p.Rule != "unknown-key" || !strings.Contains(p.Message, `"mine"`) {
				t.Fatalf("%+v in\n%s", p, r.File)
			}
		}
		again, err := intake.Merge(r.File, items, false)
		if err != nil || len(again.Added) > 0 && !allNameless(again.Added) {
			t.Fatalf("taken a second time: %+v, %v", again.Added, err)
		}
	})
}

// allNameless tells whether items have titles without a letter or digit, by which
// nothing can be known again.
func allNameless(added []intake.Added) bool {
	for _, a := range added {
		if len(a.Entry.Identifiers()) > 0 || strings.ContainsFunc(a.Entry.Title, func(r rune) bool { return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' }) {
			return false
		}
	}
	return true
}

// TestNotesStayAtHome holds the bibliography, of which readers get every entry
// whole, to having no abstract of a publisher and no note of a writer.
func TestNotesStayAtHome(t *testing.T) {
	t.Parallel()
	r := take(t, []byte("[]"), `[{"type": "book", "title": "T", "abstract": "Long.", "keyword": "k", "note": "PMID: 7\nPMCID: PMC8\nread this again", "annote": "mine"}]`, false)
	a := r.Added[0]
	if a.Entry.PMID != "7" || a.Entry.PMCID != "PMC8" || strings.Join(a.Dropped, " ") != "abstract keyword note annote" {
		t.Errorf("%+v, left out %v", a.Entry, a.Dropped)
	}
	if text := string(r.File); strings.Contains(text, "Long") || strings.Contains(text, "again") || strings.Contains(text, "mine") || !strings.Contains(text, `"PMID": "7"`) {
		t.Errorf("%s", text)
	}
}
