package web

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"leakygut/internal/guide"
	"leakygut/internal/metrics"
)

// TestAgain wants the answer to whatever a client may ask to be that of the routes,
// to the header: what was remembered shows nowhere.
func TestAgain(t *testing.T) {
	t.Parallel()
	site := newSite(t, Config{Guide: smallGuide("Guide")})
	asked := [][]string{
		{}, {"Accept-Encoding", "gzip"}, {"Accept-Encoding", "identity;q=0"}, {"If-None-Match", "*"}, {"If-Match", `"other"`},
		{"Accept", "*/*"}, {"Accept", "text/html"}, {"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"},
		{"Accept", "text/markdown"}, {"Accept", "application/json, text/html"}, {"Accept", "text/html;q=0.1, */*"},
		{"Accept", "*/*", "Accept", "text/markdown"}, {"Accept", "text/plain"},
	}
	for _, address := range []string{
		"/", "/what-is-leaky-gut", "/claims/a-claim", "/about", "/claims", "/visit", "/offline", "/handout/what-is-leaky-gut",
		"/what-is-leaky-gut?as-of=2025-06-01", "/what-is-leaky-gut?", "/claims?certainty=low", "/What-is-leaky-gut", "/older",
		"/what-is-leaky-gut/", "/%77hat-is-leaky-gut", "/what-is-leaky-gut.md", "/nope", "/healthz",
	} {
		get(site, address)
		for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions, "BREW"} {
			for _, headers := range asked {
				first := askBy(site.handler, method, address, headers)
				again := askBy(site, method, address, headers)
				if again.Code != first.Code || !maps.EqualFunc(again.Header(), first.Header(), slices.Equal) || !bytes.Equal(again.Body.Bytes(), first.Body.Bytes()) {
					t.Errorf("%s %s %q: %d %v, and again %d %v", method, address, headers, first.Code, first.Header(), again.Code, again.Header())
				}
			}
		}
	}
}

func askBy(h http.Handler, method, address string, headers []string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, address, nil)
	for pair := range slices.Chunk(headers, 2) {
		r.Header.Add(pair[0], pair[1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// TestAgainOnAnotherDay wants a page that is remembered to say on its day that its
// review is overdue, and after a new guide what that says.
func TestAgainOnAnotherDay(t *testing.T) {
	t.Parallel()
	g := smallGuide("First")
	now := g.Guides[0].NextReview.Time
	site := newSite(t, Config{Guide: g, Now: func() time.Time { return now }})
	get(site, "/what-is-leaky-gut")
	intime := get(site, "/what-is-leaky-gut").Body.String()
	now = now.Add(24 * time.Hour)
	if late := get(site, "/what-is-leaky-gut").Body.String(); late == intime || !strings.Contains(late, "overdue") {
		t.Errorf("a day later: %s", shorten(late))
	}
	if err := site.Publish(smallGuide("Second")); err != nil {
		t.Fatal(err)
	}
	if after := get(site, "/what-is-leaky-gut").Body.String(); !strings.Contains(after, "About Second") {
		t.Errorf("after another guide was published: %s", shorten(after))
	}
}

// TestAgainIsLogged wants each request in the log, and a fault on the short way to
// lead to the prepared page as well.
func TestAgainIsLogged(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	site := newSite(t, Config{Guide: smallGuide("Guide"), Logger: slog.New(slog.NewJSONHandler(&log, nil))})
	get(site, "/about")
	log.Reset()
	sent := askWithCanaries(site, http.MethodGet, "/about")
	if line := logLine(t, log.String()); line["path"] != "/about" || line["status"] != 200.0 || line["bytes"] != float64(sent) {
		t.Errorf("%v, want %d bytes of /about", line, sent)
	}
	log.Reset()
	found, _ := site.edition.Load().answered.Load("/about")
	found.(*remembered).rep.plain = nil
	checkBroken(t, site, "/about")
	fault, line, _ := strings.Cut(log.String(), "\n")
	if !strings.Contains(fault, "nil pointer") {
		t.Errorf("the operator is not told what happened: %s", fault)
	}
	var fields struct{ Status int }
	if err := json.Unmarshal([]byte(line), &fields); err != nil || fields.Status != http.StatusInternalServerError {
		t.Errorf("logged as %s: %v", line, err)
	}
}

// TestSilent wants no line for a request where none is wished for, but to be told of a
// fault, and the request counted.
func TestSilent(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	m := metrics.New()
	site := newSite(t, Config{Guide: smallGuide("Guide"), Logger: slog.New(slog.NewJSONHandler(&log, nil)), Silent: true, Metrics: m})
	log.Reset()
	for range 2 { // by the routes, and on the short way
		get(site, "/about")
	}
	get(site, "/nowhere")
	if log.Len() > 0 {
		t.Errorf("logged: %s", &log)
	}
	if text := get(m.Handler(), "/metrics").Body.String(); !regexp.MustCompile(`http_requests_total{.*status="200"} 2\n`).MatchString(text) {
		t.Errorf("the requests are not counted: %s", text)
	}
	found, _ := site.edition.Load().answered.Load("/about")
	found.(*remembered).rep.plain = nil
	checkBroken(t, site, "/about")
	if !strings.Contains(log.String(), "nil pointer") {
		t.Errorf("the operator is not told what happened: %s", &log)
	}
}

// TestAllocations wants a page that is kept to cost no memory of its own, whatever
// its size, and neither to say that a copy of it is still good.
func TestAllocations(t *testing.T) {
	if racing {
		t.Log("not counted: the race detector takes memory of its own")
		return
	}
	small, large := smallGuide("Guide"), smallGuide("Guide")
	for range 1000 {
		large.Guides[0].Body = append(large.Guides[0].Body, guide.Prose{HTML: guide.HTML("<p>" + strings.Repeat("long ", 100) + "</p>")})
	}
	for name, g := range map[string]*guide.Guide{"a small page": small, "a large page": large} {
		site := newSite(t, Config{Guide: g, Now: time.Now, Metrics: metrics.New()})
		address := g.Guides[0].Path
		get(site, address)
		site.edition.Load().squeeze(t.Context())
		page := httptest.NewRequest(http.MethodGet, address, nil)
		page.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
		page.Header.Set("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
		held := page.Clone(t.Context())
		held.Header.Set("If-None-Match", get(site, address, "Accept-Encoding", "br").Header().Get("Etag"))
		for r, status := range map[*http.Request]int{page: http.StatusOK, held: http.StatusNotModified} {
			w := &sink{header: http.Header{}}
			if n := testing.AllocsPerRun(100, func() { clear(w.header); site.ServeHTTP(w, r) }); n > 0 || w.status != status {
				t.Errorf("%s: %v allocations, status %d, want none and %d", name, n, w.status, status)
			}
		}
	}
}
