package citation_test

import (
	"encoding/json"
	"strings"
	"testing"

	"leakygut/internal/citation"
	"leakygut/internal/guide"
)

// record is an entry of a bibliography as a record.
func record(t testing.TB, csl string) citation.Record {
	t.Helper()
	return must(t)(citation.Reference(&guide.Reference{CSL: csl}))
}

// ugly are entries that each form could trip over.
var ugly = []struct{ name, csl, bibtex, ris string }{
	{
		"specials of LaTeX in a title",
		`{"id": "a", "type": "book", "title": "100% of {R&D}_x ~ ^ \\ $5 #1 < 2 > 1 |", "author": [{"family": "Ö%", "given": "A&B"}]}`,
		`author = {Ö\%, A\&B}` + "\n" +
			`title = {100\% of {{\textbraceleft{}R\&D\textbraceright{}\_x}} \textasciitilde{} \textasciicircum{} \textbackslash{} \$5 \#1 \textless{} 2 \textgreater{} 1 \textbar{}}`,
		"AU  - Ö%, A&B\nTI  - 100% of {R&D}_x ~ ^ \\ $5 #1 < 2 > 1 |",
	},
	{
		"capitals and markup",
		`{"id": "a", "type": "article-journal", "title": "Effect of <i>Lactobacillus rhamnosus</i> GG on IgG<sub>4</sub> in Crohn's disease: a $USD trial</b>"}`,
		`title = {Effect of \emph{Lactobacillus rhamnosus} {GG} on {IgG}\textsubscript{4} in {Crohn's} disease: a {{\$USD}} trial}`,
		"TY  - JOUR\nTI  - Effect of Lactobacillus rhamnosus GG on IgG4 in Crohn's disease: a $USD trial",
	},
	{
		"a first word that is all capitals, and markup that never ends",
		`{"id": "a", "type": "article-journal", "title": "NSAIDs <b>and more"}`,
		`title = {{NSAIDs} \textbf{and more}}`,
		"TI  - NSAIDs and more",
	},
	{
		"names",
		`{"id": "a", "type": "article-journal", "title": "T", "custom": {"authors_truncated": true}, "author": [
			{"family": "Goor", "given": "H", "non-dropping-particle": "van"}, {"family": "Besseling-van der Vaart", "given": "I"},
			{"family": "Alembert", "given": "Jean", "dropping-particle": "d'"}, {"family": "King", "given": "ML", "suffix": "Jr"},
			{"literal": "National Health Service (NHS), England"}, {"family": "Smith and Sons"}]}`,
		`author = {van Goor, H. and {Besseling-van der Vaart}, I. and d'Alembert, Jean and King, Jr, M. L. and {National Health Service (NHS), England} and {Smith and Sons} and others}`,
		"AU  - van Goor, H.\nAU  - Besseling-van der Vaart, I.\nAU  - d'Alembert, Jean\nAU  - King, M. L., Jr\nAU  - National Health Service (NHS) England\nAU  - Smith and Sons\n" +
			"N1  - There are more authors than are listed here.",
	},
	{
		"white space and control characters",
		`{"id": "a", "type": "webpage", "title": "Two\n lines\u0007\u0000, TY  - JOUR\r\nER  - ", "URL": "https://example.org/a b{c}\\d", "publisher": "Health and Care"}`,
		`title = {Two lines, {TY} - {JOUR} {ER} -}` + "\n" + `howpublished = {Health and Care}` + "\n" + `publisher = {{Health and Care}}` + "\n" + `url = {https://example.org/a%20b%7Bc%7D%5Cd}`,
		"TI  - Two lines, TY - JOUR ER -",
	},
	{
		"pages, dates and numbers",
		`{"id": "a", "type": "article-journal", "title": "T", "page": "506–11", "volume": 43, "issue": "4 Suppl 1", "issued": {"date-parts": [[1998, 10, 2], [1998, 11, 3]]}, "accessed": {"date-parts": [[2026, 1, 2]]}, "ISSN": "0017-5749", "PMID": "1", "PMCID": "PMC1"}`,
		"year = {1998}\nmonth = oct\nday = {2}\nurldate = {2026-01-02}\nvolume = {43}\nnumber = {4 Suppl 1}\npages = {506--511}\nissn = {0017-5749}\npmid = {1}\npmcid = {PMC1}",
		"PY  - 1998\nDA  - 1998/10/02/\nY2  - 2026/01/02/\nVL  - 43\nIS  - 4 Suppl 1\nSP  - 506\nEP  - 511\nSN  - 0017-5749\nDB  - PubMed\nAN  - 1\nC2  - PMC1",
	},
	{
		"a date in words, and pages that are no range",
		`{"id": "a", "type": "article-newspaper", "title": "T", "page": "12, 14-15", "issued": {"literal": "circa 1900"}}`,
		"year = {circa 1900}\npages = {12, 14-15}",
		"TY  - NEWS\nPY  - circa 1900\nSP  - 12, 14-15",
	},
	{
		"a report",
		`{"id": "a", "type": "report", "title": "T", "publisher": "WHO", "publisher-place": "Geneva", "genre": "Guideline", "number": "7"}`,
		"@techreport{a,\ninstitution = {WHO}\naddress = {Geneva}\ntype = {Guideline}\nnumber = {7}",
		"TY  - RPRT\nIS  - 7\nPB  - WHO\nCY  - Geneva\nM3  - Guideline",
	},
	{
		"a chapter",
		`{"id": "a", "type": "chapter", "title": "T", "container-title": "Book", "edition": 2, "ISBN": "1", "editor": [{"family": "E", "given": "F"}]}`,
		"@incollection{a,\neditor = {E, F.}\nbooktitle = {Book}\nedition = {2}\nisbn = {1}",
		"TY  - CHAP\nA2  - E, F.\nT2  - Book\nET  - 2\nSN  - 1",
	},
	{
		"a talk at a conference",
		`{"id": "a", "type": "paper-conference", "title": "T", "event-title": "Digestive Disease Week", "event-place": "Orlando"}`,
		"@inproceedings{a,\nbooktitle = {Digestive Disease Week}\naddress = {Orlando}",
		"TY  - CPAPER\nT2  - Digestive Disease Week\nCY  - Orlando",
	},
	{
		"theses",
		`{"id": "a", "type": "thesis", "title": "T", "genre": "Master's thesis", "publisher": "University"}`,
		"@mastersthesis{a,\nschool = {University}\ntype = {Master's thesis}",
		"TY  - THES",
	},
	{
		"a type of its own, and the study",
		`{"id": "a", "type": "software", "title": "T", "DOI": "10.1002/(SICI)1<2::3>4_5#6", "custom": {"design": "RCT (crossover)", "n": 10}}`,
		"@misc{a,\ndoi = {10.1002/(SICI)1<2::3>4_5#6}\nannote = {Type of study: RCT (crossover). Size: 10.}",
		"TY  - COMP\nDO  - 10.1002/(SICI)1<2::3>4_5#6\nN1  - Type of study: RCT (crossover). Size: 10.",
	},
	{
		"a source that was taken back",
		`{"id": "a", "type": "article-journal", "title": "T", "custom": {"retracted": {"date": {"date-parts": [[2020, 2]]}, "DOI": "10.5555/a_b", "PMID": "1"}}}`,
		`note = {Retracted 2020-02. Notice, doi: 10.5555/a\_b. Notice, PMID: 1.}`,
		"N1  - Retracted 2020-02. Notice, doi: 10.5555/a_b. Notice, PMID: 1.",
	},
	{
		"a source that was taken back, with a note of its own",
		`{"id": "a", "type": "webpage", "title": "T", "genre": "Leaflet", "custom": {"retracted": {}}}`,
		`note = {Leaflet. Retracted.}`,
		"M3  - Leaflet\nN1  - Retracted.",
	},
}

func TestForms(t *testing.T) {
	t.Parallel()
	for _, test := range ugly {
		r := record(t, test.csl)
		bib := citation.BibTeX(r)
		for line := range strings.SplitSeq(test.bibtex, "\n") {
			if !strings.Contains(bib, line) {
				t.Errorf("%s: no %q in\n%s", test.name, line, bib)
			}
		}
		ris := citation.RIS(r)
		for line := range strings.SplitSeq(test.ris, "\n") {
			if !strings.Contains(ris, line+"\r\n") {
				t.Errorf("%s: no %q in\n%s", test.name, line, ris)
			}
		}
	}
}

// TestReadBackUgly has the library of others read titles and names that are
// hard to escape.
func TestReadBackUgly(t *testing.T) {
	t.Parallel()
	var records []citation.Record
	var want []item
	for _, title := range []string{
		`100% of R&D_x ~ ^ $5 #1 | 2`, `A \ B`, `{a}`, `Curly “quotes” and — dashes`, `β-glucan & α`, `Don't`,
		`IgG4 in Crohn's disease: NSAIDs`, `Ends with a backslash \`, `a } b`, `a { b`,
	} {
		csl, err := json.Marshal(map[string]any{"id": "a" + strings.Repeat("x", len(records)), "type": "article-journal", "title": title, "container-title": title, "author": []map[string]string{
			{"family": "van Goor", "given": "HC"}, {"literal": "Salt and Pepper & Sons"}, {"family": "Del Bo'", "given": "C"}, {"family": "Öz Tunçer", "given": "G"},
		}})
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, record(t, string(csl)))
		want = append(want, item{})
		if err := json.Unmarshal(csl, &want[len(want)-1]); err != nil {
			t.Fatal(err)
		}
	}
	readBack(t, records, want)
}

func TestWhatIsNotCSL(t *testing.T) {
	t.Parallel()
	for _, csl := range []string{"", "{", "[]", `{"id": "a"}`, `{"id": "a", "type": "book", "title": "T"}, {"id": "b", "type": "book", "title": "T"}`} {
		if _, err := citation.Reference(&guide.Reference{CSL: csl}); err == nil {
			t.Errorf("%q is a record", csl)
		}
	}
}

func TestOwnPages(t *testing.T) {
	t.Parallel()
	site := citation.Site{Site: guide.Site{Name: "Leaky Gut, Unraveled", Language: "en-US"}, BaseURL: base}
	day := guide.Date{}
	if err := day.UnmarshalText([]byte("2026-11-02T00:00:00Z")); err != nil {
		t.Fatal(err)
	}
	a := &guide.Article{Document: guide.Document{Path: "/causes/medicines", Title: "Medicines & the <gut>", Description: "They do."}, Reviewed: day}
	c := &guide.Claim{ID: "it-does", Text: "It does.", Certainty: guide.Low, Effect: guide.HelpsALittle, In: []guide.Population{guide.Humans, guide.Cells}, Article: a}
	tests := []struct{ got, want string }{
		{citation.Text(must(t)(site.Article(a))), "Leaky Gut, Unraveled. Medicines & the <gut> [Internet]. 2026 Nov 2. Available from: https://example.org/causes/medicines\n"},
		{citation.Text(must(t)(site.Claim(c))), "Leaky Gut, Unraveled. It does [Claim, low certainty] [Internet]. 2026 Nov 2. Available from: https://example.org/claims/it-does\n"},
		{citation.Text(must(t)(site.Page(&guide.Page{Document: guide.Document{Path: "/", Title: "Home", Description: "D"}, Updated: day}))), "Leaky Gut, Unraveled. Home [Internet]. 2026 Nov 2. Available from: https://example.org/.\n"},
		{citation.CSL(must(t)(site.Claim(c))), `[
{"id":"claims-it-does","type":"webpage","title":"It does","genre":"Claim, low certainty","author":[{"literal":"Leaky Gut, Unraveled"}],"container-title":"Leaky Gut, Unraveled","issued":{"date-parts":[[2026,11,2]]},"URL":"https://example.org/claims/it-does","language":"en-US","license":"https://creativecommons.org/licenses/by/4.0/","abstract":"Certainty: low. Effect: helps a little. In: people, cells. From the article “Medicines & the <gut>”."}
]
`},
		{must(t)(site.Article(a)).Key(), "causes-medicines"},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("got\n%swant\n%s", test.got, test.want)
		}
	}
}

// FuzzForms puts any text where the files have text: whatever it is, it stays
// within its field and its record.
func FuzzForms(f *testing.F) {
	for _, seed := range []string{"Gut & more", `\{}%$#_~^`, "a\r\nER  - \r\n", "<i>a</b><sub>", "{{", "}", "\x00\xff", "and", "A, B and C"} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, title, name string) {
		csl, err := json.Marshal(map[string]any{
			"id": "a", "type": "article-journal", "title": title, "container-title": name, "publisher": name, "URL": "https://example.org/" + name,
			"author": []map[string]string{{"family": name, "given": title}, {"literal": name}},
		})
		if err != nil {
			t.Fatal(err)
		}
		r, err := citation.Reference(&guide.Reference{CSL: string(csl)})
		if err != nil {
			t.Skip("no title, or no address: the bibliography refuses it")
		}
		oneEntry(t, citation.BibTeX(r))
		oneRecord(t, citation.RIS(r))
		if !json.Valid([]byte(citation.CSL(r))) || strings.Count(citation.Text(r), "\n") != 1 {
			t.Errorf("%q, %q", citation.CSL(r), citation.Text(r))
		}
	})
}

// oneEntry counts braces as BibTeX does, which takes no notice of backslashes:
// the file is one entry, whose fields are a line each.
func oneEntry(t *testing.T, bib string) {
	t.Helper()
	depth, lines := 0, strings.Split(strings.TrimSuffix(bib, "\n"), "\n")
	for i, line := range lines {
		depth += strings.Count(line, "{") - strings.Count(line, "}")
		if last := i == len(lines)-1; (depth != 1) != last || strings.ContainsAny(line, "\r\x00") {
			t.Fatalf("line %d of\n%s", i+1, bib)
		}
	}
	if depth != 0 {
		t.Errorf("braces do not close in\n%s", bib)
	}
}

// oneRecord looks for what would end a record, or start another.
func oneRecord(t *testing.T, ris string) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(ris, "\r\n"), "\r\n")
	for i, line := range lines {
		if len(line) < 6 || line[2:6] != "  - " || strings.ContainsAny(line, "\r\n\x00") || (line[:2] == "TY") != (i == 0) || (line[:2] == "ER") != (i == len(lines)-1) {
			t.Fatalf("line %d of\n%q", i+1, ris)
		}
	}
}
