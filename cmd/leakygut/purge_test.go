package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"leakygut/internal/purge"
	"leakygut/internal/web"
)

// edge is a cache that hands on the keys it is told to let go of.
func edge(t *testing.T) (address string, told <-chan []string) {
	t.Helper()
	keys := make(chan []string, 100)
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		keys <- strings.Fields(r.Header.Get("xkey-softpurge"))
	}))
	t.Cleanup(server.Close)
	return server.URL, keys
}

func wantKeys(t *testing.T, told <-chan []string, check func([]string) bool) {
	t.Helper()
	select {
	case keys := <-told:
		if !check(keys) {
			t.Errorf("told %q", keys)
		}
	case <-time.After(time.Minute):
		t.Fatal("the cache was told nothing")
	}
}

func everything(keys []string) bool { return slices.Equal(keys, []string{web.AllKey}) }

// TestPurge changes an article behind a cache: it is told of what shows the change
// and of nothing else, and of nothing where nothing changed.
func TestPurge(t *testing.T) {
	t.Parallel()
	address, told := edge(t)
	d := &desk{nil, t, smallContent(t)}
	log := &buffer{}
	p := &publisher{dir: d.dir, now: time.Now, terminal: log, logger: newLogger(log)}
	var err error
	if p.caches, err = (purgeFlags{URL: []string{address}, Form: purge.Varnish}).caches(p.logger, &p.untold); err != nil {
		t.Fatal(err)
	}
	if _, err := p.first(); err != nil {
		t.Fatal(err)
	}
	p.site = newServer(t, p)
	asked := make(chan os.Signal)
	p.asked = asked
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { p.run(ctx); close(ended) }()
	go p.caches.Run(ctx)
	t.Cleanup(func() { stop(); <-ended })
	wantKeys(t, told, everything)
	change := func(title string) {
		t.Helper()
		d.replace("title: ", "title: "+title)
		asked <- nil
		wantKeys(t, told, func(keys []string) bool {
			return slices.Contains(keys, casePage) && slices.Contains(keys, "/causes") && slices.Contains(keys, "/feed.atom") &&
				!slices.Contains(keys, "/about") && !slices.Contains(keys, web.AllKey)
		})
		if !strings.Contains(pageOf(t, p, casePage), "<h1>"+title) {
			t.Error("the cache is told before the page is there")
		}
	}
	change("Anew, ")
	asked <- nil
	d.replace("title: ", "titel: ")
	asked <- nil
	d.replace("titel: ", "title: ")
	change("Once more, ")
	if len(told) > 0 {
		t.Errorf("and it was told %q, where nothing changed", <-told)
	}
}

// TestPurgeAtBothEnds starts and ends a server: what a cache took before it came,
// and from it, may not be what the others answer.
func TestPurgeAtBothEnds(t *testing.T) {
	t.Parallel()
	address, told := edge(t)
	s := serve(t, "--content", smallContent(t), "--no-watch", "--purge-url", address, "--purge-again", "0s")
	wantKeys(t, told, everything)
	s.stop()
	s.wantCode(t, exitOK)
	wantKeys(t, told, everything)
}

// TestNoPurge is about command lines that make no sense.
func TestNoPurge(t *testing.T) {
	t.Parallel()
	for want, args := range map[string][]string{
		"add --no-watch":            {"--content", smallContent(t), "--purge-url", "http://varnish:6081"},
		"write one such as":         {"--purge-url", "varnish:6081"},
		`one of "varnish","fastly"`: {"--purge-form", "pigeon"},
	} {
		var stdout, stderr buffer
		if code := run(t.Context(), append([]string{"serve", "--addr", "127.0.0.1:0"}, args...), &stdout, &stderr); code != exitUsage || !strings.Contains(stderr.String(), want) {
			t.Errorf("%q: code %d, %s", args, code, &stderr)
		}
	}
}
