package standing

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestAskFindsWhatBecameOfSources(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		item string
		want []string
	}{
		"nothing": {sound, nil},
		"retracted, by both": {
			`{"id": "a", "type": "article-journal", "title": "A Test of Gut Permeability in Invented People", "issued": {"date-parts": [[2019]]}, "DOI": "10.5555/retracted", "PMID": "90000001"}`,
			[]string{
				"retracted a: Retraction, February 6, 2020: https://doi.org/10.5555/notice https://pubmed.ncbi.nlm.nih.gov/90000002/ (Retraction Watch, Crossref, PubMed)",
				"doubted a: Expression of concern, November 2019: https://pubmed.ncbi.nlm.nih.gov/90000003/ (PubMed)",
				"corrected a: Erratum, June 3, 2019: https://doi.org/10.5555/erratum (Crossref)",
			},
		},
		"retracted, and marked; the erratum is noted": {
			`{"id": "a", "type": "article-journal", "title": "A test of gut permeability in invented people", "DOI": "10.5555/RETRACTED", "custom": {"retracted": {}, "noted": ["10.5555/ERRATUM"]}}`,
			nil,
		},
		"noted by PMID": {
			`{"id": "a", "type": "article-journal", "title": "A test of gut permeability in invented people", "PMID": "90000001", "custom": {"retracted": {}, "noted": ["90000003"]}}`,
			nil,
		},
		"published since, and corrected": {
			`{"id": "a", "type": "article", "title": "A test of &amp; a preprint", "issued": {"date-parts": [[2022]]}, "DOI": "10.5555/preprint"}`,
			[]string{
				"corrected a: Correction: https://doi.org/10.5555/correction (Crossref)",
				"newer a: Published version: https://doi.org/10.5555/published (Crossref)",
			},
		},
		"updated": {
			`{"id": "a", "type": "article-journal", "title": "A review that has been updated", "issued": {"date-parts": [[2015]]}, "PMID": "90000010"}`,
			[]string{
				"corrected a: Erratum, 2016 (PubMed)",
				"newer a: Update, January 9, 2020: https://doi.org/10.5555/update.pub3 https://pubmed.ncbi.nlm.nih.gov/90000011/ (PubMed)",
			},
		},
		"a chapter": {`{"id": "a", "type": "chapter", "title": "A chapter of tests", "issued": {"date-parts": [[2023]]}, "PMID": "90000020"}`, nil},
		"other title and year": {
			`{"id": "a", "type": "article-journal", "title": "Another test", "issued": {"date-parts": [[2020]]}, "DOI": "10.5555/sound"}`,
			[]string{
				"differs a: title here:       Another test",
				"differs a: title at Crossref: A sound test",
				"differs a: year here: 2020, at Crossref: 2021",
			},
		},
		"unknown": {
			`{"id": "a", "type": "article-journal", "title": "T", "DOI": "10.5555/none", "PMID": "90000099"}`,
			[]string{"gone a: DOI 10.5555/none: not known", "gone a: PMID 90000099: not known"},
		},
		"a DOI of another agency": {`{"id": "a", "type": "dataset", "title": "T", "DOI": "10.5555/elsewhere"}`, nil},
		"another article": {
			`{"id": "a", "type": "article-journal", "title": "T", "PMID": "90000098"}`,
			[]string{"unasked a: PMID 90000098: its answer is about another article"},
		},
		"nothing to ask": {`{"id": "a", "type": "book", "title": "T", "ISBN": "0"}`, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPlay(t)
			for path, file := range map[string]string{
				soundPath: "crossref-sound.json", "/works/10.5555%2Fretracted": "crossref-retracted.json",
				"/works/10.5555%2FRETRACTED": "crossref-retracted.json", "/works/10.5555%2Fpreprint": "crossref-preprint.json",
				"/efetch.fcgi?90000001": "pubmed-retracted.xml", "/efetch.fcgi?90000010": "pubmed-updated.xml",
				"/efetch.fcgi?90000020": "pubmed-book.xml", "/efetch.fcgi?90000099": "pubmed-none.xml", "/efetch.fcgi?90000098": "pubmed-updated.xml",
			} {
				p.answers[path] = recorded(t, file)
			}
			p.answers["/doi/10.5555%2Felsewhere"] = redirect(http.StatusFound, p.site+"/landing")
			r := p.ask(t, test.item)
			if diff := cmp.Diff(test.want, says(r)); diff != "" {
				t.Error(diff)
			}
			if !r.Complete || r.NothingToDo() != (len(test.want) == 0) {
				t.Errorf("complete %v, nothing to do %v", r.Complete, r.NothingToDo())
			}
		})
	}
}

func TestAskAddresses(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		path    string
		answers func(p *play) map[string]http.HandlerFunc
		want    string // %s is the site
	}{
		"there":     {"/a", func(*play) map[string]http.HandlerFunc { return map[string]http.HandlerFunc{"/a": status(200)} }, ""},
		"gone":      {"/a", func(*play) map[string]http.HandlerFunc { return map[string]http.HandlerFunc{"/a": status(410)} }, "gone a: %s/a: there is no such page"},
		"not found": {"/a", func(*play) map[string]http.HandlerFunc { return nil }, "gone a: %s/a: there is no such page"},
		"refused":   {"/a", func(*play) map[string]http.HandlerFunc { return map[string]http.HandlerFunc{"/a": status(403)} }, "unasked a: %s/a: it answers HTTP 403: it may refuse programs"},
		"moved for good": {"/a", func(*play) map[string]http.HandlerFunc {
			return map[string]http.HandlerFunc{"/a": redirect(301, "/b"), "/b": status(200)}
		}, "moved a: %s/a: it is at %s/b now"},
		"moved for now": {"/a", func(*play) map[string]http.HandlerFunc {
			return map[string]http.HandlerFunc{"/a": redirect(302, "/b"), "/b": status(200)}
		}, ""},
		"a slash": {"/a", func(*play) map[string]http.HandlerFunc {
			return map[string]http.HandlerFunc{"/a": redirect(308, "/a/"), "/a/": status(200)}
		}, ""},
		"to nowhere": {"/a", func(*play) map[string]http.HandlerFunc { return map[string]http.HandlerFunc{"/a": redirect(301, "/b")} }, "gone a: %s/a: there is no such page"},
		"to the front": {"/a/b", func(*play) map[string]http.HandlerFunc {
			return map[string]http.HandlerFunc{"/a/b": redirect(302, "/"), "/": status(200)}
		}, "gone a: %s/a/b: it leads to the front page now"},
		"round and round": {"/a", func(*play) map[string]http.HandlerFunc { return map[string]http.HandlerFunc{"/a": redirect(302, "/a")} }, "unasked a: %s/a: it redirects more than 10 times"},
		"out of the web": {"/a", func(*play) map[string]http.HandlerFunc {
			return map[string]http.HandlerFunc{"/a": redirect(302, "file:///etc/passwd")}
		}, `unasked a: %s/a: it redirects to "file:///etc/passwd", which is not an address of the web`},
		"HEAD is unwanted": {"/a", func(*play) map[string]http.HandlerFunc { return map[string]http.HandlerFunc{"/a": onlyGet} }, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPlay(t)
			p.answers = test.answers(p)
			r := p.ask(t, `{"id": "a", "type": "webpage", "title": "T", "URL": "`+p.site+test.path+`"}`)
			if want, got := strings.ReplaceAll(test.want, "%s", p.site), strings.Join(says(r), "\n"); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

func onlyGet(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet {
		w.WriteHeader(http.StatusMethodNotAllowed)
	}
}

// Who asks says who it is, in both ways that are asked for.
func TestAskIsPolite(t *testing.T) {
	t.Parallel()
	p := newPlay(t)
	p.Mailto = "editor@example.org"
	var queries []string
	var agents []string
	note := func(w http.ResponseWriter, r *http.Request) {
		queries, agents = append(queries, r.URL.RawQuery), append(agents, r.UserAgent())
		recorded(t, "crossref-sound.json")(w, r)
	}
	p.answers[soundPath] = note
	p.ask(t, sound)
	if !slices.Equal(queries, []string{"mailto=editor%40example.org"}) || !slices.Equal(agents, []string{"leakygut (source check; mailto:editor@example.org)"}) {
		t.Errorf("%q, %q", queries, agents)
	}
}

// A host is asked once a second, however many questions there are for it.
func TestAskKeepsItsPace(t *testing.T) {
	t.Parallel()
	p := newPlay(t)
	var items []string
	for _, id := range []string{"a", "b", "c", "d", "e", "f"} {
		p.answers["/"+id] = status(200)
		items = append(items, `{"id": "`+id+`", "type": "webpage", "title": "T", "URL": "`+p.site+"/"+id+`"}`)
	}
	started := p.clock.Now()
	p.ask(t, strings.Join(items, ","))
	if took := p.clock.Now().Sub(started); took < 5*pace {
		t.Errorf("6 requests to one host took %v", took)
	}
	var done []int
	p.Progress = func(n, all int) { done = append(done, n, all) }
	p.ask(t, items[0])
	if !slices.Equal(done, []int{1, 1}) {
		t.Errorf("progress: %v", done)
	}
}

// What was answered is not asked again, until it is old.
func TestAskRemembers(t *testing.T) {
	t.Parallel()
	p := newPlay(t)
	cache, err := NewCache(t.TempDir(), 168*time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	p.Cache = cache
	p.answers[soundPath] = recorded(t, "crossref-retracted.json")
	differing := strings.Replace(sound, "A sound test", "Another test", 1)
	first := p.ask(t, differing)
	second := p.ask(t, differing)
	if diff := cmp.Diff(first, second); diff != "" || len(first.Findings) != 3 {
		t.Errorf("from the cache: %s", diff)
	}
	if n := len(p.asked()); n != 1 {
		t.Errorf("asked %d times, want 1: %v", n, p.asked())
	}
	_ = p.clock.Sleep(t.Context(), 169*time.Hour)
	p.ask(t, differing)
	if n := len(p.asked()); n != 2 {
		t.Errorf("an old answer was not asked for again")
	}
}

// A run that is interrupted says so, and the next one asks the rest alone.
func TestAskGoesOnAfterAnInterruption(t *testing.T) {
	t.Parallel()
	p := newPlay(t)
	cache, err := NewCache(t.TempDir(), time.Hour*168)
	if err != nil {
		t.Fatal(err)
	}
	p.Cache = cache
	ctx, stop := context.WithCancel(t.Context())
	var items []string
	for _, id := range []string{"a", "b", "c", "d"} {
		items = append(items, strings.NewReplacer("sound2021", id, "/sound", "/"+id).Replace(sound))
		p.answers["/works/10.5555%2F"+id] = recorded(t, "crossref-sound.json")
	}
	p.answers["/works/10.5555%2Fc"] = func(_ http.ResponseWriter, r *http.Request) { stop(); <-r.Context().Done() }
	r := Ask(ctx, p.Config, entries(t, strings.Join(items, ",")))
	if r.Complete || r.Asked != 2 || r.NothingToDo() || len(r.Findings) != 0 {
		t.Errorf("%+v", r)
	}
	if want := "4 references, 2 asked\nThis report is partial: it was interrupted with 2 references not asked. Run it again to go on."; r.summary() != want {
		t.Errorf("got %q", r.summary())
	}
	p.answers["/works/10.5555%2Fc"] = recorded(t, "crossref-sound.json")
	before := len(p.asked())
	r = p.ask(t, strings.Join(items, ","))
	if got := p.asked()[before:]; !r.NothingToDo() || !slices.Equal(got, []string{"GET /works/10.5555%2Fc", "GET /works/10.5555%2Fd"}) {
		t.Errorf("asked %v; %+v", got, r)
	}
}
