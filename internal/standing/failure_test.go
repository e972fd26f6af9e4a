package standing

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// failing answers a number of times, then with a record.
func failing(t *testing.T, times int32, failure http.HandlerFunc) http.HandlerFunc {
	t.Helper()
	good := recorded(t, "crossref-sound.json")
	var so atomic.Int32
	return func(w http.ResponseWriter, r *http.Request) {
		if so.Add(1) <= times {
			failure(w, r)
			return
		}
		good(w, r)
	}
}

func busy(code int, retryAfter string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", retryAfter)
		w.WriteHeader(code)
	}
}

// reset breaks the connection off without an answer.
func reset(w http.ResponseWriter, _ *http.Request) {
	if c, _, err := http.NewResponseController(w).Hijack(); err == nil {
		if tcp, ok := c.(*net.TCPConn); ok {
			_ = tcp.SetLinger(0)
		}
		_ = c.Close()
	}
}

// hang answers when nobody waits any more.
func hang(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

func TestFailuresAreRetriedThenReported(t *testing.T) {
	t.Parallel()
	huge := strings.Repeat(" ", maxBody+1)
	tests := map[string]struct {
		failure  http.HandlerFunc
		times    int32
		requests int
		slept    time.Duration // at least
		want     string        // of what could not be asked; empty where it could
	}{
		"server error, once":      {status(500), 1, 2, firstBackoff, ""},
		"server error":            {status(502), 9, 3, 3 * firstBackoff, "it answers HTTP 502"},
		"too many requests":       {busy(429, "7"), 1, 2, 7 * time.Second, ""},
		"too many until":          {busy(503, "Sun, 22 Nov 2026 12:01:00 GMT"), 1, 2, time.Minute, ""},
		"too many, and nonsense":  {busy(429, "soon"), 1, 2, firstBackoff, ""},
		"too many, for too long":  {busy(429, "7200"), 9, 1, 0, "it answers HTTP 429, and it asks to wait for 2h0m0s"},
		"connection reset":        {reset, 1, 2, firstBackoff, ""},
		"connection reset always": {reset, 9, 3, 3 * firstBackoff, "the connection broke off"},
		"slow":                    {hang, 9, 3, 3 * firstBackoff, "no answer within 200ms"},
		"HTML":                    {text("<!DOCTYPE html><title>Sorry</title>"), 9, 1, 0, "its answer cannot be read: invalid character '<' looking for beginning of value"},
		"huge":                    {text(huge), 9, 1, 0, "its answer is larger than 8 MB"},
		"wrong types":             {text(`{"message": {"title": "T"}}`), 9, 1, 0, "its answer cannot be read: json: cannot unmarshal"},
		"no record":               {text(`{"status": "ok"}`), 9, 1, 0, "its answer is no record: it has no title"},
		"no UTF-8":                {text("{\"message\": {\"title\": [\"\xff\"]}}"), 9, 1, 0, "its answer is not UTF-8"},
		"odd status":              {status(418), 9, 1, 0, "it answers HTTP 418"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPlay(t)
			p.Timeout = time.Minute
			if name == "slow" {
				p.Timeout = 200 * time.Millisecond
			}
			cache, err := NewCache(t.TempDir(), time.Hour)
			if err != nil {
				t.Fatal(err)
			}
			p.Cache = cache
			p.answers[soundPath] = failing(t, test.times, test.failure)
			started := p.clock.Now()
			got := strings.Join(says(p.ask(t, sound)), "\n")
			want := ""
			if test.want != "" {
				want = "unasked sound2021: DOI 10.5555/sound: " + test.want
			}
			if !strings.HasPrefix(got, want) || (want == "") != (got == "") {
				t.Errorf("got  %q\nwant %q", got, want)
			}
			if n := len(p.asked()); n != test.requests {
				t.Errorf("%d requests, want %d", n, test.requests)
			}
			if slept := p.clock.Now().Sub(started); slept < test.slept {
				t.Errorf("slept %v, want %v or more", slept, test.slept)
			}
			before := len(p.asked())
			p.ask(t, sound)
			if again := len(p.asked()) > before; again != (test.want != "") {
				t.Errorf("asked again: %v; a failure is not kept, an answer is", again)
			}
		})
	}
}

// A host that fails question after question is left alone.
func TestHostIsGivenUp(t *testing.T) {
	t.Parallel()
	p := newPlay(t)
	var items []string
	for i := range 8 {
		items = append(items, fmt.Sprintf(`{"id": "r%d", "type": "book", "title": "T", "DOI": "10.5555/%d"}`, i, i))
		p.answers[fmt.Sprintf("/works/10.5555%%2F%d", i)] = status(500)
	}
	r := p.ask(t, strings.Join(items, ","))
	if n := len(p.asked()); n != maxFailures*attempts {
		t.Errorf("%d requests, want %d", n, maxFailures*attempts)
	}
	got := says(r)
	if len(got) != 8 || !strings.HasSuffix(got[7], "does not answer now") {
		t.Errorf("got %q", got)
	}
}

func TestNobodyListens(t *testing.T) {
	t.Parallel()
	p := newPlay(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	got := says(p.ask(t, `{"id": "a", "type": "webpage", "title": "T", "URL": "http://`+address+`/a"}`))
	if want := "unasked a: http://" + address + "/a: the connection is refused"; len(got) != 1 || got[0] != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A spoilt cache costs a request, and one that cannot be written a warning.
func TestCacheThatIsSpoilt(t *testing.T) {
	t.Parallel()
	p := newPlay(t)
	dir := t.TempDir()
	cache, err := NewCache(filepath.Join(dir, "deep", "down"), time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	p.Cache = cache
	p.answers[soundPath] = recorded(t, "crossref-sound.json")
	p.ask(t, sound)
	files, err := filepath.Glob(filepath.Join(dir, "deep", "down", "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, spoilt := range []string{"", "{", `{"Form": 1, "Key": "other"}`, `{"Form": 0}`, "\xff"} {
		if err := os.WriteFile(files[0], []byte(spoilt), 0o600); err != nil {
			t.Fatal(err)
		}
		before := len(p.asked())
		if r := p.ask(t, sound); len(p.asked()) != before+1 || !r.NothingToDo() {
			t.Errorf("%q was taken for an answer: %+v", spoilt, r)
		}
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if r := p.ask(t, sound); r.CacheError == nil || !r.NothingToDo() {
		t.Errorf("%+v", r)
	}
}
