package bibliography

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// Each source has one problem and marks with « and » where it stands.
func TestDecodeProblems(t *testing.T) {
	ok := `"type": "book", "title": "T"`
	tests := map[string]struct{ src, rule, message, hint string }{
		"syntax":            {`[{"id": "a", ` + ok + `,«}»]`, "json", "looking for", ""},
		"cut off":           {`[{"id": "a", ` + ok + `}«,»`, "json", "unexpected end", ""},
		"nothing":           {`«»`, "json", "unexpected end", ""},
		"two values":        {`[] «x»`, "json", "after top-level value", ""},
		"not UTF-8":         {"[{\"id\": \"a\", \"type\": \"book\", \"title\": \"�T«\xff»\"}]", "json", "UTF-8", "UTF-8"},
		"key twice":         {`[{"id": "a", ` + ok + `, «"title"»: "U"}]`, "json", "given twice", ""},
		"not a list":        {` «{}»`, "wrong-type", "must be a list, not an object", "[ and ]"},
		"not an object":     {`[«7»]`, "wrong-type", "a reference must be an object, not a number", ""},
		"unknown key":       {`[{"id": "a", ` + ok + `, «"volum"»: 1}]`, "unknown-key", `"volum"`, `"volume"`},
		"other case":        {`[{"id": "a", ` + ok + `, «"doi"»: "10.1136/x"}]`, "unknown-key", `"doi"`, `"DOI"`},
		"nothing like it":   {`[{"id": "a", ` + ok + `, «"xylophone-music"»: 1}]`, "unknown-key", "xylophone", ""},
		"key of a name":     {`[{"id": "a", ` + ok + `, "author": [{"family": "B", «"givn"»: "I"}]}]`, "unknown-key", `"givn"`, `"given"`},
		"key of a date":     {`[{"id": "a", ` + ok + `, "issued": {"date-parts": [[2020]], «"dateparts"»: 1}}]`, "unknown-key", "", `"date-parts"`},
		"key of custom":     {`[{"id": "a", ` + ok + `, "custom": {«"desing"»: "RCT"}}]`, "unknown-key", "", `"design"`},
		"number for text":   {`[{"id": "a", ` + ok + `, "PMID": «123»}]`, "wrong-type", "PMID must be text, not a number", `"123"`},
		"null":              {`[{"id": "a", ` + ok + `, "volume": «null»}]`, "wrong-type", "volume must be text or a number, not null", ""},
		"text for a list":   {`[{"id": "a", ` + ok + `, "author": «"Bjarnason I"»}]`, "wrong-type", "author must be a list, not text", ""},
		"text for a name":   {`[{"id": "a", ` + ok + `, "author": [{"family": "B"}, «"Peters TJ"»]}]`, "wrong-type", "author must be an object, not text", ""},
		"text for a date":   {`[{"id": "a", ` + ok + `, "issued": «"2020"»}]`, "wrong-type", "issued must be an object", ""},
		"text in a date":    {`[{"id": "a", ` + ok + `, "issued": {"date-parts": [[2020, «"May"»]]}}]`, "wrong-type", "whole number", ""},
		"text for a truth":  {`[{"id": "a", ` + ok + `, "custom": {"authors_truncated": «"yes"»}}]`, "wrong-type", "true or false", ""},
		"dropped variable":  {`[{"id": "a", ` + ok + `, "archive": «["x"]»}]`, "wrong-type", "archive must be text, not a list", ""},
		"notice's DOI":      {`[{"id": "a", ` + ok + `, "custom": {"retracted": {"DOI": «"doi:10.5555/n"»}}}]`, "doi", "not a DOI", "without its address"},
		"notice's PMID":     {`[{"id": "a", ` + ok + `, "custom": {"retracted": {"PMID": «"PMID 1"»}}}]`, "pmid", "not a PMID", "digits"},
		"notice's date":     {`[{"id": "a", ` + ok + `, "custom": {"retracted": {"date": «{"date-parts": [[2024, 13]]}»}}}]`, "date", "no such date", ""},
		"retracted by word": {`[{"id": "a", ` + ok + `, "custom": {"retracted": «true»}}]`, "wrong-type", "retracted must be an object, not true or false", ""},
		"noted in words":    {`[{"id": "a", ` + ok + `, "custom": {"noted": ["10.5555/n", "1", «"the erratum"»]}}]`, "noted", "neither a DOI nor a PMID", "of the notice"},
		"no id":             {`[«{»` + ok + `}]`, "required", "no id", ""},
		"no type":           {`[«{»"id": "a", "title": "T"}]`, "required", "no type", ""},
		"no title":          {`[«{»"id": "a", "type": "book"}]`, "required", "no title", ""},
		"blank title":       {`[{"id": "a", "type": "book", "title": «" "»}]`, "required", "title is empty", ""},
		"empty name":        {`[{"id": "a", ` + ok + `, "author": [«{"family": ""}»]}]`, "required", "a name is empty", `"literal"`},
		"id form":           {`[{"id": «"Wolters & Zoe_2019"», ` + ok + `}]`, "reference-id", "lower-case", `"wolters-zoe-2019"`},
		"id again":          {`[{"id": "a", ` + ok + `}, {"id": «"a"», ` + ok + `}]`, "duplicate-id", `"a"`, ""},
		"DOI again":         {`[{"id": "a", ` + ok + `, "DOI": "10.1136/GUT.1"}, {"id": "b", ` + ok + `, "DOI": «"10.1136/gut.1"»}]`, "duplicate-source", `"b" has the same DOI as "a"`, ""},
		"PMID again":        {`[{"id": "a", ` + ok + `, "PMID": "1"}, {"id": "b", ` + ok + `, "PMID": «"1"»}]`, "duplicate-source", "PMID", ""},
		"DOI with address":  {`[{"id": "a", ` + ok + `, "DOI": «"https://doi.org/10.1136/gut.1"»}]`, "doi", "not a DOI", "without its address"},
		"DOI with blank":    {`[{"id": "a", ` + ok + `, "DOI": «"10.1136/gut 1"»}]`, "doi", "", ""},
		"PMID form":         {`[{"id": "a", ` + ok + `, "PMID": «"PMC12"»}]`, "pmid", "not a PMID", "digits"},
		"PMCID form":        {`[{"id": "a", ` + ok + `, "PMCID": «"12"»}]`, "pmcid", "not a PMCID", "PMC1727292"},
		"URL without host":  {`[{"id": "a", ` + ok + `, "URL": «"nhs.uk/sepsis"»}]`, "url", "not a web address", "https://"},
		"URL scheme":        {`[{"id": "a", ` + ok + `, "URL": «"javascript:alert(1)"»}]`, "url", "", ""},
		"no such month":     {`[{"id": "a", ` + ok + `, "issued": «{"date-parts": [[2020, 13]]}»}]`, "date", "issued: there is no such date", "[[2022, 6, 21]]"},
		"no such day":       {`[{"id": "a", ` + ok + `, "accessed": «{"date-parts": [[2023, 2, 29]]}»}]`, "date", "accessed", ""},
		"no such year":      {`[{"id": "a", ` + ok + `, "issued": «{"date-parts": [[20222]]}»}]`, "date", "no such date", ""},
		"too many parts":    {`[{"id": "a", ` + ok + `, "issued": «{"date-parts": [[2020, 1, 1, 1]]}»}]`, "date", "no such date", ""},
		"no parts":          {`[{"id": "a", ` + ok + `, "issued": «{"date-parts": [[]]}»}]`, "date", "no such date", ""},
		"empty date":        {`[{"id": "a", ` + ok + `, "issued": «{}»}]`, "date", "empty", ""},
		"three dates":       {`[{"id": "a", ` + ok + `, "issued": «{"date-parts": [[1], [2], [3]]}»}]`, "date", "a start and an end", ""},
		"backwards":         {`[{"id": "a", ` + ok + `, "event-date": «{"date-parts": [[2020, 5], [2020, 4]]}»}]`, "date", "ends before", ""},
		"dropped date":      {`[{"id": "a", ` + ok + `, "submitted": «{"date-parts": [[0]]}»}]`, "date", "submitted", ""},
		"mark of one line":  {"[{\"id\": \"a\", " + ok + ", \"issued\": «{»\r\n\"date-parts\": [[2020, 13]]}}]", "date", "", ""},
		"keys with escapes": {`[{"id": "a", ` + ok + ` , «"t\u0069tl\u0065"» : "U"}]`, "json", `"title" is given twice`, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			before, marked, _ := strings.Cut(test.src, "«")
			inside, after, _ := strings.Cut(marked, "»")
			_, problems := Decode([]byte(before + inside + after))
			if len(problems) != 1 {
				t.Fatalf("want one problem, got %v", problems)
			}
			p := problems[0]
			if p.Offset != len(before) || p.Length != len(inside) {
				t.Errorf("stands at %d+%d, want %d+%d", p.Offset, p.Length, len(before), len(inside))
			}
			if p.Rule != test.rule || !strings.Contains(p.Message, test.message) || !strings.Contains(p.Hint, test.hint) {
				t.Errorf("got %+v", p)
			}
			if test.hint == "" && p.Rule == "unknown-key" && p.Hint != "" {
				t.Errorf("hint %q, want none", p.Hint)
			}
		})
	}
}

// That a source was retracted is said by the field alone; the rest is details.
func TestDecodeRetraction(t *testing.T) {
	src := `[
		{"id": "a", "type": "book", "title": "T", "custom": {"retracted": {}}},
		{"id": "b", "type": "book", "title": "T", "custom": {"retracted": {"date": {"date-parts": [[2024, 5]]}, "DOI": "10.5555/n", "PMID": "1"}, "noted": ["10.5555/e"]}},
		{"id": "c", "type": "book", "title": "T", "custom": {"retracted": {"DOI": "10.5555/n"}}},
		{"id": "d", "type": "book", "title": "T", "custom": {"design": "RCT"}}]`
	entries, problems := Decode([]byte(src))
	if len(problems) > 0 || len(entries) != 4 {
		t.Fatalf("%d entries, problems: %v", len(entries), problems)
	}
	want := []*Retraction{{}, {Date: Date{Parts: [][]int{{2024, 5}}}, DOI: "10.5555/n", PMID: "1"}, {DOI: "10.5555/n"}, nil}
	for i, e := range entries {
		if diff := gocmp.Diff(want[i], e.Custom.Retracted); diff != "" {
			t.Errorf("%s: %s", e.ID, diff)
		}
	}
	if diff := gocmp.Diff([]string{"10.5555/e"}, entries[1].Custom.Noted); diff != "" {
		t.Error(diff)
	}
}

// A broken file still gives what can be read, and every problem at once.
func TestDecodeGoesOn(t *testing.T) {
	src := []byte(`[{"id": "a", "type": "book", "title": 1, "PMID": "x"}, 7, {"id": "b", "type": "book", "title": "B"}, {"id":`)
	entries, problems := Decode(src)
	if len(entries) != 2 || entries[0].ID != "a" || entries[1].Title != "B" {
		t.Errorf("entries: %+v", entries)
	}
	var rules []string
	for _, p := range problems {
		rules = append(rules, p.Rule)
	}
	if got := strings.Join(rules, " "); got != "wrong-type pmid wrong-type json" {
		t.Errorf("rules: %s", got)
	}
	if string(src[entries[1].Offset:][:entries[1].Length]) != `{"id": "b", "type": "book", "title": "B"}` {
		t.Errorf("entry b stands at %d+%d", entries[1].Offset, entries[1].Length)
	}
}

// Every variable of the schema is known: what Zotero exports passes.
func TestDecodeKnowsCSL(t *testing.T) {
	e := item(t, `"citation-key": "x", "type": "chapter", "title": "T", "title-short": "T", "shortTitle": "T", "language": "en", "categories": ["a"],
		"abstract": "A", "note": "N", "keyword": "K", "status": "in press", "ISBN": "1", "ISSN": "2", "source": "PubMed", "archive_location": "L",
		"editor": [{"family": "B", "given": "I", "comma-suffix": true, "static-ordering": 0, "parse-names": "true"}], "translator": [{"family": "C"}],
		"collection-number": 3, "chapter-number": "IV", "number-of-pages": 12, "event": "E", "event-title": "E", "event-place": "P",
		"issued": {"date-parts": [["2020", "5"]], "circa": true, "season": 1}, "accessed": {"raw": "2026-11-22"}, "original-date": {"literal": "about 1990"},
		"custom": {"design": "RCT", "n": 42, "verified": "twice", "authors_truncated": true, "authors_not_seen": false}`)
	if diff := gocmp.Diff(Custom{Design: "RCT", N: "42", Verified: "twice", AuthorsTruncated: true}, e.Custom); diff != "" {
		t.Errorf("custom: %s", diff)
	}
	if got := e.Accessed.String(); got != "2026 Nov 22" {
		t.Errorf("accessed: %q", got)
	}
	if got := e.Issued.String(); got != "2020 May" {
		t.Errorf("issued: %q", got)
	}
}

// testdata/odd.json holds the odd ones among the references of the guide.
func TestFile(t *testing.T) {
	src, err := os.ReadFile("testdata/odd.json")
	if err != nil {
		t.Fatal(err)
	}
	entries, problems := Decode(src)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := map[string]string{
		"addapt2025":             "Emulsifier restriction is an effective therapy for active Crohn's disease: the ADDapt trial - a multi-centre, randomised, double-blind, placebo-controlled, re-supplementation trial in 154 patients. In: European Crohn's and Colitis Organisation (ECCO) Congress 2025 (abstract) [Internet]. 2025. Available from: https://isrctn.com/ISRCTN14054186",
		"drinkaware-withdrawal":  "Drinkaware. Alcohol withdrawal symptoms [Internet]. Drinkaware (UK charity). Available from: https://drinkaware.co.uk/facts/health-effects-of-alcohol/general-health-effects/alcohol-withdrawal-symptoms",
		"gateshead-bowel":        "Worried about your bowels? [Internet]. Gateshead Health NHS Foundation Trust. Available from: https://gatesheadhealth.nhs.uk/services/bladder-bowel/screening/worried-about-your-bowels",
		"igg-migraine-2011":      "Randomised controlled trial of food elimination diet based on IgG antibodies for the prevention of migraine like headaches. Nutr J. 2011;10:85. doi: 10.1186/1475-2891-10-85. PMID: 21835022.",
		"keefe1997":              "Keefe DMK, et al. Effect of high-dose chemotherapy on intestinal permeability in humans. Clin Sci (Lond). 1997;92(4):385-9. doi: 10.1042/cs0920385. PMID: 9176038.",
		"leclercq2014":           "Leclercq S, Matamoros S, Cani PD, Neyrinck AM, Jamar F, Stärkel P, et al. Intestinal permeability, gut-bacterial dysbiosis, and behavioral markers of alcohol-dependence severity. Proc Natl Acad Sci U S A. 2014;111(42):E4485-93. doi: 10.1073/pnas.1415174111. PMID: 25288760. PMCID: PMC4210345.",
		"marshall2009":           "Marshall JK. Post-infectious irritable bowel syndrome following water contamination. Kidney Int Suppl. 2009;(112):S42-3. doi: 10.1038/ki.2008.618. PMID: 19180133.",
		"mothertobaby-berberine": "Berberine (MotherToBaby fact sheet) [Internet]. Organization of Teratology Information Specialists (OTIS); 2023 Jun. PMID: 38349985. Available from: https://mothertobaby.org/fact-sheets/berberine",
		"nasem2016":              "Finding a Path to Safety in Food Allergy: Assessment of the Global Burden, Causes, Prevention, Management, and Public Policy (chapter 4, Assessments, Diagnostic Testing, Disease Monitoring, and Prognosis) [Internet]. National Academies Press (US); 2016 Nov 30. Available from: https://www.ncbi.nlm.nih.gov/books/NBK435944/.",
		"nascimento2024":         "do Nascimento DSM, Mota ACCC, Carvalho MCC, Andrade EDO, de Oliveira ÉPSF, Galvão LLP, et al. Can Diet Alter the Intestinal Barrier Permeability in Healthy People? A Systematic Review. Nutrients. 2024;16(12):1871. doi: 10.3390/nu16121871. PMID: 38931225.",
		"nice-ng20":              "National Institute for Health and Care Excellence (NICE). Coeliac disease: recognition, assessment and management (NG20), Recommendations [Internet]. 2015 Sep 2. Available from: https://www.nice.org.uk/guidance/ng20/chapter/Recommendations",
		"odenwald2016":           "Odenwald MA, Turner JR. The intestinal epithelial barrier: a therapeutic target? Nature Reviews Gastroenterology & Hepatology. doi: 10.1038/nrgastro.2016.169.",
		"power2021":              "Power N, Turpin W, Espin-Garcia O, et al. Serum Zonulin Measured by Commercial Kit Fails to Correlate With Physiologic Measures of Altered Gut Permeability in First Degree Relatives of Crohn's Disease Patients. Front Physiol. 2021;12:645303. doi: 10.3389/fphys.2021.645303.",
		"wallace2013":            "Wallace JL. Mechanisms, prevention and clinical implications of nonsteroidal anti-inflammatory drug-enteropathy. World J Gastroenterol. 2013;19(12):1861-76. doi: 10.3748/wjg.v19.i12.1861. Available from: https://wjgnet.com/1007-9327/full/v19/i12/1861.htm",
	}
	if len(entries) != len(want) {
		t.Fatalf("%d entries, want %d", len(entries), len(want))
	}
	for _, e := range entries {
		if got := Format(e).String(); got != want[e.ID] {
			t.Errorf("%s\n got %s\nwant %s", e.ID, got, want[e.ID])
		}
		if e.Custom.Design == "" || e.Custom.Verified == "" {
			t.Errorf("%s: custom %+v", e.ID, e.Custom)
		}
	}
}

// Whatever the bytes, Decode returns, its offsets lie in the file, and what it
// returns can be set.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(`[{"id": "a", "type": "book", "title": "T", "author": [{"family": "B", "given": "I. de"}, {"literal": "C"}], "custom": {"n": 1}, "URL": "https://a.b/"}]`))
	f.Add([]byte(`[{"id": 1, "type": "book", "title": "\ud800", "author": [{}, 7], "issued": {"date-parts": [[2020, 13, -1], []]}}, [], {`))
	f.Add([]byte("[{\"\xff\": \"\\u0000\", \"edition\": \"-3\", \"page\": \"1--2\"}]"))
	f.Fuzz(func(t *testing.T, src []byte) {
		before := bytes.Clone(src)
		entries, problems := Decode(src)
		if !bytes.Equal(src, before) {
			t.Fatal("the source was changed")
		}
		for _, p := range problems {
			if p.Offset < 0 || p.Length < 0 || p.Offset+p.Length > len(src) || p.Rule == "" || p.Message == "" {
				t.Fatalf("%+v in %d bytes", p, len(src))
			}
		}
		if !slices.IsSortedFunc(problems, func(a, b Problem) int { return cmp.Compare(a.Offset, b.Offset) }) {
			t.Fatalf("not sorted: %v", problems)
		}
		if !json.Valid(src) && len(problems) == 0 {
			t.Fatal("invalid JSON without a problem")
		}
		for _, e := range entries {
			if !json.Valid(src[e.Offset:][:e.Length]) {
				t.Fatalf("no entry at %d+%d", e.Offset, e.Length)
			}
			if got := fmt.Sprint(Format(e)); got != strings.TrimSpace(got) {
				t.Fatalf("blanks around %q", got)
			}
		}
	})
}
