package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"leakygut/internal/guide"
)

// changedPages are those of the changed guide that tell what has changed.
var changedPages = []string{"/", "/causes", "/causes/case", "/claims/first-of-case", "/claims/second-of-case"}

// TestAsOf comes to pages by links of earlier days. Each tells what was said that
// day and is said now, and nothing of what is the same.
func TestAsOf(t *testing.T) {
	t.Parallel()
	site := changedSite(t)
	const (
		nothing, probably = "This does nothing.", "This probably does nothing."
		thisAndThat       = "The end of the case said this &amp; that."
		heading           = "Changed since this link was made"
	)
	for _, c := range []struct {
		address string
		want    []string
		not     []string
	}{
		{"/causes/case?as-of=2026-01-01", []string{heading, "3 statements", "<del>" + nothing, "March 1, 2026", "May 1, 2026", "New claim", "Claim withdrawn"}, []string{probably + "</del>", "<del>" + thisAndThat, "something else"}},
		{"/causes/case?as-of=2026-03-01", []string{heading, "<del>" + probably, "<del>" + thisAndThat, "April 1, 2026", "Claim withdrawn", "It was said.", "<del>It said something else."}, []string{"New claim"}},
		{"/causes/case?as-of=2026-03-20", []string{"<del>" + probably, "<del>" + thisAndThat, "Claim withdrawn"}, []string{"It said something else.</del>"}},
		{"/causes/case?as-of=2026-04-01", []string{"2 statements", "<del>" + probably, "Claim withdrawn"}, []string{"<del>" + thisAndThat}},
		{"/claims/first-of-case?as-of=2026-03-10", []string{"One statement", "<del>" + thisAndThat, `<ins><a href="/causes/case#first-of-case:~:text=The%20end%20of%20the%20case%20says%20one%20thing.,-1">`, `href="/causes/case#review">Why it changed`}, []string{probably}},
		{"/claims/first-of-case?as-of=2026-02-10", []string{"New claim"}, []string{"<del>"}},
		{"/causes?as-of=2026-04-30", []string{"Verdict: Case", "<del>" + probably, `<ins><a href="/causes/case">`}, []string{thisAndThat, "Claim withdrawn"}},
		{"/?as-of=2026-02-01", []string{"Verdict: Case", "<del>" + nothing}, []string{probably + "</del>"}},
	} {
		body := joined(get(site, c.address).Body.String())
		body, _, _ = strings.Cut(body, `id="review"`) // whose log has it all
		for _, want := range c.want {
			if !strings.Contains(body, want) {
				t.Errorf("%s: no %q", c.address, want)
			}
		}
		for _, not := range c.not {
			if strings.Contains(body, not) {
				t.Errorf("%s: %q", c.address, not)
			}
		}
	}
}

// joined is markup without the space that the templates leave between elements.
func joined(markup string) string {
	markup = strings.Join(strings.Fields(markup), " ")
	return strings.NewReplacer("> ", ">", " <", "<").Replace(markup)
}

// TestAsOfPlain wants the page itself, to the byte, wherever there is nothing to
// tell, whatever the query says.
func TestAsOfPlain(t *testing.T) {
	t.Parallel()
	site := changedSite(t)
	for _, address := range changedPages {
		plain := get(site, address)
		for _, query := range []string{
			"as-of=", "as-of", "as-of=2026-05-01", "as-of=2026-06-01", "as-of=2026-06-02", "as-of=9999-12-31", "as-of=2025-12-31", "as-of=0001-01-01",
			"as-of=2026-02-30", "as-of=2026-2-1", "as-of=26-02-01", "as-of=2026-02-01T00:00:00Z", "as-of=2026-02-01%20", "as-of=-2026-02-01", "as-of=%zz", "as-of=2026-02-01;x",
			"as-of=2026-02-01&as-of=2026-02-01", "as-of=2026-02-01&as-of=", "As-Of=2026-02-01", "asof=2026-02-01", "as-of[]=2026-02-01",
		} {
			got := get(site, address+"?"+query)
			if got.Code != http.StatusOK || got.Body.String() != plain.Body.String() || got.Header().Get("Etag") != plain.Header().Get("Etag") {
				t.Errorf("%s?%s: status %d, %d bytes, want those of the page", address, query, got.Code, got.Body.Len())
			}
		}
	}
	const back = "/claims/second-of-case" // which changed and came back
	if got := get(site, back+"?as-of=2026-02-01"); got.Body.String() != get(site, back).Body.String() {
		t.Errorf("%s tells of a change that did not last", back)
	}
}

// TestAsOfHead wants no trace of the day in what the page says of itself, and the
// same answer for days between the same changes.
func TestAsOfHead(t *testing.T) {
	t.Parallel()
	site := changedSite(t)
	for _, address := range changedPages[:4] {
		plain, dated := get(site, address), get(site, address+"?as-of=2026-02-03&utm_source=x")
		if dated.Header().Get("Etag") == plain.Header().Get("Etag") {
			t.Errorf("%s: the entity tag of another page", address)
		}
		for key, values := range plain.Header() {
			if key != "Etag" && key != "Content-Length" && dated.Header().Get(key) != values[0] {
				t.Errorf("%s: %s %q, want %q", address, key, dated.Header().Get(key), values[0])
			}
		}
		body := dated.Body.String()
		for _, trace := range []string{"as-of", "February", "2026-02-03", "utm"} {
			if strings.Contains(strings.ReplaceAll(body, "Reviewed", ""), trace) && !strings.Contains(plain.Body.String(), trace) {
				t.Errorf("%s: a trace of the day or the query: %q", address, trace)
			}
		}
		if want := `<link rel="canonical" href="` + testBase + address + `">`; !strings.Contains(body, want) {
			t.Errorf("%s: no %s", address, want)
		}
		if other := get(site, address+"?as-of=2026-01-15"); other.Body.String() != body {
			t.Errorf("%s: another page for a day between the same changes", address)
		}
		if got := get(site, address+"?as-of=2026-02-03", "If-None-Match", dated.Header().Get("Etag")); got.Code != http.StatusNotModified {
			t.Errorf("%s: status %d to its entity tag, want 304", address, got.Code)
		}
	}
}

// TestAsOfKept asks for every day of two years: what is kept is no more than
// there are days with changes.
func TestAsOfKept(t *testing.T) {
	t.Parallel()
	site := changedSite(t)
	const days = 4 // with changes
	for _, address := range changedPages {
		before := kept(site)
		bodies := map[string]bool{}
		for at := day(2025, 6, 1); at.Before(day(2027, 6, 1).Time); at.Time = at.AddDate(0, 0, 1) {
			bodies[get(site, address+"?as-of="+at.ISO()).Body.String()] = true
		}
		if n := kept(site) - before; n != len(bodies) || n > days+1 {
			t.Errorf("%s: %d kept for %d pages and %d days with changes", address, n, len(bodies), days)
		}
	}
}

func kept(s *Server) int {
	e := s.today()
	e.mu.RLock()
	defer e.mu.RUnlock()
	return len(e.kept)
}

// TestAsOfOverdue turns the clock past the review under a page with changes.
func TestAsOfOverdue(t *testing.T) {
	t.Parallel()
	g, err := changed()
	if err != nil {
		t.Fatal(err)
	}
	now := day(2026, 6, 1).Time
	site := newSite(t, Config{Guide: g, Now: func() time.Time { return now }})
	for _, late := range []bool{false, true} {
		if late {
			now = day(2028, 1, 1).Time
		}
		body := get(site, "/causes/case?as-of=2026-04-01").Body.String()
		if got := strings.Contains(body, "A review of this page was due on"); got != late || !strings.Contains(body, "Changed since this link was made") {
			t.Errorf("overdue %t, want %t, and what changed", got, late)
		}
	}
}

// FuzzAsOf sends any query. The answer is the page, or what it was on one of the
// days with changes, and nothing more is kept.
func FuzzAsOf(f *testing.F) {
	for _, seed := range []string{"", "as-of=2026-02-01", "as-of=2026-03-01&as-of=", "as-of=9999-99-99", "as-of=%32026-04-01", "as-of=2026-04-01&x=%", ";as-of=2026-04-01", "as-of=２０２６-04-01"} {
		f.Add(seed)
	}
	site := changedSite(f)
	known := map[string]map[string]bool{}
	for _, address := range changedPages {
		known[address] = map[string]bool{get(site, address).Body.String(): true}
		for at := day(2026, 1, 1); at.Before(day(2026, 6, 2).Time); at = (guide.Date{Time: at.AddDate(0, 0, 1)}) {
			known[address][get(site, address+"?as-of="+at.ISO()).Body.String()] = true
		}
	}
	all := kept(site)
	f.Fuzz(func(t *testing.T, query string) {
		for _, address := range changedPages {
			r, w := httptest.NewRequest(http.MethodGet, address, nil), httptest.NewRecorder()
			r.URL.RawQuery = query
			site.ServeHTTP(w, r)
			if w.Code != http.StatusOK || !known[address][w.Body.String()] {
				t.Errorf("%s?%q: status %d, and a page that is no day's", address, query, w.Code)
			}
		}
		if n := kept(site); n != all {
			t.Errorf("%q: %d pages are kept, want %d", query, n, all)
		}
	})
}
