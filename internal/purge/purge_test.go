package purge

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// edge is a cache that writes down what it is told, and may be out of reach.
type edge struct {
	mu   sync.Mutex
	told []string
	down bool
}

func (e *edge) RoundTrip(r *http.Request) (*http.Response, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.told = append(e.told, r.Header.Get("xkey-softpurge"))
	if e.down {
		return nil, errors.New("no route to host")
	}
	return &http.Response{Status: "200 OK", StatusCode: http.StatusOK, Body: io.NopCloser(strings.NewReader("")), Request: r}, nil
}

func (e *edge) reach(down bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.down = down
}

// all is what it was told, and forgets it.
func (e *edge) all() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	told := e.told
	e.told = nil
	return told
}

// run is a cache that is told until the test ends, in a time that passes at once.
func run(t *testing.T, c Config) (*Caches, *edge, *bytes.Buffer) {
	t.Helper()
	log := &bytes.Buffer{}
	c.URLs, c.All, c.Logger = []string{"http://secret@cache.example/secret"}, "all", slog.New(slog.NewTextHandler(log, nil))
	caches, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	e := &edge{}
	caches.client.Transport = e
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { caches.Run(ctx); close(ended) }()
	t.Cleanup(func() { stop(); <-ended })
	return caches, e, log
}

func wantTold(t *testing.T, e *edge, want ...string) {
	t.Helper()
	synctest.Wait()
	if got := e.all(); !slices.Equal(got, want) {
		t.Errorf("told %.200q, want %.200q", got, want)
	}
}

// TestTwice tells a cache at once, and once more.
func TestTwice(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		caches, e, _ := run(t, Config{Form: Varnish, Again: 5 * time.Second})
		caches.Purge("/causes/diet", "/causes")
		wantTold(t, e, "/causes /causes/diet")
		time.Sleep(4 * time.Second)
		wantTold(t, e)
		time.Sleep(2 * time.Second)
		wantTold(t, e, "/causes /causes/diet")
		caches.Purge()
		time.Sleep(time.Hour)
		wantTold(t, e)
	})
}

// TestOutOfReach changes the guide three times while a cache cannot be reached. It
// is asked less and less often, and told everything at once when it is back. The
// operator reads one line for each time it was asked.
func TestOutOfReach(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var attempts []Attempt
		caches, e, log := run(t, Config{Form: Varnish, Tell: func(a Attempt) { attempts = append(attempts, a) }})
		e.reach(true)
		caches.Purge("/a")
		synctest.Wait()
		caches.Purge("/c", "/a")
		caches.Purge("/b")
		time.Sleep(3500 * time.Millisecond)
		wantTold(t, e, "/a", "/a /b /c", "/a /b /c") // at 0, 1 and 3 seconds
		time.Sleep(time.Hour)
		synctest.Wait()
		if n := len(e.all()); n < 50 || n > 70 {
			t.Errorf("asked %d times in an hour", n)
		}
		e.reach(false)
		time.Sleep(time.Minute)
		wantTold(t, e, "/a /b /c")
		time.Sleep(time.Hour)
		wantTold(t, e)
		last := attempts[len(attempts)-1]
		if last.Err != nil || last.Keys != 3 || last.Cache != "cache.example" || attempts[0].Err == nil {
			t.Errorf("counted %+v and last %+v", attempts[0], last)
		}
		first, _, _ := strings.Cut(log.String(), "\n")
		if !strings.Contains(first, `level=WARN msg="cache not purged" cache=cache.example keys=1 error="ask the cache: no route to host" again_in=1s`) || strings.Contains(log.String(), "secret") {
			t.Errorf("logged %s", first)
		}
		if got := strings.Count(log.String(), "\n"); got != len(attempts) {
			t.Errorf("%d lines for %d requests", got, len(attempts))
		}
	})
}

// TestMuch is about a change of nearly everything, and of too much for one header.
func TestMuch(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		caches, e, _ := run(t, Config{Form: Varnish})
		var keys []string
		for i := range maxKeys {
			keys = append(keys, fmt.Sprintf("/references/%03d-%s", i, strings.Repeat("x", 50)))
		}
		caches.Purge(keys...)
		synctest.Wait()
		told := e.all()
		for _, header := range told {
			if len(header) > maxHeader {
				t.Errorf("a header of %d bytes", len(header))
			}
		}
		if got := strings.Fields(strings.Join(told, " ")); !slices.Equal(got, keys) {
			t.Errorf("%d keys, want %d", len(got), len(keys))
		}
		caches.Purge(append(keys, "/one-more")...)
		wantTold(t, e, "all")
		caches.Purge("/a", "all", "/b")
		wantTold(t, e, "all")
	})
}

// TestLast tells everything once, and does not wait for a cache out of reach.
func TestLast(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		caches, e, _ := run(t, Config{Form: Varnish, Again: time.Second})
		caches.Last(t.Context())
		wantTold(t, e, "all")
		e.reach(true)
		caches.Last(t.Context())
		time.Sleep(time.Hour)
		wantTold(t, e, "all")
	})
}

// TestForms reads what goes over the wire.
func TestForms(t *testing.T) {
	t.Parallel()
	for form, want := range map[Form]string{
		Varnish: "PURGE /x Authorization=[Bearer token] Xkey-Softpurge=[/a /b] ",
		Fastly:  `POST /x Content-Type=[application/json] Fastly-Key=[token] Fastly-Soft-Purge=[1] {"surrogate_keys":["/a","/b"]}`,
	} {
		var got string
		status := http.StatusForbidden
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			body, _ := io.ReadAll(r.Body)
			got = r.Method + " " + r.URL.Path + " "
			for _, name := range slices.Sorted(maps.Keys(r.Header)) {
				if !slices.Contains([]string{"Accept-Encoding", "Content-Length", "User-Agent"}, name) {
					got += fmt.Sprintf("%s=%v ", name, r.Header[name])
				}
			}
			got += string(body)
			w.Header().Set("Location", "/elsewhere")
			w.WriteHeader(status)
		}))
		t.Cleanup(server.Close)
		caches, err := New(Config{URLs: []string{server.URL + "/x"}, Form: form, Token: "token", All: "all", Logger: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Fatal(err)
		}
		if err := caches.send(t.Context(), server.URL+"/x", []string{"/a", "/b"}); err == nil || err.Error() != "it answered 403 Forbidden" {
			t.Errorf("error %v", err)
		}
		if got != want {
			t.Errorf("sent %s\nwant %s", got, want)
		}
		status = http.StatusMovedPermanently // is not taken, and not followed
		if err := caches.send(t.Context(), server.URL+"/x", []string{"/a"}); err == nil {
			t.Error("a redirect counts as taken")
		}
	}
}

func TestNoAddress(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"varnish:6081", "/purge", "http://", "ftp://cache", "http://%zz"} {
		if _, err := New(Config{URLs: []string{address}}); err == nil || !strings.Contains(err.Error(), "write one such as") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestChanged(t *testing.T) {
	t.Parallel()
	before := map[string]string{"/same": "1", "/other": "1", "/gone": "1"}
	after := map[string]string{"/same": "1", "/other": "2", "/new": "1"}
	if got, want := Changed(before, after), []string{"/gone", "/new", "/other"}; !slices.Equal(got, want) {
		t.Errorf("changed %q, want %q", got, want)
	}
}
