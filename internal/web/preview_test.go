package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"leakygut/internal/guide"
	"leakygut/internal/preview"
)

// previewSite is a server with a key and two drafts, one of which is not the one
// that a preview is for.
func previewSite(t *testing.T, now func() time.Time) (*Server, preview.Key, *guide.Guide) {
	t.Helper()
	key, err := preview.NewKey("0123456789abcdef0123456789abcdef")
	if err != nil {
		t.Fatal(err)
	}
	g := withDrafts(t)
	return newSite(t, Config{Guide: g, Now: now, Preview: key}), key, g
}

// TestPreview opens one draft, which nobody may keep or find, and nothing else.
func TestPreview(t *testing.T) {
	t.Parallel()
	site, key, g := previewSite(t, func() time.Time { return draftDay })
	address := key.Address("/causes/quetzal-later", draftDay.Add(time.Hour))
	kept := len(site.edition.Load().kept)
	w := get(site, address)
	body := w.Body.String()
	if w.Code != http.StatusOK {
		t.Fatalf("status %d:\n%s", w.Code, body)
	}
	for name, want := range map[string]string{
		"Cache-Control": "no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer", "Etag": "", "Content-Security-Policy": contentSecurityPolicy,
	} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	for _, want := range []string{
		"The quetzal may play the marimba", "Draft, not published.", "It appears on January 1, 2101.",
		"This link works until <time datetime=\"2026-11-30T13:00:00Z\">November 30, 2026, 13:00 UTC</time>",
		`<meta name="robots" content="noindex">`, g.Site.Disclaimer,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s in the preview", want)
		}
	}
	for _, never := range []string{`rel="canonical"`, "og:", "application/ld+json", `href="/causes/quetzal"`, "quetzal-one\"><"} {
		if strings.Contains(body, never) {
			t.Errorf("the preview has %s", never)
		}
	}
	if got := len(site.edition.Load().kept); got != kept {
		t.Errorf("%d pages are kept after a preview, %d before", got, kept)
	}
	for _, other := range []string{"/causes/quetzal-later", "/claims/quetzal-later-one", "/handout/causes/quetzal-later", strings.Replace(address, "-later", "", 1)} {
		if w := get(site, other); w.Code != http.StatusNotFound && w.Code != http.StatusForbidden {
			t.Errorf("%s: status %d while a preview is open", other, w.Code)
		}
	}
}

// TestPreviewClosed comes too late, and with addresses that the key did not make.
func TestPreviewClosed(t *testing.T) {
	t.Parallel()
	now := draftDay
	site, key, g := previewSite(t, func() time.Time { return now })
	address := key.Address("/causes/quetzal", draftDay.Add(time.Hour))
	now = now.Add(time.Hour)
	for _, c := range []struct {
		name, address string
		status        int
		want          string
	}{
		{"late", address, http.StatusForbidden, "This preview has ended"},
		{"cut", address[:len(address)-70], http.StatusForbidden, "This link opens nothing"},
		{"bare", "/preview/causes/quetzal", http.StatusForbidden, "This link opens nothing"},
		{"nowhere", key.Address("/causes/nothing", now.Add(time.Hour)), http.StatusNotFound, "There is no page at this address"},
	} {
		w := get(site, c.address)
		body := w.Body.String()
		if w.Code != c.status || !strings.Contains(body, c.want) || !strings.Contains(body, g.Site.Disclaimer) || strings.Contains(body, marimba) {
			t.Errorf("%s: status %d, want %d and %q:\n%.2000s", c.name, w.Code, c.status, c.want, body)
		}
		if h := w.Header(); h.Get("Cache-Control") != "no-store" || h.Get("X-Robots-Tag") != "noindex" {
			t.Errorf("%s can be kept: %v", c.name, h)
		}
	}
}

// TestPreviewOfWhatWasPublished follows an address whose article is public by now.
func TestPreviewOfWhatWasPublished(t *testing.T) {
	t.Parallel()
	site, key, _ := previewSite(t, func() time.Time { return draftDay })
	w := get(site, key.Address("/causes/diet", draftDay.Add(time.Hour)))
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/causes/diet" || w.Header().Get("Cache-Control") != "no-store" || w.Body.Len() > 0 {
		t.Errorf("status %d, %v", w.Code, w.Header())
	}
}
