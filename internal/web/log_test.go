package web

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// canary stands in everything that says who asks, for what reason, and from
// where. None of it may be in the log.
const canary = "canary1"

// TestLogLine wants one line a request with exactly what operators need.
func TestLogLine(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		method, target string
		path           string
		status         float64
	}{
		{"GET", "/about?q=" + canary, "/about", 200},
		{"HEAD", "/about", "/about", 200},
		{"GET", "/About?" + canary, "/About", 308},
		{"GET", "/nope?" + canary, "/nope", 404},
		{"HEAD", "/nope", "/nope", 404},
		{"HEAD", "/healthz", "/healthz", 200},
		{"POST", "/about?" + canary, "/about", 405},
	} {
		t.Run(c.method+" "+c.target, func(t *testing.T) {
			t.Parallel()
			var log bytes.Buffer
			site := newSite(t, Config{Guide: smallGuide("Guide"), Logger: slog.New(slog.NewJSONHandler(&log, nil))})
			sent := askWithCanaries(site, c.method, c.target)
			line := logLine(t, log.String())
			if line["method"] != c.method || line["path"] != c.path || line["status"] != c.status || line["bytes"] != float64(sent) {
				t.Errorf("%v, want %s %s %v, %d bytes", line, c.method, c.path, c.status, sent)
			}
		})
	}
}

// logLine reads a log of one line, and wants its keys to be the known ones.
func logLine(t *testing.T, log string) map[string]any {
	t.Helper()
	line := map[string]any{}
	if err := json.Unmarshal([]byte(log), &line); err != nil {
		t.Fatalf("not one line: %v: %s", err, log)
	}
	want := []string{"bytes", "level", "method", "msg", "path", "status", "time", "took"}
	if got := slices.Sorted(maps.Keys(line)); !slices.Equal(got, want) {
		t.Errorf("keys %q, want %q", got, want)
	}
	if strings.Contains(log, canary) {
		t.Errorf("the log tells on a reader: %s", log)
	}
	return line
}

// askWithCanaries sends a request full of what must not be logged, and returns
// how many bytes of body a client would get.
func askWithCanaries(h http.Handler, method, target string) int {
	r := httptest.NewRequest(method, target, nil)
	r.RemoteAddr = canary + ":1"
	r.Host = canary
	for _, name := range []string{
		"Accept-Language", "Authorization", "Cookie", "Forwarded", "Origin", "Referer",
		"User-Agent", "X-Forwarded-For", "X-Real-Ip", "If-None-Match",
	} {
		r.Header.Set(name, canary)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if method == http.MethodHead {
		return 0
	}
	return w.Body.Len()
}

// TestLogOfFaults wants a panic logged without who met it.
func TestLogOfFaults(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"/faults/panic/early", "/faults/error/find"} {
		site, log := faultySite(t)
		askWithCanaries(site, http.MethodGet, address+"?"+canary)
		if got := log.String(); !strings.Contains(got, secret) || strings.Contains(got, canary) {
			t.Errorf("%s: want %q and not %q in: %s", address, secret, canary, got)
		}
	}
}

// TestLogIsBounded wants the path of a line cut, so that nobody can fill a disk
// with few requests.
func TestLogIsBounded(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"/" + strings.Repeat("a", 10_000), "/faults/panic/" + strings.Repeat("a", 1000)} {
		site, log := faultySite(t)
		site.handler.(interface {
			Get(string, http.HandlerFunc)
		}).Get("/faults/panic/{any}", func(http.ResponseWriter, *http.Request) { panic(secret) })
		get(site, address)
		for line := range strings.Lines(log.String()) {
			var fields struct{ Path string }
			if err := json.Unmarshal([]byte(line), &fields); err != nil {
				t.Fatal(err)
			}
			if n := len(fields.Path); n != 200 {
				t.Errorf("a path of %d bytes in the log, want 200", n)
			}
		}
	}
}

// TestWarmIsNotLogged: the server's own requests are nobody's.
func TestWarmIsNotLogged(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	site := newSite(t, Config{Guide: smallGuide("Guide"), Logger: slog.New(slog.NewJSONHandler(&log, nil))})
	site.Warm(t.Context())
	if log.Len() > 0 {
		t.Errorf("logged: %s", shorten(log.String()))
	}
}
