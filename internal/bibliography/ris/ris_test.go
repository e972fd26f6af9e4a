package ris_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"leakygut/internal/bibliography"
	"leakygut/internal/bibliography/ris"
)

// Records as programs write them. The entries are invented; 10.5555 is the prefix
// of DOIs for tests.
const (
	zotero = `TY  - JOUR
TI  - The effect of NSAIDs on the small bowel
AU  - Müller, Jörg
AU  - van der Berg, K. L.
AU  - The Test Group
T2  - Journal of Tests
AB  - BACKGROUND: It is 5% more.
RESULTS: It went on
for three lines.
DA  - 2020/05/17/
PY  - 2020
DO  - 10.5555/Test_1
DP  - PubMed
VL  - 12
IS  - 3
SP  - 506
EP  - 511
J2  - J Tests
LA  - en
SN  - 0000-0019
ST  - The effect of NSAIDs
UR  - https://example.org/a_b
Y2  - 2026/11/22/
AN  - 99999901
N1  - PMCID: PMC9999901
KW  - Gut
KW  - Test
ER  - 

TY  - ELEC
TI  - Advice on nothing
T2  - Example Health
UR  - https://example.org/advice
Y2  - 2026/11/22/11:00:00
ER  - 
`
	publisher = "TY  - JOUR\r\nT1  - A title\r\nAU  - Author, Anna B.\r\nA1  - Second, S., Jr.\r\nY1  - 2021/03//\r\nPY  - 2021\r\nJO  - J. Tests\r\nJF  - Journal of Tests\r\n" +
		"JA  - J. Tests\r\nVL  - 7\r\nIS  - 1\r\nSP  - 1–9\r\nM3  - doi: 10.5555/test.9\r\nN2  - Text.\r\nUR  - https://doi.org/10.5555/test.9\r\nL1  - file:///a.pdf\r\nER  - \r\n"
	endnote = "\uFEFFTY  - BOOK\rAU  - Writer, Will\rAU  - et al.\rPY  - 1998\rTI  - A book\rT2  - Series of tests\rPB  - Test Press\rCY  - London\rET  - 2nd\rSN  - 978-0-00-000000-2\rID  - 17\rER  - \r"
)

func TestPrograms(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ src, want string }{
		"Zotero": {zotero, `[
		 {"type": "article-journal", "title": "The effect of NSAIDs on the small bowel", "title-short": "The effect of NSAIDs",
		  "author": [{"family": "Müller", "given": "Jörg"}, {"family": "van der Berg", "given": "KL"}, {"literal": "The Test Group"}],
		  "container-title": "Journal of Tests", "container-title-short": "J Tests", "volume": "12", "issue": "3", "page": "506-511",
		  "issued": {"date-parts": [[2020, 5, 17]]}, "accessed": {"date-parts": [[2026, 11, 22]]}, "DOI": "10.5555/Test_1", "PMID": "99999901", "PMCID": "PMC9999901",
		  "ISSN": "0000-0019", "URL": "https://example.org/a_b", "language": "en", "abstract": "BACKGROUND: It is 5% more. RESULTS: It went on for three lines.", "keyword": "Gut, Test"},
		 {"type": "webpage", "title": "Advice on nothing", "container-title": "Example Health", "URL": "https://example.org/advice", "accessed": {"date-parts": [[2026, 11, 22]]}}]`},
		"a publisher": {publisher, `[
		 {"type": "article-journal", "title": "A title", "author": [{"family": "Author", "given": "Anna B."}, {"family": "Second", "given": "S", "suffix": "Jr."}],
		  "container-title": "Journal of Tests", "container-title-short": "J. Tests", "volume": "7", "issue": "1", "page": "1-9", "issued": {"date-parts": [[2021, 3]]},
		  "DOI": "10.5555/test.9", "URL": "https://doi.org/10.5555/test.9", "abstract": "Text."}]`},
		"EndNote": {endnote, `[
		 {"id": "17", "type": "book", "title": "A book", "author": [{"family": "Writer", "given": "Will"}], "container-title": "Series of tests", "issued": {"date-parts": [[1998]]},
		  "publisher": "Test Press", "publisher-place": "London", "edition": "2nd", "ISBN": "978-0-00-000000-2", "custom": {"authors_truncated": true}}]`},
		"no end":                 {"TY  - JOUR\nTI  - One\nTY  - RPRT\nTI  - Two\nIS  - 4", `[{"type": "article-journal", "title": "One"}, {"type": "report", "title": "Two", "number": "4"}]`},
		"an unknown type":        {"TY  - XYZ\nTI  - T\nER  -", `[{"type": "document", "title": "T"}]`},
		"the guide's own notes":  {"TY  - JOUR\nTI  - T\nN1  - Type of study: RCT (crossover). Size: 12 people.\nN1  - There are more authors than are listed here.\nER  -", `[{"type": "article-journal", "title": "T", "custom": {"design": "RCT (crossover)", "n": "12 people", "authors_truncated": true}}]`},
		"a date in words":        {"TY  - JOUR\nDA  - spring 2020\nER  -", `[{"type": "article-journal", "issued": {"literal": "spring 2020"}}]`},
		"a month in words":       {"TY  - JOUR\nPY  - 2020\nDA  - 2020/Jun/06/\nER  -", `[{"type": "article-journal", "issued": {"date-parts": [[2020, 6, 6]]}}]`},
		"words and a year":       {"TY  - JOUR\nPY  - 2020\nDA  - spring\nER  -", `[{"type": "article-journal", "issued": {"date-parts": [[2020]]}}]`},
		"number of an article":   {"TY  - JOUR\nC7  - e12\nER  -", `[{"type": "article-journal", "page": "e12"}]`},
		"one page":               {"TY  - JOUR\nSP  - 12\nEP  - 12\nER  -", `[{"type": "article-journal", "page": "12"}]`},
		"proceedings":            {"TY  - CONF\nTI  - A talk\nT2  - Test Week\nC3  - Proceedings of Tests\nER  -", `[{"type": "paper-conference", "title": "A talk", "container-title": "Proceedings of Tests", "event-title": "Test Week"}]`},
		"an accession of others": {"TY  - JOUR\nDB  - Scopus\nAN  - 99999901\nER  -", `[{"type": "article-journal"}]`},
		"nothing":                {"", `[]`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			entries, problems := ris.Parse([]byte(test.src))
			if len(problems) > 0 {
				t.Errorf("problems: %+v", problems)
			}
			got := []any{}
			for _, e := range entries {
				var object any
				if err := json.Unmarshal(e.CSL(), &object); err != nil {
					t.Fatal(err)
				}
				got = append(got, object)
			}
			var want []any
			if err := json.Unmarshal([]byte(test.want), &want); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestProblems(t *testing.T) {
	t.Parallel()
	entries, problems := ris.Parse([]byte("Dear reader\nTI  - Lost\nTY  - JOUR\nTI  - Kept\nER  - \nAU  - Lost, L\n"))
	if len(entries) != 1 || entries[0].Title != "Kept" || entries[0].Offset != 23 {
		t.Errorf("entries: %+v", entries)
	}
	if len(problems) != 3 || problems[2].Offset != 52 || problems[2].Length != 13 {
		t.Errorf("problems: %+v", problems)
	}
	if _, problems := ris.Parse([]byte("TY  - JOUR\nTI  - M\xfcller\n")); len(problems) != 1 || !strings.Contains(problems[0].Message, "UTF-8") {
		t.Errorf("problems: %+v", problems)
	}
}

// Whatever the bytes, Parse returns, its offsets lie in the file, and its entries
// can be cleaned, written and set.
func FuzzRIS(f *testing.F) {
	for _, src := range []string{zotero, publisher, endnote, "TY  - \nDA  - 2020/13/40/x\nAU  - ,\nAU  - a,,b,c\nSP  - -\nAN  - \nER", "TY - JOUR\rXX-\n\n  - x"} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		entries, problems := ris.Parse(src)
		for _, p := range problems {
			if p.Offset < 0 || p.Length < 0 || p.Offset+p.Length > len(src) || p.Message == "" || p.Rule == "" {
				t.Fatalf("%+v in %d bytes", p, len(src))
			}
		}
		for _, e := range entries {
			if e.Offset < 0 || e.Offset >= len(src) {
				t.Fatalf("no entry at %d", e.Offset)
			}
			kept, _ := bibliography.Clean(e.CSL())
			if !json.Valid(kept) || !utf8.Valid(kept) {
				t.Fatalf("not JSON: %q", kept)
			}
			_ = bibliography.Format(e).String()
		}
	})
}
