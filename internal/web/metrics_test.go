package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"leakygut/internal/metrics"
)

// watchedSite is a server with metrics, and what reads them.
func watchedSite(t testing.TB) (*Server, func() string) {
	t.Helper()
	m := metrics.New()
	site := newSite(t, Config{Guide: smallGuide("Guide"), Metrics: m})
	return site, func() string {
		t.Helper()
		w := get(m.Handler(), metrics.Path)
		if w.Code != http.StatusOK {
			t.Fatalf("metrics answer %d: %s", w.Code, w.Body)
		}
		return w.Body.String()
	}
}

// TestRequestsAreCounted wants each request under its route, method and status,
// whether the routes answered it or it was answered again.
func TestRequestsAreCounted(t *testing.T) {
	t.Parallel()
	site, read := watchedSite(t)
	for range 3 {
		get(site, "/about")
	}
	askBy(site, http.MethodHead, "/about", nil)
	get(site, "/about", "If-None-Match", "*")
	get(site, "/claims/a-claim")
	get(site, "/claims/none")
	get(site, "/a/b/c")
	get(site, "/about.md")
	get(site, "/about", "Accept", "application/json")
	get(site, "/search?q=word")
	askBy(site, http.MethodPost, "/about", nil)
	askBy(site, "BREW", "/about", nil)
	if err := site.Draw(t.Context(), func(string, []byte) {}); err != nil { // the server's own requests are nobody's
		t.Fatal(err)
	}
	got := read()
	for _, want := range []string{
		`leakygut_http_requests_total{method="GET",route="/{slug}",status="200"} 3`,
		`leakygut_http_requests_total{method="HEAD",route="/{slug}",status="200"} 1`,
		`leakygut_http_requests_total{method="GET",route="/{slug}",status="304"} 1`,
		`leakygut_http_requests_total{method="GET",route="/claims/{id}",status="200"} 1`,
		`leakygut_http_requests_total{method="GET",route="/claims/{id}",status="404"} 1`,
		`leakygut_http_requests_total{method="GET",route="none",status="404"} 1`,
		`leakygut_http_requests_total{method="GET",route="/{page}.{form}",status="200"} 2`,
		`leakygut_http_requests_total{method="GET",route="/search",status="200"} 1`,
		`leakygut_http_request_duration_seconds_count{route="/{slug}"} 5`,
		`status="405"} 1`,
		`method="other"`,
		"leakygut_guide_generation 1\n",
		"leakygut_articles 1\n",
		"leakygut_articles_overdue 0\n",
		"go_goroutines ", "process_start_time_seconds ", "go_build_info{",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in:\n%s", want, got)
		}
	}
	if strings.Contains(got, "leakygut_pages_kept 0\n") || strings.Contains(got, "leakygut_pages_drawn_total 0\n") {
		t.Errorf("nothing is kept or drawn:\n%s", got)
	}
}

// TestBytesAreCounted wants the bytes of bodies, and none for HEAD.
func TestBytesAreCounted(t *testing.T) {
	t.Parallel()
	site, read := watchedSite(t)
	get(site, "/about")
	before := read()
	askBy(site, http.MethodHead, "/about", nil)
	if line := `leakygut_http_response_body_bytes_total{route="/{slug}"} `; value(before, line) != value(read(), line) || value(before, line) == "" {
		t.Errorf("%s%s, and after HEAD %s", line, value(before, line), value(read(), line))
	}
}

// value is what a metric says.
func value(text, name string) string {
	_, rest, _ := strings.Cut("\n"+text, "\n"+name)
	line, _, _ := strings.Cut(rest, "\n")
	return line
}

// TestNobodyIsCounted wants no label that says who asked, for what, and from where,
// however many addresses are asked for.
func TestNobodyIsCounted(t *testing.T) {
	t.Parallel()
	site, read := watchedSite(t)
	ask := func() {
		for _, method := range []string{"GET", "HEAD", "POST", "BREW" + strings.ToUpper(canary)} {
			for _, target := range []string{
				"/about?q=" + canary, "/search?q=" + canary, "/search.json?q=" + canary, "/" + canary, "/claims/" + canary, "/causes/" + canary + ".md",
				"/static/" + canary, "/cards/" + canary + ".png", "/a/b/" + canary, "/visit?" + canary, "/handout/" + canary, "/about.json?" + canary,
			} {
				askWithCanaries(site, method, target)
				r := httptest.NewRequest(method, target, nil)
				r.RemoteAddr = "192.0.2.77:4711"
				site.ServeHTTP(httptest.NewRecorder(), r)
			}
		}
	}
	ask()
	first := strings.Count(read(), "leakygut_http_")
	ask()
	got := read()
	for _, private := range []string{canary, strings.ToUpper(canary), "192.0.2"} {
		if strings.Contains(got, private) {
			t.Errorf("%q is in the metrics:\n%s", private, got)
		}
	}
	if n := strings.Count(got, "leakygut_http_"); n != first {
		t.Errorf("%d lines of requests, and %d when the same were asked again", first, n)
	}
}

// TestGeneration wants a guide that was published to count, and one that was refused
// not to.
func TestGeneration(t *testing.T) {
	t.Parallel()
	site, read := watchedSite(t)
	if err := site.Publish(smallGuide("Second")); err != nil {
		t.Fatal(err)
	}
	if err := site.Refuse("", nil); err != nil {
		t.Fatal(err)
	}
	if got := value(read(), "leakygut_guide_generation "); got != "2" {
		t.Errorf("generation %s, want 2", got)
	}
	if got := value(read(), "leakygut_guide_published_timestamp_seconds "); got == "" || got == "0" {
		t.Errorf("published at %q", got)
	}
}
