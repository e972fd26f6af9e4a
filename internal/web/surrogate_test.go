package web

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"leakygut/internal/guide"
	"leakygut/internal/purge"
)

// TestSurrogateKeys names the keys of what stands at an address.
func TestSurrogateKeys(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	for address, want := range map[string]string{
		"/":                              "/ all",
		"/index.md":                      "/ all",
		"/tests":                         "/tests all",
		"/causes":                        "/causes all",
		"/causes/diet":                   "/causes/diet all",
		"/causes/diet?as-of=x":           "/causes/diet all",
		"/causes/diet.md":                "/causes/diet all",
		"/causes/diet.csl.json":          "/causes/diet all",
		"/causes/diet/references.bib":    "/causes/diet all",
		"/handout/causes/diet":           "/causes/diet all",
		"/qr/causes/diet.svg":            "/causes/diet all",
		"/qr/home.svg":                   "/ all",
		"/cards/causes/diet.old.png":     "/causes/diet all",
		"/claims?certainty=low":          "/claims all",
		"/claims/ibs-some-people":        "/claims/ibs-some-people all",
		"/references.ris":                "/references all",
		"/references/odenwald2016":       "/references/odenwald2016 all",
		"/whole/causes":                  "/whole/causes all",
		"/feed.json":                     "/feed.json all",
		"/sitemap.xml":                   "/sitemap.xml all",
		"/favicon.svg":                   "all",
		"/static/style.000000000000.css": "all",
		"/Causes/NSAIDs/":                "moved all",
		"/causes/nsaids.md":              "moved all",
		"/causes/nothing":                "", // no cache keeps it
		"/readyz":                        "",
	} {
		if got := get(site, address).Header().Get("Surrogate-Key"); got != want {
			t.Errorf("%s: keys %q, want %q", address, got, want)
		}
	}
}

// TestEverythingKeptHasKeys follows every link: what a shared cache may keep can be
// purged, by keys that are few and that caches can read.
func TestEverythingKeptHasKeys(t *testing.T) {
	t.Parallel()
	site := newSite(t, Config{Guide: smallGuide("Guide")})
	for address, page := range crawl(site, "/", "/sitemap.xml", "/robots.txt", "/older", "/openapi.json", "/offline") {
		keys := page.header.Get("Surrogate-Key")
		kept := strings.HasPrefix(page.header.Get("Cache-Control"), "public")
		if kept && !slices.Contains(strings.Fields(keys), AllKey) {
			t.Errorf("%s: %q may be kept, and cannot be purged", address, keys)
		}
		if len(strings.Fields(keys)) > 2 || strings.ContainsFunc(keys, func(r rune) bool { return r < ' ' || r > '~' || r == ',' }) {
			t.Errorf("%s: keys %q", address, keys)
		}
	}
}

func changedKeys(t *testing.T, site *Server, before, after *guide.Guide) []string {
	t.Helper()
	a, err := site.Marks(t.Context(), before)
	if err != nil {
		t.Fatal(err)
	}
	b, err := site.Marks(t.Context(), after)
	if err != nil {
		t.Fatal(err)
	}
	return purge.Changed(a, b)
}

// TestMarksMissNothing compares two guides answer by answer, over everything that
// can be asked for: what differs has a key whose mark does, and a key whose mark
// does has an answer that differs.
func TestMarksMissNothing(t *testing.T) {
	t.Parallel()
	one, two := smallGuide("Guide"), smallGuide("Guide")
	two.Guides[0].Aliases, two.Guides[0].Title = nil, "About another guide"
	two.Claims[0].Why = "<p>Because.</p>"
	before, after := newSite(t, Config{Guide: one}), newSite(t, Config{Guide: two})
	changed := changedKeys(t, before, one, two)
	found := map[string]bool{}
	for _, address := range append(slices.Collect(maps.Keys(crawl(before, "/", "/sitemap.xml", "/older"))), before.Files()...) {
		a, b := get(before, address), get(after, address)
		if a.Code == b.Code && a.Body.String() == b.Body.String() && a.Header().Get("Location") == b.Header().Get("Location") {
			continue
		}
		key, _, _ := strings.Cut(a.Header().Get("Surrogate-Key"), " ")
		found[key] = true
		if !slices.Contains(changed, key) {
			t.Errorf("%s is another answer, and the mark of its key %q is the same", address, key)
		}
	}
	for _, key := range changed {
		if !found[key] {
			t.Errorf("the mark of %q is another, and no answer that has it", key)
		}
	}
	if len(found) < 3 {
		t.Errorf("only %v differ", found)
	}
}

// TestMarksLeaveNoTrace checks that what was asked for to compare is not kept.
func TestMarksLeaveNoTrace(t *testing.T) {
	t.Parallel()
	g := smallGuide("Guide")
	site := newSite(t, Config{Guide: g})
	if _, err := site.Marks(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	if kept := len(site.edition.Load().kept); kept != 0 {
		t.Errorf("%d answers are kept", kept)
	}
}

// TestMarksEnd stops with the program.
func TestMarksEnd(t *testing.T) {
	t.Parallel()
	g := smallGuide("Guide")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := newSite(t, Config{Guide: g}).Marks(ctx, g); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// TestMarksKnowEveryAddress wants all that the site has among what is compared.
// Files of the program are the same whatever the guide, and codes whatever a page
// says.
func TestMarksKnowEveryAddress(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	e := site.today()
	known := map[string]bool{}
	for _, address := range e.cacheable() {
		known[address] = true
	}
	for _, address := range slices.Concat(e.guide.Addresses(), e.guide.PaperAddresses(), site.Files()) {
		_, ofProgram := site.assets.byName[strings.TrimPrefix(address, "/")]
		if !known[address] && !strings.HasPrefix(address, codesPrefix) && site.assets.byPath[address] == nil && !ofProgram {
			t.Errorf("%s can change unseen", address)
		}
	}
	t.Logf("%d addresses", len(known))
}

// TestMarksKnowOlderLinks comes to each page by a link of every day of half a year:
// whatever it says is among what is compared.
func TestMarksKnowOlderLinks(t *testing.T) {
	t.Parallel()
	site := changedSite(t)
	known := map[string]bool{}
	for _, address := range site.today().cacheable() {
		known[get(site, address).Header().Get("Etag")] = true
	}
	for _, page := range changedPages {
		for d := range 150 {
			address := page + "?as-of=" + day(2026, 1, 1+d).ISO()
			if !known[get(site, address).Header().Get("Etag")] {
				t.Errorf("what %s says can change unseen", address)
			}
		}
	}
}
