package web

import (
	"net/http"
	"strings"
	"testing"

	"leakygut/content"
	"leakygut/internal/bibliography"
	"leakygut/internal/compile"
	"leakygut/internal/guide"
)

// TestRetractedSourceSaysSo takes a source of the bundled guide back: from then on
// it is nowhere listed, shown or given away without saying so.
func TestRetractedSourceSaysSo(t *testing.T) {
	t.Parallel()
	g, list, err := compile.Compile(content.FS())
	if g == nil || err != nil {
		t.Fatalf("%v, %v", list, err)
	}
	r := takeBack(t, g, "nascimento2024")
	site := newSite(t, Config{Guide: g})
	const badge = `<strong><span aria-hidden="true">⊘</span> Retracted</strong>`
	want := map[string][]string{
		"/references": {badge},
		r.Path(): {badge, "on February 6, 2020: it was taken back after it was published.",
			`Notice, doi: <a href="https://doi.org/10.5555/notice">10.5555/notice</a>`},
		r.Path() + ".md":   {"**Retracted** on February 6, 2020. Notice, doi: [10.5555/notice](https://doi.org/10.5555/notice)."},
		r.Path() + ".json": {`"retracted"`, `"2020-02-06"`, "https://doi.org/10.5555/notice"},
		"/references.md":   {"**Retracted**"},
	}
	for _, c := range r.Claims {
		want[c.Path()] = []string{badge, "taken back after"}
		want[c.Path()+".md"] = []string{"**Retracted**"}
		want[c.Path()+".json"] = []string{`"retracted"`}
		want[c.Path()+"/references.bib"] = []string{"note = {Retracted 2020-02-06. Notice, doi: 10.5555/notice.}"}
		want[c.Path()+"/references.ris"] = []string{"N1  - Retracted 2020-02-06. Notice, doi: 10.5555/notice.\r\n"}
		want[c.Path()+"/references.csl.json"] = []string{`"status":"retracted"`}
		want[c.Article.Path] = []string{badge, `"creativeWorkStatus":"Retracted"`}
		want[c.Article.Path+".md"] = []string{"**Retracted**"}
		want[c.Article.Handout()] = []string{"(1 retracted)"}
	}
	if len(want) < 10 {
		t.Fatalf("no claim rests on %s any more: choose another reference", r.ID)
	}
	for address, texts := range want {
		answer := get(site, address)
		body := answer.Body.String()
		for _, text := range texts {
			if answer.Code != http.StatusOK || !strings.Contains(body, text) {
				t.Errorf("%s: status %d, no %q", address, answer.Code, text)
			}
		}
	}
	if other := get(site, "/references/lacy2024").Body.String(); strings.Contains(other, "etracted") {
		t.Error("another source is said to be retracted")
	}
}

// takeBack retracts a source, as references.json would.
func takeBack(t *testing.T, g *guide.Guide, id string) *guide.Reference {
	t.Helper()
	for _, r := range g.References {
		if r.ID != id {
			continue
		}
		csl, err := bibliography.SetCustom([]byte("["+r.CSL+"]"), id, "retracted", map[string]any{
			"date": map[string]any{"date-parts": [][]int{{2020, 2, 6}}}, "DOI": "10.5555/notice",
		})
		if err != nil {
			t.Fatal(err)
		}
		r.CSL = string(csl[1 : len(csl)-1])
		r.Retracted = &guide.Retraction{Date: "2020-02-06", Notices: []guide.Link{{Label: "doi", Text: "10.5555/notice", Href: "https://doi.org/10.5555/notice"}}}
		return r
	}
	t.Fatalf("no reference %q", id)
	return nil
}
