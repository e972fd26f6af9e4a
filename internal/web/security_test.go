package web

import (
	"net/http"
	"testing"
	"time"
)

// TestSecurityTxt names whom to tell of a weakness, and nobody where an operator has
// named nobody.
func TestSecurityTxt(t *testing.T) {
	t.Parallel()
	g := smallGuide("Guide")
	g.Site.Contact, g.Site.Language = "mailto:help@leaky.example", "en-US"
	now := time.Date(2026, 11, 30, 23, 0, 0, 0, time.FixedZone("west", -8*3600))
	site := newSite(t, Config{Guide: g, Now: func() time.Time { return now }})
	for _, expires := range []string{"2027-11-30", "2027-12-01"} {
		want := "Contact: mailto:help@leaky.example\nExpires: " + expires + "T00:00:00Z\n" +
			"Preferred-Languages: en-US\nCanonical: https://leaky.example/.well-known/security.txt\n"
		answer := get(site, securityPath)
		if answer.Code != http.StatusOK || answer.Body.String() != want || answer.Header().Get("Content-Type") != "text/plain; charset=utf-8" {
			t.Errorf("%d %s\n%s\nwant\n%s", answer.Code, answer.Header().Get("Content-Type"), answer.Body, want)
		}
		now = now.AddDate(0, 0, 1)
	}
	g.Site.Contact = ""
	if answer := get(newSite(t, Config{Guide: g}), securityPath); answer.Code != http.StatusNotFound {
		t.Errorf("nobody can be told, and it answers %d", answer.Code)
	}
}
