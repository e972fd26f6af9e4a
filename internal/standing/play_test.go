package standing

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"leakygut/internal/bibliography"
)

// clock goes on only while somebody sleeps, so that nothing really waits.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	return ctx.Err()
}

// play is Crossref, PubMed, a resolver and a few web sites, each on a host of its
// own. A test says what each answers; what it does not say is not found.
type play struct {
	Config
	clock *clock
	site  string

	mu       sync.Mutex
	requests []string // method and path, in order
	times    []time.Time
	answers  map[string]http.HandlerFunc // by path
}

func newPlay(t *testing.T) *play {
	t.Helper()
	p := &play{clock: newClock(), answers: map[string]http.HandlerFunc{}}
	start := func() string {
		s := httptest.NewServer(p)
		t.Cleanup(s.Close)
		return s.URL
	}
	p.site = start()
	p.Config = Config{Crossref: start(), PubMed: start() + "/", DOI: start() + "/doi", Timeout: 10 * time.Second, Clock: p.clock}
	return p
}

func (p *play) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := r.URL.EscapedPath()
	if id := r.URL.Query().Get("id"); id != "" {
		path += "?" + id
	}
	p.mu.Lock()
	p.requests = append(p.requests, r.Method+" "+path)
	p.times = append(p.times, p.clock.Now())
	answer := p.answers[path]
	p.mu.Unlock()
	if answer == nil {
		http.Error(w, "Resource not found.", http.StatusNotFound)
		return
	}
	answer(w, r)
}

func (p *play) asked() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.requests...)
}

// recorded answers with a file of testdata.
func recorded(t *testing.T, name string) http.HandlerFunc {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(text) }
}

func text(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(s)) }
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

func redirect(code int, to string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(code)
	}
}

// entries decodes references as the file has them.
func entries(t *testing.T, items string) []bibliography.Entry {
	t.Helper()
	all, problems := bibliography.Decode([]byte("[" + items + "]"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return all
}

// sound is a reference about which there is nothing to say.
const sound = `{"id": "sound2021", "type": "article-journal", "title": "A sound test", "issued": {"date-parts": [[2021, 9]]}, "DOI": "10.5555/sound"}`

const soundPath = "/works/10.5555%2Fsound"

func (p *play) ask(t *testing.T, items string) Report {
	t.Helper()
	return Ask(t.Context(), p.Config, entries(t, items))
}

// says is a report in lines, for comparing: kind, key, what is said.
func says(r Report) []string {
	var lines []string
	for _, f := range r.Findings {
		for _, s := range f.Says {
			lines = append(lines, string(f.Kind)+" "+f.Key+": "+s)
		}
		for _, n := range f.Notices {
			lines = append(lines, string(f.Kind)+" "+f.Key+": "+n.String())
		}
	}
	return lines
}
