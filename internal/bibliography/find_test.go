package bibliography

import (
	"os"
	"strings"
	"testing"
)

// library is the bibliography of the bundled guide.
func library(t testing.TB) []Entry {
	t.Helper()
	src, err := os.ReadFile("../../content/references.json")
	if err != nil {
		t.Fatal(err)
	}
	entries, problems := Decode(src)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return entries
}

func keys(entries []Entry) string {
	var all []string
	for _, e := range entries {
		all = append(all, e.ID)
	}
	return strings.Join(all, " ")
}

// Identifiers are found in every spelling in which they are pasted.
func TestFindIdentifier(t *testing.T) {
	entries := library(t)
	for _, query := range []string{
		"10.1007/s00726-024-03420-7", "doi:10.1007/S00726-024-03420-7", "DOI 10.1007/s00726-024-03420-7.", "https://doi.org/10.1007/s00726-024-03420-7",
		"http://dx.doi.org/10.1007%2Fs00726-024-03420-7", "doi.org/10.1007/s00726-024-03420-7", "https://link.springer.com/article/10.1007/s00726-024-03420-7",
		"https://onlinelibrary.wiley.com/doi/full/10.1007/s00726-024-03420-7?x=1", "  10.1007/s00726-024-03420-7, ",
		"39397201", "PMID: 39397201", "pmid 39397201", "PMID39397201", "https://pubmed.ncbi.nlm.nih.gov/39397201/", "http://www.ncbi.nlm.nih.gov/pubmed/39397201",
		"pubmed.ncbi.nlm.nih.gov/39397201/?from_term=gut", "abbasi2024", "@abbasi2024", "[@abbasi2024]",
	} {
		if found, _ := Find(entries, query); keys(found) != "abbasi2024" {
			t.Errorf("%q: %s", query, keys(found))
		}
	}
	for query, want := range map[string]string{
		"PMC4210345": "leclercq2014", "PMCID: PMC4210345": "leclercq2014", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC4210345/": "leclercq2014",
		"https://pmc.ncbi.nlm.nih.gov/articles/PMC4210345/#s2": "leclercq2014",
		"http://www.isrctn.com/ISRCTN14054186/":                "addapt2025", "www.isrctn.com/ISRCTN14054186": "addapt2025",
	} {
		if found, _ := Find(entries, query); keys(found) != want {
			t.Errorf("%q: %s, want %s", query, keys(found), want)
		}
	}
}

func TestFindNothing(t *testing.T) {
	entries := library(t)
	for query, near := range map[string]string{
		"10.1007/s00726-024-03420-9": "abbasi2024", // the last digit is wrong
		"PMID 39397202":              "abbasi2024",
		"10.5555/nobody-has-this":    "",
		"https://example.org/":       "",
		"abassi glutamine":           "abbasi2024", // a slip
		"glutamine zebra":            "abbasi2024", // one of the words
		"":                           "",
		"?":                          "",
		"qqqqqqqqq":                  "",
	} {
		found, nearest := Find(entries, query)
		if first, _, _ := strings.Cut(keys(nearest), " "); len(found) > 0 || first != near || len(nearest) > maxNearest {
			t.Errorf("%q: found %s, nearest %s, want %s", query, keys(found), keys(nearest), near)
		}
	}
}

// TestFindWords holds the first place to what a writer means.
func TestFindWords(t *testing.T) {
	entries := library(t)
	for query, want := range map[string]string{
		"camilleri 2019":                "camilleri2019",
		"Järvinen":                      "jarvinen2013",
		"jarvinen":                      "jarvinen2013",
		"abbasi glutamine amino acids":  "abbasi2024",
		"glutamine meta-analysis 2024":  "abbasi2024",
		"vazquez-roque gluten":          "vazquezroque2013",
		"power zonulin kit":             "power2021",
		"emulsif crohn randomised 2025": "addapt2025",
		"nice coeliac":                  "nice-ng20",
		"zonulin commercial front":      "power2021",
	} {
		found, _ := Find(entries, query)
		if first, _, _ := strings.Cut(keys(found), " "); first != want {
			t.Errorf("%q: %s, want %s first", query, keys(found), want)
		}
	}
}

// TestShort is a line for every reference.
func TestShort(t *testing.T) {
	for _, e := range library(t) {
		if s := Short(e); s == "" || strings.Contains(s, "\n") || len(e.Author) > 1 && !strings.Contains(s, ", et al. ") {
			t.Errorf("%s: %q", e.ID, s)
		}
	}
}
