package citation_test

import (
	"encoding/json"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"leakygut/content"
	"leakygut/internal/citation"
	"leakygut/internal/compile"
	"leakygut/internal/guide"
)

const base = "https://example.org"

// compiled is the guide that the program brings. It is only read, so that tests
// share it.
var compiled = sync.OnceValues(func() (*guide.Guide, error) {
	g, _, err := compile.Compile(content.FS())
	return g, err
})

func bundled(t testing.TB) *guide.Guide {
	t.Helper()
	g, err := compiled()
	if g == nil || err != nil {
		t.Fatalf("the bundled guide does not compile: %v", err)
	}
	return g
}

// sources are records of every reference; pages are records of everything that
// the guide says itself.
func sources(t testing.TB, g *guide.Guide) []citation.Record {
	t.Helper()
	var records []citation.Record
	for _, r := range g.References {
		records = append(records, must(t)(citation.Reference(r)))
	}
	return records
}

func pages(t testing.TB, g *guide.Guide) []citation.Record {
	t.Helper()
	site := citation.Site{Site: g.Site, BaseURL: base}
	records := []citation.Record{must(t)(site.Page(g.Home))}
	for _, a := range g.Articles() {
		records = append(records, must(t)(site.Article(a)))
	}
	for _, s := range g.Sections {
		records = append(records, must(t)(site.Page(s.Page)))
	}
	for _, p := range g.Pages {
		records = append(records, must(t)(site.Page(p)))
	}
	for _, c := range g.Claims {
		records = append(records, must(t)(site.Claim(c)))
	}
	return records
}

func must(t testing.TB) func(citation.Record, error) citation.Record {
	return func(r citation.Record, err error) citation.Record {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
}

// TestWholeGuide holds every record of the bundled guide, in every form, to
// what the forms ask for.
func TestWholeGuide(t *testing.T) {
	t.Parallel()
	g := bundled(t)
	risLine := regexp.MustCompile(`^([A-Z][A-Z0-9])  - (.*)$`)
	keys := map[string]bool{}
	for _, r := range slices.Concat(sources(t, g), pages(t, g)) {
		if keys[r.Key()] {
			t.Errorf("%s: two records have this key", r.Key())
		}
		keys[r.Key()] = true
		if text := citation.Text(r); strings.Count(text, "\n") != 1 || strings.Contains(text, "  ") || strings.Contains(text, "..") {
			t.Errorf("%s: text %q", r.Key(), text)
		}
		bib := citation.BibTeX(r)
		if !strings.HasPrefix(bib, "@") || !strings.HasSuffix(bib, ",\n}\n") || strings.Contains(bib, "= {}") || !strings.Contains(bib, "{"+r.Key()+",\n") {
			t.Errorf("%s: BibTeX\n%s", r.Key(), bib)
		}
		ris := citation.RIS(r)
		lines := strings.Split(strings.TrimSuffix(ris, "\r\n"), "\r\n")
		for _, line := range lines {
			m := risLine.FindStringSubmatch(line)
			if m == nil || (m[2] == "") != (m[1] == "ER") {
				t.Errorf("%s: RIS line %q", r.Key(), line)
			}
		}
		if lines[0][:2] != "TY" || lines[len(lines)-1][:2] != "ER" || strings.Count(ris, "TY  - ") != 1 {
			t.Errorf("%s: RIS\n%s", r.Key(), ris)
		}
	}
}

// TestCSLIsTheBibliography compares what is given away with what writers keep.
func TestCSLIsTheBibliography(t *testing.T) {
	t.Parallel()
	kept, err := content.FS().ReadFile("references.json")
	if err != nil {
		t.Fatal(err)
	}
	var want, got []map[string]any
	if err := json.Unmarshal(kept, &want); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(citation.CSL(sources(t, bundled(t))...)), &got); err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(want, func(a, b map[string]any) int { return strings.Compare(a["id"].(string), b["id"].(string)) })
	if !reflect.DeepEqual(got, want) {
		t.Errorf("CSL-JSON of the references is not the bibliography")
	}
}

// TestReferencesKeepTheirOrder looks at the list of one page.
func TestReferencesKeepTheirOrder(t *testing.T) {
	t.Parallel()
	a := bundled(t).Articles()[0]
	records, err := citation.References(a.Sources)
	if err != nil || len(records) != len(a.Sources) {
		t.Fatalf("%d records, %v, want %d", len(records), err, len(a.Sources))
	}
	for i, r := range records {
		if want := a.Sources[i].Reference.ID; r.Key() != want {
			t.Errorf("source %d is %s, want %s", i+1, r.Key(), want)
		}
	}
}

// TestReadBack has a library of others read the files of the whole guide, and
// compares what it understood with the CSL-JSON they were set from.
func TestReadBack(t *testing.T) {
	t.Parallel()
	g := bundled(t)
	records := slices.Concat(sources(t, g), pages(t, g))
	var want []item
	if err := json.Unmarshal([]byte(citation.CSL(records...)), &want); err != nil {
		t.Fatal(err)
	}
	readBack(t, records, want)
}

// readBack has the library read the records in each form.
func readBack(t *testing.T, records []citation.Record, want []item) {
	t.Helper()
	forms := map[string]string{
		"@bibtex/text": citation.BibTeX(records...), "@ris/file": citation.RIS(records...), "@csl/list+object": citation.CSL(records...),
	}
	if len(forms) != len(citation.Formats()) {
		t.Errorf("%d forms are read back, want %d", len(forms), len(citation.Formats()))
	}
	for kind, file := range forms {
		got := read(t, kind, file)
		if len(got) != len(want) {
			t.Fatalf("%s: %d entries, want %d", kind, len(got), len(want))
		}
		for i := range want {
			compare(t, kind, got[i], want[i])
		}
	}
}

// TestSetByOthers has citeproc-js set every record from its CSL-JSON, as it does
// for reference managers: nothing is lost on the way there.
func TestSetByOthers(t *testing.T) {
	t.Parallel()
	g := bundled(t)
	records := slices.Concat(sources(t, g), pages(t, g))
	file := citation.CSL(records...)
	var want []item
	if err := json.Unmarshal([]byte(file), &want); err != nil {
		t.Fatal(err)
	}
	texts := set(t, file)
	for _, w := range want {
		text := letters(texts[w.ID])
		for _, part := range []string{w.Title, w.DOI, string(w.year())} {
			if !strings.Contains(text, letters(part)) {
				t.Errorf("%s is set without %q: %s", w.ID, part, texts[w.ID])
			}
		}
	}
}

// letters is a text without what styles change: case, quotation marks, markup.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, regexp.MustCompile(`</?[a-z]+>`).ReplaceAllString(s, ""))
}

// TestLicense wants the license of our own pages in each form, and none that we
// do not know in the sources.
func TestLicense(t *testing.T) {
	t.Parallel()
	g := bundled(t)
	const license = "https://creativecommons.org/licenses/by/4.0/"
	for _, r := range pages(t, g) {
		for form, want := range map[string]string{
			citation.BibTeX(r): "  copyright = {" + license + "},\n", citation.RIS(r): "N1  - License: " + license + "\r\n", citation.CSL(r): `"license":"` + license + `"`,
		} {
			if !strings.Contains(form, want) {
				t.Errorf("%s: no %q in\n%s", r.Key(), want, form)
			}
		}
	}
	for _, r := range sources(t, g) {
		if bib := citation.BibTeX(r); strings.Contains(bib, "copyright = ") {
			t.Errorf("%s: a license in\n%s", r.Key(), bib)
		}
	}
}

// compare reports what of an entry was not understood as it was meant.
func compare(t *testing.T, kind string, got, want item) {
	t.Helper()
	check := func(what, got, should string) {
		t.Helper()
		if got != should {
			t.Errorf("%s: %s of %s is %q, want %q", kind, what, want.ID, got, should)
		}
	}
	check("id", got.ID, want.ID)
	check("title", got.Title, want.Title)
	check("DOI", got.DOI, want.DOI)
	check("URL", strings.ReplaceAll(got.URL, "%25", "%"), want.URL) // it escapes what is escaped
	check("volume", string(got.Volume), string(want.Volume))
	check("year", string(got.year()), string(want.year()))
	check("authors", got.authors(), want.authors())
	if want.Type == "article-journal" {
		check("type", got.Type, want.Type)
		check("journal", got.Container, want.Container)
		check("issue", string(got.Issue), string(want.Issue))
		first, last := got.pages()
		wantFirst, wantLast := want.pages()
		check("first page", first, wantFirst)
		check("last page", last, wantLast)
	}
}
