package main

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"leakygut/content"
	"leakygut/internal/web"
)

// newServer makes the server of a publisher, of the content it has read first.
func newServer(t *testing.T, p *publisher) *web.Server {
	t.Helper()
	g, list := p.compiler.Compile(p.content, p.options()...)
	if g == nil {
		t.Fatalf("%d errors", list.Errors())
	}
	site, err := web.New(web.Config{Guide: g, BaseURL: "https://example.org", Logger: slog.New(slog.DiscardHandler), Now: p.now, Live: p.live})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// pageOf is what a publisher's server answers.
func pageOf(t *testing.T, p *publisher, address string) string {
	t.Helper()
	w := httptest.NewRecorder()
	p.site.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
	return w.Body.String()
}

// TestArticleAppearsOnItsDay waits for midnight, in a time that passes at once:
// an article appears without a restart, out of the content that was read before,
// although its folder is gone.
func TestArticleAppearsOnItsDay(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "content")
	if err := os.CopyFS(dir, content.FS()); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "causes", "case.md")
	text := strings.ReplaceAll(caseArticle(t), "published: 2026-11-22\nreviewed: 2026-11-22", "published: 2026-12-03\nreviewed: 2026-12-03")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		real := time.Now() // of the bubble
		offset := time.Date(2026, time.December, 1, 18, 0, 0, 0, time.UTC).Sub(real)
		var log bytes.Buffer
		p := &publisher{dir: dir, now: func() time.Time { return time.Now().Add(offset) }, terminal: &log, logger: newLogger(&log)}
		if _, err := p.first(); err != nil {
			t.Fatalf("%v\n%s", err, &log)
		}
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		p.site = newServer(t, p)
		ctx, stop := context.WithCancel(t.Context())
		go p.run(ctx)
		time.Sleep(29*time.Hour + 59*time.Minute)
		synctest.Wait()
		if strings.Contains(pageOf(t, p, "/causes"), "/causes/case") {
			t.Error("the article is there a minute before its day")
		}
		time.Sleep(2 * time.Minute)
		synctest.Wait()
		if !strings.Contains(pageOf(t, p, "/causes"), "/causes/case") || !strings.Contains(pageOf(t, p, "/feed.atom"), "/causes/case") {
			t.Errorf("the article is not there a minute after its day began; it said:\n%s", &log)
		}
		stop()
		synctest.Wait()
		if got := strings.Count(log.String(), "\n"); got != 1 || !strings.Contains(log.String(), `"published what was due"`) {
			t.Errorf("logged:\n%s", &log)
		}
	})
}

// TestClockJumps sets the clock of a machine ahead by a month, as after a long sleep, and
// back again: what was due appears within a minute, once, and stays.
func TestClockJumps(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "content")
	if err := os.CopyFS(dir, content.FS()); err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(caseArticle(t), "published: 2026-11-22\nreviewed: 2026-11-22", "published: 2026-12-20\nreviewed: 2026-12-20")
	if err := os.WriteFile(filepath.Join(dir, "causes", "case.md"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		var offset atomic.Int64
		offset.Store(int64(time.Until(time.Date(2026, time.December, 1, 18, 0, 0, 0, time.UTC))))
		var log bytes.Buffer
		p := &publisher{dir: dir, now: func() time.Time { return time.Now().Add(time.Duration(offset.Load())) }, terminal: &log, logger: newLogger(&log)}
		if _, err := p.first(); err != nil {
			t.Fatalf("%v\n%s", err, &log)
		}
		p.site = newServer(t, p)
		ctx, stop := context.WithCancel(t.Context())
		go p.run(ctx)
		for i, jump := range []time.Duration{0, 30 * 24 * time.Hour, -60 * 24 * time.Hour, 400 * 24 * time.Hour} {
			offset.Add(int64(jump))
			time.Sleep(look + time.Second)
			synctest.Wait()
			if there := strings.Contains(pageOf(t, p, "/causes"), "/causes/case"); there != (i > 0) {
				t.Errorf("jump %d: the article is there: %v; it said:\n%s", i, there, &log)
			}
		}
		stop()
		synctest.Wait()
		if got := strings.Count(log.String(), "\n"); got != 1 || !strings.Contains(log.String(), `"published what was due"`) {
			t.Errorf("logged:\n%s", &log)
		}
	})
}

// TestReloadFailuresAreCounted has an operator ask for a folder that is gone, twice.
func TestReloadFailuresAreCounted(t *testing.T) {
	t.Parallel()
	asked := make(chan os.Signal)
	p := &publisher{dir: filepath.Join(t.TempDir(), "gone"), now: time.Now, logger: slog.New(slog.DiscardHandler), asked: asked}
	go p.run(t.Context())
	for range 2 {
		asked <- os.Interrupt
	}
	waitFor(t, func() bool { return p.failed.Load() == 2 })
}

// caseArticle is the article that the scripts in testdata add.
func caseArticle(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "check.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ = bytes.Cut(text, []byte("-- good.md --\n"))
	text, _, _ = bytes.Cut(text, []byte("-- key.want --\n"))
	return string(text)
}
