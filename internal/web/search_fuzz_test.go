package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"golang.org/x/net/html"
)

// FuzzSearchPage searches for anything, as a page and while somebody types. The server does
// not break, what was typed becomes no part of the page's structure, and what scripts
// read is JSON.
func FuzzSearchPage(f *testing.F) {
	for _, seed := range []string{
		"", "gut", "“brain fog”", "<script>alert(1)</script>", `" onfocus="x`, "</title><h1>", "\x00\xff", "gut AND (diet OR", "title:*~^2", "{{.}}", "&lt;b&gt;", "\u202egut", strings.Repeat("a ", 500), "javascript:x", "]]>", "'",
	} {
		f.Add(seed)
	}
	site, disclaimer := bundledSite(f), bundledGuide(f).Site.Disclaimer
	known := map[string]bool{}
	for _, seed := range []string{"gut", "brian fog", "xqzw", "<b>", "gut diet zonulin stress"} {
		for _, part := range parts(f, get(site, "/search?q="+url.QueryEscape(seed)).Body.String()) {
			known[part] = true
		}
	}
	var clients atomic.Uint32
	f.Fuzz(func(t *testing.T, typed string) {
		for _, path := range []string{"/search", "/search.json"} {
			r := httptest.NewRequest(http.MethodGet, path+"?q="+url.QueryEscape(typed), nil)
			n := clients.Add(1) // another one each time: nobody searches so often
			r.RemoteAddr = fmt.Sprintf("%s:1", netip.AddrFrom4([4]byte{10, byte(n >> 16), byte(n >> 8), byte(n)}))
			w := httptest.NewRecorder()
			site.ServeHTTP(w, r)
			body := w.Body.String()
			switch {
			case w.Code == http.StatusTooManyRequests: // clients share places
				return
			case w.Code == http.StatusRequestURITooLong && len(url.QueryEscape(typed))+2 > maxQuery:
				checkDisclaimer(t, body, disclaimer)
				continue
			case w.Code != http.StatusOK:
				t.Fatalf("%s: status %d", path, w.Code)
			}
			if path != "/search" {
				if !json.Valid(w.Body.Bytes()) {
					t.Errorf("not JSON: %s", shorten(body))
				}
				continue
			}
			checkDisclaimer(t, body, disclaimer)
			for _, part := range parts(t, body) {
				if !known[part] {
					t.Errorf("<%s> in the page", part)
				}
			}
		}
	})
}

// parts are the elements of a page, and their attributes, by name.
func parts(t testing.TB, body string) []string {
	t.Helper()
	page, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for n := range page.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		all = append(all, n.Data)
		for _, a := range n.Attr {
			all = append(all, n.Data+" "+a.Key)
		}
	}
	return all
}
