package browser

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

// testChecks shows each check a page with every fault. A check that finds
// nothing there would find nothing on the site either.
func testChecks(t *testing.T, s *stage) {
	home := serveFaults(t)
	for _, check := range []struct {
		name string
		find func(*tab) []string
		want []string // in words of different findings
	}{
		{"silence", silence, []string{
			"an error in the console", "nobody catches this", "elsewhere.example", "the policy forbade", "a cookie is set", "status 404", "a request failed",
		}},
		{"barriers", func(b *tab) []string { b.read("/"); return b.axe(s.axe, "all") }, []string{"image-alt", "color-contrast: .faint", "color-contrast: .pale"}},
		{"colors", func(b *tab) []string { b.read("/"); return b.axe(s.axe, "colors and sizes") }, []string{"color-contrast: .faint", "color-contrast: .pale"}},
		{"width", func(b *tab) []string { b.read("/"); return b.look("wide.js") }, []string{"div.wide ends at"}},
		{"cut", func(b *tab) []string { b.read("/"); return b.look("cut.js") }, []string{"div.cut shows"}},
		{"shift", func(b *tab) []string { return shifts(b, "/late") }, []string{"a jump of"}},
		{"motion", func(b *tab) []string { b.read("/"); return b.look("motion.js") }, []string{"smoothly", "a transition of 1s"}},
		{"borders", bordersOfFaults, []string{"no line on the side Top"}},
		{"paper", func(b *tab) []string { b.read("/"); return b.look("paper.js", "Not advice.") }, []string{"cannot be clicked", "disclaimer"}},
		{"focus", func(b *tab) []string { b.read("/"); return walk(b) }, []string{"no line shows", "against the order", "2 stops, want 3"}},
		{"hover", func(b *tab) []string { b.read("/"); return hover(b, "main a") }, []string{"and now has"}},
		{"flash", func(b *tab) []string { return frames(b, "/late") }, []string{"rgb(255, 255, 255)", "rgb(1, 2, 3)"}},
	} {
		t.Run(check.name, func(t *testing.T) {
			t.Parallel()
			found := strings.Join(check.find(newTab(t, s.chromium, home).in(t)), "\n")
			for _, want := range check.want {
				if !strings.Contains(found, want) {
					t.Errorf("found\n%s\nwant %q among it", found, want)
				}
			}
		})
	}
}

func silence(b *tab) []string {
	b.Helper()
	w := newWatch(b)
	b.read("/")
	return w.found(b)
}

func bordersOfFaults(b *tab) []string {
	b.Helper()
	b.prefer("forced-colors", "active")
	b.read("/")
	return b.look("borders.js", ".emergency")
}

// serveFaults serves the page with every fault, under a policy that it breaks.
func serveFaults(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		file := map[string]string{"/": "faulty.html", "/late": "faulty.html", "/faulty.js": "faulty.js"}[r.URL.Path]
		if file == "" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Security-Policy", "img-src 'self'; font-src 'none'; object-src 'none'; style-src 'unsafe-inline'; script-src 'self'; media-src 'none'; frame-src 'none'; base-uri 'none'; connect-src *")
		http.SetCookie(w, &http.Cookie{Name: "followed", Value: "yes"})
		http.ServeFile(w, r, filepath.Join("testdata", file))
	}))
	t.Cleanup(server.Close)
	return server.URL
}
