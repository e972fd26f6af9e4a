package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func testdata(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestReadWrk(t *testing.T) {
	t.Parallel()
	got, err := readWrk(testdata(t, "wrk.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if want := (load{19441.73, 20055, 441 * time.Microsecond, 36260 * time.Microsecond}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	for name, want := range map[string]string{testdata(t, "refused.txt"): "Non-2xx or 3xx responses", "Running": "no line"} {
		if _, err := readWrk(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}

func TestReadGobench(t *testing.T) {
	t.Parallel()
	got, err := readGobench("goos: linux\nBenchmarkLarge-2   \t1000\t  1500 ns/op\t 42.5 MB-index\nBenchmarkLarge-2   \t1000\t  1700 ns/op\t 42.7 MB-index\nPASS\n")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]sample{"ns/op": {1500, 1700}, "MB-index": {42.5, 42.7}}, got); diff != "" {
		t.Error(diff)
	}
	if _, err := readGobench("PASS\n"); err == nil {
		t.Error("no benchmark, and no error")
	}
}

func TestReadLighthouse(t *testing.T) {
	t.Parallel()
	const scores = `"categories": {"accessibility": {"score": 1}, "best-practices": {"score": 0.96}, "seo": {"score": 1}},`
	const report = `{` + scores + `"audits": {
		"network-requests": {"details": {"items": [
			{"resourceType": "Document", "transferSize": 2048}, {"resourceType": "Stylesheet", "transferSize": 1024}, {"resourceType": "Other", "transferSize": 512}]}},
		"largest-contentful-paint": {"numericValue": 755.5}, "total-blocking-time": {"numericValue": 0}, "cumulative-layout-shift": {"numericValue": 0.01}}}`
	got, err := readLighthouse([]byte(report))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]float64{3.5, 3, 755.5, 0, 0.01, 100, 96, 100}, got); diff != "" {
		t.Error(diff)
	}
	for text, want := range map[string]string{
		`{` + scores + `"audits": {}}`:                              "no network-requests",
		`{"runtimeError": {"message": "no page"}}`:                  "no page",
		strings.Replace(report, `"score": 1}`, `"score": null}`, 1): "no score for accessibility",
		`<html>`: "invalid character",
	} {
		if _, err := readLighthouse([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}

// TestAllPages wants Hugo to have built what the others built.
func TestAllPages(t *testing.T) {
	t.Parallel()
	const said = "                   │ EN  \n───────────────────┼─────\n  Pages            │ 120 \n  Paginator pages  │   0 \n"
	if err := allPages(said, 120); err != nil {
		t.Error(err)
	}
	if allPages(said, 121) == nil || allPages("", 1) == nil {
		t.Error("too few pages, and no error")
	}
}
