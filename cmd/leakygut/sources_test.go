package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestSourcesAreAskedByTheCommandAlone: a guide is built and served from its files,
// and never from what others answer.
func TestSourcesAreAskedByTheCommandAlone(t *testing.T) {
	t.Parallel()
	for pkg, used := range moduleImports(t) {
		for _, name := range used {
			if name == "internal/standing" && pkg != "cmd/leakygut" {
				t.Errorf("%s asks others about the sources", pkg)
			}
		}
	}
}

// startServices plays Crossref, PubMed, the resolver and a web site for a script,
// at $SERVICES: each answers with the file of its path under the script's folder
// "services", and with 404 where there is none. A file whose name ends in .status
// holds a status instead.
func startServices(env *testscript.Env) {
	dir := filepath.Join(env.WorkDir, "services")
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.NewReplacer("/", "_", "%", "").Replace(strings.Trim(r.URL.EscapedPath(), "/"))
		if id := r.URL.Query().Get("id"); id != "" {
			name += "_" + id
		}
		if r.URL.Query().Get("mailto")+r.URL.Query().Get("email") == "busy@example.org" {
			w.Header().Set("Retry-After", "86400")
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		text, err := os.ReadFile(filepath.Join(dir, filepath.Base(name)))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		_, _ = w.Write(text)
	}))
	env.Defer(server.Close)
	env.Setenv("SERVICES", server.URL)
}

// TestSourcesEndsWithAPartialReport interrupts a run while it waits for an answer.
func TestSourcesEndsWithAPartialReport(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		stop()
		<-r.Context().Done()
	}))
	defer server.Close()
	dir := t.TempDir()
	file := `[{"id": "a", "type": "book", "title": "T", "DOI": "10.5555/a"}, {"id": "b", "type": "book", "title": "T", "DOI": "10.5555/b"}]`
	if err := os.WriteFile(filepath.Join(dir, "references.json"), []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	var stdout buffer
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, []string{"sources", "--content", dir, "--cache", t.TempDir(), "--crossref-url", server.URL}, &stdout, io.Discard)
	}()
	select {
	case got := <-code:
		if got != exitError || !strings.Contains(stdout.String(), "This report is partial: it was interrupted with 2 references not asked.") {
			t.Errorf("code %d:\n%s", got, stdout.String())
		}
	case <-time.After(15 * time.Second):
		t.Fatal("it goes on after an interruption")
	}
}

// The bar is drawn for somebody who looks at it, and for nobody else.
func TestProgress(t *testing.T) {
	t.Parallel()
	var seen buffer
	p := newProgress(&seen, "questions")
	p.show(1, 2)
	p.clear()
	if seen.String() != "" {
		t.Errorf("a bar in a file: %q", seen.String())
	}
	p.w = &seen
	p.show(1, 2)
	p.clear()
	if want := "\r[===============               ] 1 of 2 questions\r\x1b[K"; seen.String() != want {
		t.Errorf("got %q, want %q", seen.String(), want)
	}
}
