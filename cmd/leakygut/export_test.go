package main

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"leakygut/internal/compile"
	"leakygut/internal/export"
	"leakygut/internal/guide"
	"leakygut/internal/web"
)

const exportBase = "https://leaky.example"

// exported writes the site of a small guide, and makes a server of the same guide
// as readers have it.
func exported(t *testing.T) (dir string, list web.Listing, site http.Handler) {
	t.Helper()
	content := smallContent(t)
	dir = filepath.Join(t.TempDir(), "site")
	var stdout, stderr bytes.Buffer
	if code := run(t.Context(), []string{"export", dir, "--content", content, "--base-url", exportBase, "--no-compress"}, &stdout, &stderr); code != exitOK {
		t.Fatalf("exit %d: %s%s", code, &stdout, &stderr)
	}
	g, _, err := compile.Compile(os.DirFS(content), compile.On(time.Now()))
	if err != nil {
		t.Fatal(err)
	}
	server, err := web.New(web.Config{Guide: g, BaseURL: exportBase, Logger: slog.New(slog.DiscardHandler), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	return dir, server.Listing(), server
}

func asked(site http.Handler, address string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	site.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
	return w
}

// TestExportedAsServed asks a running server for every address that was written: each
// file holds the bytes that it sends, and _headers tells hosts the same of it, but
// for what is said to be left out, and no header twice.
func TestExportedAsServed(t *testing.T) {
	t.Parallel()
	dir, list, site := exported(t)
	text, err := os.ReadFile(filepath.Join(dir, "_headers"))
	if err != nil {
		t.Fatal(err)
	}
	rules := strings.Split(strings.TrimSpace(string(text)), "\n/")
	if len(rules) > 100 {
		t.Errorf("%d rules, and Cloudflare reads 100", len(rules))
	}
	for _, address := range append(list.Addresses, list.Cards...) {
		got, err := os.ReadFile(filepath.Join(dir, export.File(address)))
		if err != nil {
			t.Error(err)
			continue
		}
		served := asked(site, address)
		own := address == guide.SearchPath || address == guide.VisitPath
		if same := bytes.Equal(got, served.Body.Bytes()); same == own || served.Code != http.StatusOK {
			t.Errorf("%s: the same as served: %v; status %d", address, same, served.Code)
		}
		checkTold(t, address, told(t, rules, address), served.Header())
	}
}

// told is what the rules of _headers say of an address.
func told(t *testing.T, rules []string, address string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, rule := range rules {
		lines := strings.Split(rule, "\n")
		before, after, open := strings.Cut("/"+strings.TrimPrefix(lines[0], "/"), "*")
		matches := address == before
		if open {
			matches = strings.HasPrefix(address, before) && strings.HasSuffix(address, after)
		}
		if !matches {
			continue
		}
		for _, line := range lines[1:] {
			name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			if all[name] != "" {
				t.Errorf("%s: two rules say %s", address, name)
			}
			all[name] = value
		}
	}
	return all
}

func checkTold(t *testing.T, address string, told map[string]string, served http.Header) {
	t.Helper()
	page := path.Ext(address) == ""
	for name, value := range told {
		if served.Get(name) != value {
			t.Errorf("%s: told %s: %s, served %q", address, name, value, served.Get(name))
		}
	}
	for name := range served {
		known := name == "Content-Type" && strings.Contains(".css.js.json.png.svg", path.Ext(address))
		ofPage := page && (name == "Cache-Control" || name == "Cross-Origin-Resource-Policy")
		ofAnswer := strings.Contains("Content-Length Etag Link Surrogate-Key Vary", name) || strings.HasPrefix(name, "X-Ratelimit-")
		if told[name] == "" && !known && !ofPage && !ofAnswer {
			t.Errorf("%s: %s: %s is not told", address, name, served.Get(name))
		}
	}
}

// TestExportedWhole: no link of the exported pages, and of what they load, is without
// its file.
func TestExportedWhole(t *testing.T) {
	t.Parallel()
	dir, list, site := exported(t)
	for _, address := range list.Addresses {
		if path.Ext(address) != "" {
			continue
		}
		body, err := io.ReadAll(asked(site, address).Body)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(body), `="/`)[1:] {
			link, _, _ := strings.Cut("/"+part, `"`)
			link, _, _ = strings.Cut(link, "#")
			link, _, _ = strings.Cut(link, "?")
			if _, err := os.Stat(filepath.Join(dir, export.File(link))); err != nil {
				t.Errorf("%s leads to %s: %v", address, link, err)
			}
		}
	}
}
