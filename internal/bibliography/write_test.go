package bibliography

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"
)

// Every entry of the bundled guide is written as it was read.
func TestCSL(t *testing.T) {
	src, err := os.ReadFile("../../content/references.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range library(t) {
		var want, got map[string]any
		if err := json.Unmarshal(src[e.Offset:][:e.Length], &want); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(e.CSL(), &got); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %s", e.ID, e.CSL())
		}
		var compact bytes.Buffer
		_ = json.Compact(&compact, src[e.Offset:][:e.Length])
		if kept, dropped := Clean(compact.Bytes()); len(dropped) > 0 || !bytes.Equal(kept, compact.Bytes()) {
			t.Errorf("%s: dropped %v of\n%s\nwhich is now\n%s", e.ID, dropped, compact.Bytes(), kept)
		}
	}
	e := item(t, `"type": "book", "title": "A < B & C", "issued": {"date-parts": [[2020, 5]], "season": 2}, "custom": {"n": 4}, "note": "N", "publisher": "P"`)
	if got, want := string(e.CSL()), `{"id":"x","type":"book","title":"A < B & C","issued":{"date-parts":[[2020,5]],"season":"2"},"publisher":"P","note":"N","custom":{"n":"4"}}`; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// What other programs write becomes what Decode takes.
func TestClean(t *testing.T) {
	tests := map[string]struct{ src, kept, dropped string }{
		"unknown key":        {`{"indexed": {"x": 1}, "title": "T"}`, `{"title":"T"}`, "indexed"},
		"of a name":          {`{"author": [{"family": "A", "affiliation": [], "sequence": "first"}]}`, `{"author":[{"family":"A"}]}`, "author.affiliation author.sequence"},
		"empty name":         {`{"author": [{"given": ""}, {"family": "B"}]}`, `{"author":[{"family":"B"}]}`, "author.given"},
		"of a date":          {`{"issued": {"date-parts": [[2020]], "timestamp": 1}}`, `{"issued":{"date-parts":[[2020]]}}`, "issued.timestamp"},
		"no such date":       {`{"issued": {"date-parts": [[2020, 13]]}}`, `{}`, "issued"},
		"no date":            {`{"issued": {"date-parts": [[null]]}}`, `{}`, "issued.date-parts issued"},
		"year in quotes":     {`{"issued": {"date-parts": [["2020", 5]]}}`, `{"issued":{"date-parts":[["2020", 5]]}}`, ""},
		"null":               {`{"volume": null, "page": "1"}`, `{"page":"1"}`, "volume"},
		"blank":              {`{"volume": " "}`, `{}`, "volume"},
		"list for text":      {`{"title": ["T"]}`, `{}`, "title"},
		"twice":              {`{"title": "T", "title": "U"}`, `{"title":"T"}`, "title"},
		"number for text":    {`{"PMID": 123, "volume": 7}`, `{"PMID":"123","volume":7}`, ""},
		"kept though unused": {`{"source": "PubMed", "translator": [{"family": "T"}]}`, `{"source":"PubMed","translator":[{"family":"T"}]}`, ""},
		"DOI in an address":  {`{"DOI": "https://doi.org/10.1136/GUT.1"}`, `{"DOI":"10.1136/GUT.1"}`, ""},
		"DOI that is none":   {`{"DOI": "none"}`, `{}`, "DOI"},
		"PMID with a label":  {`{"PMID": "PMID: 12"}`, `{"PMID":"12"}`, ""},
		"PMCID without PMC":  {`{"PMCID": "12"}`, `{"PMCID":"PMC12"}`, ""},
		"address":            {`{"URL": "www.a.org/b"}`, `{"URL":"https://www.a.org/b"}`, ""},
		"no address":         {`{"URL": "ftp://a.org"}`, `{}`, "URL"},
		"nothing":            {`{}`, `{}`, ""},
	}
	for name, test := range tests {
		kept, dropped := Clean([]byte(test.src))
		if string(kept) != test.kept || strings.Join(dropped, " ") != test.dropped {
			t.Errorf("%s: %s, dropped %v", name, kept, dropped)
		}
		if _, problems := Decode([]byte("[" + string(kept) + "]")); len(problems) > 0 {
			for _, p := range problems {
				if p.Rule != "required" {
					t.Errorf("%s: %+v", name, p)
				}
			}
		}
	}
}

func TestKey(t *testing.T) {
	none := func(string) bool { return false }
	name := func(family string) []Name { return []Name{{Family: family}} }
	year := Date{Parts: [][]int{{2020}}}
	tests := map[string]struct {
		entry Entry
		taken string
		keep  bool
		want  string
	}{
		"author and year":       {Entry{Author: name("Camilleri"), Issued: year}, "", false, "camilleri2020"},
		"taken":                 {Entry{Author: name("Camilleri"), Issued: year}, "camilleri2020", false, "camilleri2020b"},
		"taken twice":           {Entry{Author: name("Camilleri"), Issued: year}, "camilleri2020 camilleri2020b", false, "camilleri2020c"},
		"accents":               {Entry{Author: name("Öz Tunçer"), Issued: year}, "", false, "oztuncer2020"},
		"apostrophe":            {Entry{Author: name("Del Bo'"), Issued: year}, "", false, "delbo2020"},
		"hyphen":                {Entry{Author: name("Rubio-Tapia"), Issued: year}, "", false, "rubiotapia2020"},
		"another script":        {Entry{Author: name("李"), Title: "Gut", Issued: year}, "", false, "gut2020"},
		"organization":          {Entry{Author: []Name{{Literal: "National Institute for Health and Care Excellence (NICE)"}}, Issued: year}, "", false, "nice2020"},
		"publisher":             {Entry{Publisher: "The Grove Medical Group", Issued: year}, "", false, "grove2020"},
		"no year":               {Entry{Author: name("Li")}, "", false, "li"},
		"a page":                {Entry{Publisher: "National Health Service (NHS)", Title: "The signs of sepsis"}, "", false, "nhs-signs"},
		"year in words":         {Entry{Author: name("Li"), Issued: Date{Literal: "about 1990"}}, "", false, "li1990"},
		"nothing":               {Entry{}, "", false, "source"},
		"key of the house":      {Entry{ID: "camilleri2020b", Author: name("Camilleri"), Issued: year}, "", false, "camilleri2020b"},
		"key of the house, had": {Entry{ID: "camilleri2020b", Author: name("Camilleri"), Issued: year}, "camilleri2020b", false, "camilleri2020"},
		"key of others":         {Entry{ID: "camilleri_gut_2020", Author: name("Camilleri"), Issued: year}, "", false, "camilleri2020"},
		"id of others":          {Entry{ID: "camilleri2020gut", Author: name("Camilleri"), Issued: year}, "", false, "camilleri2020"},
		"id of others, kept":    {Entry{ID: "camilleri2020gut", Author: name("Camilleri"), Issued: year}, "", true, "camilleri2020gut"},
		"no id, not kept":       {Entry{ID: "Camilleri:2020", Author: name("Camilleri"), Issued: year}, "", true, "camilleri2020"},
	}
	for what, test := range tests {
		taken := none
		if test.taken != "" {
			taken = func(key string) bool { return strings.Contains(" "+test.taken+" ", " "+key+" ") }
		}
		if got := Key(test.entry, taken, test.keep); got != test.want || !idForm.MatchString(got) {
			t.Errorf("%s: %q, want %q", what, got, test.want)
		}
	}
	used := map[string]bool{}
	for range 40 {
		used[Key(Entry{}, func(key string) bool { return used[key] }, false)] = true
	}
	if len(used) != 40 {
		t.Errorf("%d keys for 40 entries", len(used))
	}
}

func TestInsert(t *testing.T) {
	tests := map[string]struct{ src, item, want string }{
		"between":       {"[\n {\n  \"id\": \"a\"\n },\n {\n  \"id\": \"c\"\n }\n]\n", `{"id":"b"}`, "[\n {\n  \"id\": \"a\"\n },\n {\n  \"id\": \"b\"\n },\n {\n  \"id\": \"c\"\n }\n]\n"},
		"first":         {"[\n {\n  \"id\": \"b\"\n }\n]\n", `{"id":"a"}`, "[\n {\n  \"id\": \"a\"\n },\n {\n  \"id\": \"b\"\n }\n]\n"},
		"last":          {"[\n {\n  \"id\": \"a\"\n }\n]\n", `{"id":"b"}`, "[\n {\n  \"id\": \"a\"\n },\n {\n  \"id\": \"b\"\n }\n]\n"},
		"not in order":  {"[\n {\n  \"id\": \"c\"\n },\n {\n  \"id\": \"a\"\n }\n]\n", `{"id":"b"}`, "[\n {\n  \"id\": \"c\"\n },\n {\n  \"id\": \"a\"\n },\n {\n  \"id\": \"b\"\n }\n]\n"},
		"a line each":   {"[\n {\"id\": \"a\"},\n {\"id\": \"c\"}\n]\n", `{"id":"b"}`, "[\n {\"id\": \"a\"},\n {\"id\":\"b\"},\n {\"id\": \"c\"}\n]\n"},
		"in one line":   {`[{"id": "b"}]`, `{"id":"a"}`, `[{"id":"a"}, {"id": "b"}]`},
		"Windows":       {"[\r\n\t{\r\n\t\t\"id\": \"b\"\r\n\t}\r\n]", `{"id":"a"}`, "[\r\n\t{\r\n\t\t\"id\": \"a\"\r\n\t},\r\n\t{\r\n\t\t\"id\": \"b\"\r\n\t}\r\n]"},
		"an empty list": {"[]\n", `{"id":"a"}`, "[\n {\n  \"id\": \"a\"\n }\n]\n"},
	}
	for name, test := range tests {
		got, err := Insert([]byte(test.src), []byte(test.item))
		if err != nil || string(got) != test.want {
			t.Errorf("%s: %v\n got %q\nwant %q", name, err, got, test.want)
		}
	}
	if _, err := Insert([]byte(`[{"id": "a"}]`), []byte(`{"id": "a"}`)); err == nil {
		t.Error("an id is taken twice")
	}
}
