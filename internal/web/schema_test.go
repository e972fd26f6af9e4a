package web

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"leakygut/internal/guide"
)

// linkedData is the JSON-LD of a page: its nodes by type. It fails where the page
// has more than one block.
func (p *crawledPage) linkedData(t *testing.T) map[string]map[string]any {
	t.Helper()
	nodes := map[string]map[string]any{}
	for n := range p.elements("script") {
		if attribute(n, "type") != "application/ld+json" {
			continue
		}
		var data struct {
			Context string           `json:"@context"`
			Graph   []map[string]any `json:"@graph"`
		}
		if err := json.Unmarshal([]byte(words(n)), &data); err != nil || data.Context != "https://schema.org" || len(nodes) > 0 {
			t.Errorf("%s: %v, of %q, after %d nodes", p.address, err, data.Context, len(nodes))
		}
		for _, node := range data.Graph {
			kind, _ := node["@type"].(string)
			nodes[kind] = node
		}
	}
	return nodes
}

// TestLinkedDataTypes wants what each kind of page is in the vocabulary of search
// engines, and the way down to it.
func TestLinkedDataTypes(t *testing.T) {
	t.Parallel()
	crawled := crawlBundled(t)
	for address, want := range map[string][]string{
		"/":                      {"Organization"},
		"/causes/diet":           {"BreadcrumbList", "MedicalWebPage"},
		"/claims/turmeric-liver": {"BreadcrumbList", "MedicalWebPage"},
		"/causes":                {"BreadcrumbList", "CollectionPage"},
		"/about":                 {"AboutPage", "BreadcrumbList"},
		"/glossary/zonulin":      {"BreadcrumbList", "DefinedTerm"},
		"/references":            nil,
		"/visit":                 nil,
	} {
		nodes := crawled[address].linkedData(t)
		if got := slices.Sorted(maps.Keys(nodes)); !slices.Equal(got, want) {
			t.Errorf("%s is %q, want %q", address, got, want)
		}
		if way, ok := nodes["BreadcrumbList"]["itemListElement"].([]any); ok {
			last, _ := way[len(way)-1].(map[string]any)
			if last["item"] != testBase+address || last["position"] != float64(len(way)) {
				t.Errorf("%s: the way to it ends with %v", address, last)
			}
		}
	}
	for _, field := range []string{"correctionsPolicy", "ownershipFundingInfo", "name", "url"} {
		if value, _ := crawled["/"].linkedData(t)["Organization"][field].(string); value == "" {
			t.Errorf("the organization has no %s", field)
		}
	}
}

// TestLinkedDataOfArticles wants of each article its dates, its verdict, who answers
// for it and the DOI of every source that has one, and nothing that is not so: no
// reviewer where nobody checked it, no level of evidence, no condition.
func TestLinkedDataOfArticles(t *testing.T) {
	t.Parallel()
	crawled := crawlBundled(t)
	for _, a := range bundledGuide(t).Articles() {
		page := crawled[a.Path].linkedData(t)["MedicalWebPage"]
		author, _ := page["author"].(map[string]any)
		for what, pair := range map[string][2]any{
			"abstract": {page["abstract"], a.Description}, "lastReviewed": {page["lastReviewed"], a.Reviewed.ISO()},
			"datePublished": {page["datePublished"], a.Published.ISO()}, "author": {author["@type"], "Organization"},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%s: %s is %v, want %v", a.Path, what, pair[0], pair[1])
			}
		}
		var got, want []string
		cited, _ := page["citation"].([]any)
		for _, c := range cited {
			if c, _ := c.(map[string]any); c["@type"] == "ScholarlyArticle" {
				id, _ := c["@id"].(string)
				got = append(got, id)
			}
		}
		for _, s := range a.Sources {
			for _, l := range s.Reference.Links {
				if strings.HasPrefix(l.Href, "https://doi.org/") {
					want = append(want, l.Href)
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s cites %q, want %q", a.Path, got, want)
		}
		if _, said := page["reviewedBy"]; said != (a.ClinicalCheck != nil) {
			t.Errorf("%s: a reviewer is named: %t, and a clinician checked it: %t", a.Path, said, a.ClinicalCheck != nil)
		}
		for _, not := range []string{`"evidenceLevel"`, `"MedicalCondition"`, `"MedicalGuideline"`} {
			if strings.Contains(crawled[a.Path].body, not) {
				t.Errorf("%s says %s", a.Path, not)
			}
		}
	}
}

// TestReviewer names the clinician who checked an article.
func TestReviewer(t *testing.T) {
	t.Parallel()
	g := smallGuide("Guide")
	g.Guides[0].ClinicalCheck = &guide.ClinicalCheck{Name: "A Name", Role: "a role", Date: day(2026, 1, 1)}
	page := fetch(newSite(t, Config{Guide: g}), "/what-is-leaky-gut").linkedData(t)["MedicalWebPage"]
	if who, _ := page["reviewedBy"].(map[string]any); who["name"] != "A Name" || who["jobTitle"] != "a role" || who["@type"] != "Person" {
		t.Errorf("reviewed by %v", page["reviewedBy"])
	}
}

// TestLinkedInHead wants the feeds, the color of the bar by day and by night, and
// the abstract, as they are elsewhere.
func TestLinkedInHead(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	style := strings.ReplaceAll(get(site, site.assets.linked.Style).Body.String(), " ", "")
	p := crawlBundled(t)["/causes/diet"]
	for _, feed := range p.relations("alternate") {
		if w := get(site, feed); w.Code != 200 || !strings.Contains(p.head(), `type="`+mediaType(w.Header().Get("Content-Type"))+`" href="`+feed+`"`) {
			t.Errorf("%s: status %d, %s", feed, w.Code, w.Header().Get("Content-Type"))
		}
	}
	if got := p.relations("alternate"); !slices.Equal(got, []string{"/feed.atom", "/feed.json", "/changes.atom"}) {
		t.Errorf("feeds: %q", got)
	}
	var colors []string
	for n := range p.elements("meta") {
		if attribute(n, "name") == "theme-color" {
			colors = append(colors, attribute(n, "content"))
		}
	}
	if len(colors) != 2 || !strings.Contains(style, "--bar:light-dark("+strings.Join(colors, ",")+")") {
		t.Errorf("the bar is not of the colors %q", colors)
	}
	if got := p.meta("citation_abstract"); got == "" || got != p.meta("description") {
		t.Errorf("abstract %q", got)
	}
}

func (p *crawledPage) head() string {
	head, _, _ := strings.Cut(p.body, "</head>")
	return head
}

// mediaType is a type without its parameters.
func mediaType(contentType string) string {
	kind, _, _ := strings.Cut(contentType, ";")
	return kind
}
