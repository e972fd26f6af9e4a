package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// FuzzServe asks for anything, in any way. Whatever comes, the server does not
// break, every answer has the headers of every answer, every page has the
// disclaimer, and a redirect leads to a page of this site.
func FuzzServe(f *testing.F) {
	for _, seed := range [][5]string{
		{"GET", "/", "", "gzip, br", ""},
		{"HEAD", "/causes/medicines", "", "", "*"},
		{"POST", "/claims/ibs-some-people", "a=b", "identity", ""},
		{"GET", "/claims", "certainty=very-low", "br;q=0, *;q=0.1", `W/"x", "y"`},
		{"GET", "//evil.example/", "x", "", ""},
		{"GET", "/Causes/NSAIDs/", "a=//evil.example", "", ""},
		{"GET", "/%2F%2Fevil.example", "", "", ""},
		{"OPTIONS", "/glossary/celiac-diseas", "", "*", `"`},
		{"GET", "/\\evil.example/%00", "%zz;", "gzip;q=nan", ""},
		{"BREW", "http://evil.example//causes", "", "", ""},
		{"GET", "/static/style.css", "", "", ""},
		{"GET", "/sitemap.xml", "", "gzip", ""},
		{"GET", "/readyz", "", "", ""},
		{"GET", "/about", "", "", "*"},
		{"CONNECT", "*", "", "", ""},
	} {
		f.Add(seed[0], seed[1], seed[2], seed[3], seed[4])
	}
	site, disclaimer := bundledSite(f), bundledGuide(f).Site.Disclaimer
	f.Fuzz(func(t *testing.T, method, path, query, accepted, held string) {
		if query != "" {
			path += "?" + query
		}
		r := newRequest(t, path, accepted, held)
		r.Method = method
		w := httptest.NewRecorder()
		site.ServeHTTP(w, r)
		a, err := recorded(method, w.Header(), w.Code, w.Body.Bytes())
		if err != nil {
			t.Fatalf("decode: %v", err)
		}
		if a.status >= 500 {
			t.Errorf("status %d", a.status)
		}
		checkLocation(t, site, a)
		if a.method == http.MethodHead || a.status == http.StatusPermanentRedirect { // the network completes these
			checkHeaders(t, a.header)
			return
		}
		checkAnswer(t, a, disclaimer)
	})
}

// newRequest is a request as net/http hands it on. It skips the test where
// net/http would refuse it.
func newRequest(t *testing.T, target, accepted, held string) *http.Request {
	t.Helper()
	u, err := url.ParseRequestURI(target)
	if err != nil {
		t.Skip(err)
	}
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.URL = u
	r.Header["Accept-Encoding"] = []string{accepted}
	r.Header["If-None-Match"] = []string{held}
	return r
}

// checkLocation wants a redirect to lead to an address of the site, and to its
// end.
func checkLocation(t *testing.T, site http.Handler, a answer) {
	t.Helper()
	location, moved := a.subject("Location")
	if moved != (a.status == http.StatusPermanentRedirect) {
		t.Errorf("status %d, Location %q", a.status, location)
	}
	if !moved {
		return
	}
	u, err := url.Parse(location)
	if err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(location, "/") || strings.HasPrefix(location, "/\\") {
		t.Fatalf("Location %q: %v", location, err)
	}
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.URL = u
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Errorf("Location %q: %d there", location, w.Code)
	}
}
