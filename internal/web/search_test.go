package web

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"leakygut/internal/search"
	"leakygut/templates"
)

// TestSearch wants a page for whatever is typed: what was found with its mark, a
// correction that says so, or a way on.
func TestSearch(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	for query, want := range map[string]string{
		"":                       "What are you looking for?",
		"zonulin+test":           "/myths/zonulin-kits",
		"brian+fog":              "Showing results for",
		"xqzw":                   "Nothing found for",
		"%22celiac+disease%22":   "results for",
		"title:zonulin+AND+*":    "for “title:zonulin AND *”",
		"%3Cb%3Ebold":            "&lt;b&gt;bold",
		"%00%01%02":              "Search",
		"%FF%FE":                 "Search",
		strings.Repeat("a", 4e3): "Nothing found for",
	} {
		answer := get(site, "/search?q="+query)
		body := answer.Body.String()
		if answer.Code != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%.40q: status %d, want %q in the page", query, answer.Code, want)
		}
		checkDisclaimer(t, body, bundledGuide(t).Site.Disclaimer)
		if got := answer.Header().Get("Cache-Control"); query != "" && got != "no-store" {
			t.Errorf("%.40q: Cache-Control %q: a query is nobody's business", query, got)
		}
	}
}

// TestInstant wants what the script asks for, as text and never as markup.
func TestInstant(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	for query, least := range map[string]int{"stress": 3, "": 0, "%22%22": 0, "xqzw": 0} {
		answer := get(site, "/search.json?q="+query)
		var hits []struct {
			Path  string          `json:"path"`
			Title []templates.Run `json:"title"`
		}
		if err := json.Unmarshal(answer.Body.Bytes(), &hits); err != nil || answer.Code != http.StatusOK {
			t.Fatalf("%q: status %d, %v", query, answer.Code, err)
		}
		if len(hits) < least || len(hits) > maxInstant {
			t.Errorf("%q: %d hits, want %d to %d", query, len(hits), least, maxInstant)
		}
		for _, hit := range hits {
			if got := get(site, hit.Path).Code; got != http.StatusOK || len(hit.Title) == 0 {
				t.Errorf("%q: %s answers %d", query, hit.Path, got)
			}
		}
	}
}

// TestPreparing searches before the index is made, and again after: a reader gets
// a page that tries again, and a script nothing.
func TestPreparing(t *testing.T) {
	t.Parallel()
	site := newSite(t, Config{Guide: smallGuide("Guide")})
	site.patience = 0
	indexing := site.edition.Load().indexing
	indexing.once.Do(func() {}) // nobody makes it
	page := get(site, "/search?q=%3Cb%3E%22gut")
	for _, want := range []string{"Search is being prepared", `href="/search?q=%3Cb%3E%22gut"`, `content="noindex"`, site.edition.Load().guide.Site.Disclaimer} {
		if !strings.Contains(page.Body.String(), want) {
			t.Errorf("no %q in the page", want)
		}
	}
	if h := page.Header(); page.Code != http.StatusOK || h.Get("Refresh") == "" || h.Get("Cache-Control") != "no-store" {
		t.Errorf("status %d, header %v", page.Code, h)
	}
	if answer := get(site, "/search.json?q=gut"); answer.Code != http.StatusServiceUnavailable || answer.Header().Get("Retry-After") == "" || answer.Body.Len() > 0 {
		t.Errorf("to the script: status %d, header %v, %q", answer.Code, answer.Header(), answer.Body)
	}
	if page := get(site, "/search"); page.Code != http.StatusOK || page.Header().Get("Refresh") != "" {
		t.Errorf("the empty form: status %d", page.Code)
	}
	indexing.index, indexing.err = search.New(indexing.guide)
	close(indexing.made)
	if page := get(site, "/search?q=gut"); !strings.Contains(page.Body.String(), "for “gut”") || page.Header().Get("Refresh") != "" {
		t.Errorf("after it was made: %s", page.Body)
	}
}

// TestTopics wants the claims of a topic and a grade, and all for what does not
// exist.
func TestTopics(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	for query, want := range map[string]string{
		"?topic=causes/diet":                "These are the claims of",
		"?topic=causes/diet&certainty=low":  "These are the claims of",
		"?topic=symptoms":                   "These are the claims of",
		"?topic=no-such":                    "A dot for each claim",
		"?topic=myths/zonulin-kits":         "A dot for each claim", // makes no claim of its own
		"?topic=" + strings.Repeat("x", 99): "A dot for each claim",
	} {
		answer := get(site, "/claims"+query)
		if answer.Code != http.StatusOK || !strings.Contains(answer.Body.String(), want) {
			t.Errorf("%s: status %d, want %q in the page", query, answer.Code, want)
		}
	}
}

// TestBrowserFiles wants what browsers ask for on their own.
func TestBrowserFiles(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	for address, want := range map[string][2]string{
		"/manifest.webmanifest":  {"application/manifest+json", `"start_url":"/"`},
		"/opensearch.xml":        {"application/opensearchdescription+xml", testBase + "/search?q={searchTerms}"},
		"/worker.js":             {"text/javascript; charset=utf-8", "/offline"},
		"/offline":               {htmlType, "You are offline"},
		"/glossary/zonulin.json": {"application/json", `"name": "zonulin"`},
	} {
		answer := get(site, address)
		if answer.Code != http.StatusOK || answer.Header().Get("Content-Type") != want[0] || !strings.Contains(answer.Body.String(), want[1]) {
			t.Errorf("%s: status %d, type %q, want %q with %q", address, answer.Code, answer.Header().Get("Content-Type"), want[0], want[1])
		}
	}
	if got := get(site, "/worker.js").Header().Get("Cache-Control"); got != "no-cache" {
		t.Errorf("the service worker may be kept: %q", got)
	}
	for _, missing := range []string{"/glossary/no-such.json", "/gallery"} {
		if got := get(site, missing).Code; got != http.StatusNotFound {
			t.Errorf("%s: status %d", missing, got)
		}
	}
	open := newSite(t, Config{Guide: smallGuide("Guide"), Gallery: true})
	if answer := get(open, "/gallery"); answer.Code != http.StatusOK || !strings.Contains(answer.Body.String(), "Claims, with every effect") {
		t.Errorf("the gallery: status %d", answer.Code)
	}
}

// TestSearchOfWhoHasGone has clients leave before they are answered, as browsers do while
// somebody types: that is no fault, and the operator is not told of one.
func TestSearchOfWhoHasGone(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	site := newSite(t, Config{Guide: smallGuide("Guide"), Logger: slog.New(slog.NewJSONHandler(&log, nil))})
	gone, leave := context.WithCancel(t.Context())
	leave()
	for _, address := range []string{"/search?q=claim", "/search.json?q=claim"} {
		w := httptest.NewRecorder()
		site.ServeHTTP(w, httptest.NewRequestWithContext(gone, http.MethodGet, address, nil))
		if w.Code != http.StatusOK || strings.Contains(log.String(), "ERROR") {
			t.Errorf("%s: status %d, logged %s", address, w.Code, &log)
		}
	}
}
