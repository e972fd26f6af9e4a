package web

import (
	"net/http"
	"strings"
	"testing"

	"leakygut/internal/guide"
)

// TestListing: everything that is listed is there, and what moved or is gone is so.
func TestListing(t *testing.T) {
	t.Parallel()
	g := smallGuide("Guide")
	g.Withdrawn = []guide.Withdrawal{{Address: "/causes/luck", Date: day(2026, 3, 3), Why: "It was wrong."}}
	site := newSite(t, Config{Guide: g, Export: true})
	list := site.Listing()
	for _, address := range append(list.Addresses, list.Cards...) {
		if got := get(site, address).Code; got != http.StatusOK {
			t.Errorf("%s: status %d", address, got)
		}
	}
	for older, target := range list.Moved {
		if got := get(site, older); got.Code != http.StatusPermanentRedirect || got.Header().Get("Location") != target {
			t.Errorf("%s: status %d, to %s", older, got.Code, got.Header().Get("Location"))
		}
	}
	for _, older := range []string{"/older", "/older.md", "/older.json", "/older.bib", "/handout/older"} {
		if list.Moved[older] == "" {
			t.Errorf("%s is not among what moved", older)
		}
	}
	if len(list.Gone) != 1 || get(site, list.Gone[0]).Code != http.StatusGone {
		t.Errorf("gone: %v", list.Gone)
	}
	if n := len(site.edition.Load().kept); n != 0 {
		t.Errorf("%d pages were kept, which no memory has room for", n)
	}
}

// TestExported: pages that only a server can answer say so where there is none.
func TestExported(t *testing.T) {
	t.Parallel()
	site := newSite(t, Config{Guide: smallGuide("Guide"), Export: true})
	for address, wants := range map[string][]string{
		guide.SearchPath: {"is made of files", "Ctrl", `href="/claims/a-claim"`, `href="/what-is-leaky-gut"`, "/static/find."},
		guide.VisitPath:  {"is made of files", "Nothing can be filled in here", `href="/symptoms"`, "Medicines and supplements"},
	} {
		body := get(site, address).Body.String()
		for _, want := range wants {
			if !strings.Contains(body, want) {
				t.Errorf("%s does not say %q", address, want)
			}
		}
		if strings.Contains(body, `method="post"`) {
			t.Errorf("%s has a form that nothing reads", address)
		}
	}
}
