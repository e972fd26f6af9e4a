package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/go-chi/httprate"

	"leakygut/templates"
)

// TestSearchIsLimited wants a client who searches faster than anybody types to be
// told so, with a page and a time to come back, and others to be served.
func TestSearchIsLimited(t *testing.T) {
	t.Parallel()
	site := newSite(t, Config{Guide: smallGuide("Guide")})
	var last int
	for i := range searchesEach + 1 {
		last = get(site, fmt.Sprintf("/search.json?q=w%d", i)).Code
	}
	if last != http.StatusTooManyRequests {
		t.Fatalf("status %d after %d searches", last, searchesEach+1)
	}
	answer := get(site, "/search?q=more")
	if answer.Code != http.StatusTooManyRequests || answer.Header().Get("Retry-After") == "" {
		t.Errorf("status %d, Retry-After %q", answer.Code, answer.Header().Get("Retry-After"))
	}
	checkDisclaimer(t, answer.Body.String(), smallGuide("Guide").Site.Disclaimer)
	if got := get(site, "/what-is-leaky-gut").Code; got != http.StatusOK {
		t.Errorf("an article answers %d", got)
	}
}

// TestVisitIsLimited wants the same for whoever sends more forms than people fill in,
// and the empty form to be there for everybody.
func TestVisitIsLimited(t *testing.T) {
	t.Parallel()
	site := newSite(t, Config{Guide: smallGuide("Guide")})
	send := func() *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodPost, "/visit", strings.NewReader("a=b"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		site.ServeHTTP(w, r)
		return w
	}
	for range visitsEach {
		if w := send(); w.Code == http.StatusTooManyRequests {
			t.Fatal("too many too soon")
		}
	}
	w := send()
	body := w.Body.String()
	if w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("status %d, %v", w.Code, w.Header())
	}
	if !strings.Contains(body, "Too many forms at once") || !strings.Contains(body, `href="/visit"`) {
		t.Errorf("no kind page: %s", shorten(body))
	}
	checkDisclaimer(t, body, smallGuide("Guide").Site.Disclaimer)
	if got := get(site, "/visit").Code; got != http.StatusOK {
		t.Errorf("the empty form answers %d", got)
	}
	if got := get(site, "/search?q=more").Code; got != http.StatusOK {
		t.Errorf("a search answers %d: it is counted apart", got)
	}
}

// TestClientsAreToldApart tells clients apart by where they connect from, or by what a trusted
// proxy says and nobody else.
func TestClientsAreToldApart(t *testing.T) {
	t.Parallel()
	proxies := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
	for _, c := range []struct {
		name    string
		proxies []netip.Prefix
		one     [2]string // where from, whom it forwards for
		other   [2]string
		same    bool
	}{
		{"two networks", nil, [2]string{"192.0.2.1:1"}, [2]string{"192.0.2.2:1"}, false},
		{"two ports", nil, [2]string{"192.0.2.1:1"}, [2]string{"192.0.2.1:2"}, true},
		{"a household", nil, [2]string{"[2001:db8:1:2::1]:1"}, [2]string{"[2001:db8:1:2:ffff::9]:1"}, true},
		{"two households", nil, [2]string{"[2001:db8:1:2::1]:1"}, [2]string{"[2001:db8:1:3::1]:1"}, false},
		{"one address in two forms", nil, [2]string{"192.0.2.1:1"}, [2]string{"[::ffff:192.0.2.1]:1"}, true},
		{"no proxy is trusted", nil, [2]string{"10.0.0.1:1", "192.0.2.1"}, [2]string{"10.0.0.1:1", "192.0.2.2"}, true},
		{"behind a proxy", proxies, [2]string{"10.0.0.1:1", "192.0.2.1"}, [2]string{"10.0.0.1:1", "192.0.2.2"}, false},
		{"behind two proxies", proxies, [2]string{"10.0.0.1:1", "192.0.2.1, 10.9.9.9"}, [2]string{"10.0.0.2:1", "192.0.2.1"}, true},
		{"who makes up a past", proxies, [2]string{"10.0.0.1:1", "203.0.113.5, 192.0.2.1"}, [2]string{"10.0.0.1:1", "203.0.113.6, 192.0.2.1"}, true},
		{"who comes directly", proxies, [2]string{"198.51.100.1:1", "192.0.2.1"}, [2]string{"198.51.100.1:1", "192.0.2.2"}, true},
		{"a household behind a proxy", proxies, [2]string{"10.0.0.1:1", "2001:db8:1:2::1"}, [2]string{"10.0.0.1:1", "2001:db8:1:2::2"}, true},
		{"what cannot be read", proxies, [2]string{"10.0.0.1:1", "x"}, [2]string{"10.0.0.1:1", "y"}, true},
		{"a proxy that names nobody", proxies, [2]string{"10.0.0.1:1"}, [2]string{"10.0.0.2:1"}, false},
	} {
		s := &Server{proxies: c.proxies}
		counted := s.limited(1000, templates.View{})(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
		left := func(from [2]string) string {
			r := httptest.NewRequest(http.MethodGet, "/", nil)
			r.RemoteAddr = from[0]
			if from[1] != "" {
				r.Header.Set("X-Forwarded-For", from[1])
			}
			w := httptest.NewRecorder()
			counted.ServeHTTP(w, r)
			return w.Header().Get("X-Ratelimit-Remaining")
		}
		first, second := left(c.one), left(c.other)
		if same := first != second; same != c.same {
			t.Errorf("%s: left %s, then %s; one client: %v, want %v", c.name, first, second, same, c.same)
		}
	}
}

// TestLimitHasABound has more clients come than a limit has places for.
func TestLimitHasABound(t *testing.T) {
	t.Parallel()
	counter := &countedKeys{LimitCounter: httprate.NewLocalLimitCounter(1), seen: map[string]bool{}}
	s := &Server{}
	limit := s.limited(1000, templates.View{}, httprate.WithLimitCounter(counter))(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	w := &sink{header: http.Header{}}
	for i := range 3 * places {
		r.RemoteAddr = fmt.Sprintf("[2001:db8:%x:%x::1]:1", i>>16, i&0xffff)
		limit.ServeHTTP(w, r)
	}
	if n := len(counter.seen); n > places || n < places/2 {
		t.Errorf("%d places for %d clients, want at most %d", n, 3*places, places)
	}
}

// countedKeys notes what it is asked for.
type countedKeys struct {
	httprate.LimitCounter
	seen map[string]bool
}

func (c *countedKeys) IncrementBy(key string, _ time.Time, _ int) error {
	c.seen[key] = true
	return nil
}

// TestLongAddresses wants an address that no page has refused with a page, and those
// just as long as may be answered.
func TestLongAddresses(t *testing.T) {
	t.Parallel()
	site := newSite(t, Config{Guide: smallGuide("Guide")})
	for address, want := range map[string]int{
		"/" + strings.Repeat("a", maxPath-1):           http.StatusNotFound,
		"/" + strings.Repeat("a", maxPath):             http.StatusRequestURITooLong,
		"/about?" + strings.Repeat("a", maxQuery):      http.StatusOK,
		"/about?" + strings.Repeat("a", maxQuery+1):    http.StatusRequestURITooLong,
		"/search?q=" + strings.Repeat("a", maxQuery):   http.StatusRequestURITooLong,
		"/about.md?" + strings.Repeat("a", maxQuery+1): http.StatusRequestURITooLong,
	} {
		w := get(site, address)
		if w.Code != want {
			t.Errorf("%.12s…, %d bytes: status %d, want %d", address, len(address), w.Code, want)
		}
		if want != http.StatusRequestURITooLong {
			continue
		}
		a, err := recorded(http.MethodGet, w.Header(), w.Code, w.Body.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		checkAnswer(t, a, "Not advice: Guide.")
		if a.header.Get("Cache-Control") != "no-store" || !strings.Contains(a.body, "<h1>This address is too long</h1>") {
			t.Errorf("%v: %s", a.header, shorten(a.body))
		}
	}
}
