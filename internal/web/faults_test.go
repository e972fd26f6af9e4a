package web

import (
	"bytes"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"

	"leakygut/internal/guide"
)

// secret stands in what goes wrong, and must not reach readers.
const secret = "canary-of-the-inside"

// faultySite is a server with handlers that go wrong, and its log.
func faultySite(t *testing.T) (*Server, *bytes.Buffer) {
	t.Helper()
	var log bytes.Buffer
	site := newSite(t, Config{Guide: smallGuide("Guide"), Logger: slog.New(slog.NewJSONHandler(&log, nil))})
	routes := site.handler.(chi.Router)
	routes.Get("/faults/panic/early", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Etag", `"kept"`)
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Content-Length", "99999")
		panic(secret)
	})
	routes.Get("/faults/panic/late", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, strings.Repeat("half a page ", 1000))
		panic(secret)
	})
	routes.Get("/faults/abort/now", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	routes.Get("/faults/error/find", site.page(func(today, *http.Request) (found, error) {
		return found{}, errors.New(secret)
	}))
	return site, &log
}

// TestPanicBeforeAnswer wants the prepared page, which no cache may keep and
// which says nothing of the inside.
func TestPanicBeforeAnswer(t *testing.T) {
	t.Parallel()
	site, log := faultySite(t)
	checkBroken(t, site, "/faults/panic/early")
	if !strings.Contains(log.String(), secret) {
		t.Errorf("the operator is not told what happened: %s", log)
	}
}

// TestErrorOfHandler wants the same where a handler returns an error.
func TestErrorOfHandler(t *testing.T) {
	t.Parallel()
	site, log := faultySite(t)
	checkBroken(t, site, "/faults/error/find")
	if !strings.Contains(log.String(), secret) {
		t.Errorf("the operator is not told what happened: %s", log)
	}
}

// TestPageThatCannotBeDrawn serves a guide with a claim that belongs to no
// article: its own page is broken, and others are not.
func TestPageThatCannotBeDrawn(t *testing.T) {
	t.Parallel()
	g := smallGuide("Guide")
	g.Claims = append(g.Claims, &guide.Claim{ID: "torn", Text: "Torn."})
	site := newSite(t, Config{Guide: g})
	checkBroken(t, site, "/claims/torn")
	site.Warm(t.Context())
	checkBroken(t, site, "/claims/torn")
	for _, address := range []string{"/", "/claims/a-claim"} {
		if w := get(site, address); w.Code != http.StatusOK {
			t.Errorf("%s: %d beside a broken page, want 200", address, w.Code)
		}
	}
}

func checkBroken(t *testing.T, site *Server, address string) {
	t.Helper()
	w := get(site, address)
	a, err := recorded(http.MethodGet, w.Header(), w.Code, w.Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	checkAnswer(t, a, "Not advice: Guide.")
	if a.status != http.StatusInternalServerError || a.header.Get("Cache-Control") != "no-store" || a.header.Get("Etag") != "" {
		t.Errorf("%s: %d %v", address, a.status, a.header)
	}
	if !strings.Contains(a.body, "<h1>Something went wrong here</h1>") {
		t.Errorf("%s: not the prepared page: %s", address, shorten(a.body))
	}
	for _, inside := range []string{secret, "goroutine", "runtime", ".go:", "nil pointer"} {
		if strings.Contains(a.body, inside) {
			t.Errorf("%s: %q in the page", address, inside)
		}
	}
}

// TestPanicAmidAnswer wants the connection cut, so that half a page is never
// taken for a whole one.
func TestPanicAmidAnswer(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"/faults/panic/late", "/faults/abort/now"} {
		site, _ := faultySite(t)
		server := httptest.NewServer(site)
		defer server.Close()
		response, err := http.Get(server.URL + address)
		if err == nil {
			_, err = io.Copy(io.Discard, response.Body)
			err = errors.Join(err, response.Body.Close())
		}
		if err == nil {
			t.Errorf("%s: the answer ends as if it were whole", address)
		}
	}
}
