package web

import (
	"encoding/json"
	"encoding/xml"
	"net/http"
	"strings"
	"testing"
)

// TestForms wants every page in its other forms, open to any site, each with what
// makes it one, and none of a page that does not exist.
func TestForms(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	disclaimer := bundledGuide(t).Site.Disclaimer
	for address, want := range map[string]string{
		"/causes/diet.md":                       "# Diet and the gut barrier",
		"/causes/diet.json":                     `"certainty"`,
		"/index.md":                             "# What the evidence says",
		"/what-is-leaky-gut.md":                 "# Leaky gut",
		"/claims.json":                          `"claims"`,
		"/claims/turmeric-liver.md":             "Moderate certainty",
		"/references.md":                        "# References",
		"/references/lacy2024.json":             `"title"`,
		"/glossary.md":                          "# Glossary",
		"/glossary/zonulin.md":                  "# Zonulin",
		"/symptoms.md":                          "# Symptoms",
		"/about.md":                             "# About",
		"/causes/diet.bib":                      "@",
		"/causes/diet.ris":                      "TY  - ",
		"/causes/diet.csl.json":                 `"title"`,
		"/causes/diet/references.bib":           "nascimento2024",
		"/claims/turmeric-liver/references.ris": "TY  - JOUR",
		"/claims/turmeric-liver.bib":            "@",
		"/llms.txt":                             "# Leaky Gut, Unraveled",
		"/openapi.json":                         `"openapi"`,
	} {
		answer := get(site, address)
		body := answer.Body.String()
		if answer.Code != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s: status %d, want %q in %.120q", address, answer.Code, want, body)
		}
		if strings.HasSuffix(address, ".json") && !json.Valid([]byte(body)) {
			t.Errorf("%s is no JSON", address)
		}
		if strings.HasSuffix(address, ".md") && !strings.Contains(strings.Join(strings.Fields(body), " "), disclaimer) {
			t.Errorf("%s lacks the disclaimer", address)
		}
		if answer.Header().Get("Etag") == "" {
			t.Errorf("%s has no entity tag", address)
		}
	}
	if got := get(site, "/causes/diet.md").Header().Get("Access-Control-Allow-Origin"); got != "*" {
		t.Errorf("other sites may read a twin: %q", got)
	}
	for _, missing := range []string{"/no-such.md", "/causes/no-such.json", "/claims/no-such.bib", "/search.md", "/about.bib", "/.md", "/causes/diet.md.md", "/claims/x/y.json"} {
		if got := get(site, missing).Code; got == http.StatusOK {
			t.Errorf("%s: status %d", missing, got)
		}
	}
}

// TestFeeds wants feeds with every article, whole, and its disclaimer.
func TestFeeds(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	var atom struct {
		Entries []struct {
			ID      string `xml:"id"`
			Content string `xml:"content"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(get(site, "/feed.atom").Body.Bytes(), &atom); err != nil {
		t.Fatal(err)
	}
	if want := len(bundledGuide(t).Articles()); len(atom.Entries) != want {
		t.Errorf("%d entries, want %d", len(atom.Entries), want)
	}
	for _, entry := range atom.Entries {
		if !strings.HasPrefix(entry.ID, testBase+"/") || !strings.Contains(entry.Content, "Not medical advice") && !strings.Contains(entry.Content, "not medical advice") {
			t.Errorf("%s: no disclaimer, or an id of another site", entry.ID)
		}
	}
	for _, address := range []string{"/feed.json", "/changes.atom"} {
		if w := get(site, address); w.Code != http.StatusOK || w.Body.Len() == 0 {
			t.Errorf("%s: status %d, %d bytes", address, w.Code, w.Body.Len())
		}
	}
}
