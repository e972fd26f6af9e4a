package web

import (
	"io/fs"
	"net/http"
	"strings"
	"testing"

	"leakygut/content"
	"leakygut/internal/compile"
)

// TestPublishedAddresses asks for every address that was ever published: it is
// there, leads on to where it is, or says why it is gone.
func TestPublishedAddresses(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	list, err := fs.ReadFile(content.FS(), compile.AddressesFile)
	if err != nil {
		t.Fatal(err)
	}
	addresses := strings.Fields(string(list))
	for _, address := range addresses {
		answer := get(site, address)
		if answer.Code == http.StatusPermanentRedirect {
			answer = get(site, answer.Header().Get("Location"))
		}
		if answer.Code != http.StatusOK && answer.Code != http.StatusGone {
			t.Errorf("%s: status %d", address, answer.Code)
		}
	}
	if want := compile.ListAddresses(bundledGuide(t), list); string(want) != string(list) {
		t.Error("the list is not sorted, or lacks a page: make addresses")
	}
}

// TestMoved wants an older address of an article or a claim to lead on in each of
// its forms, with the query.
func TestMoved(t *testing.T) {
	t.Parallel()
	site := changedSite(t)
	for _, move := range [][2]string{{"/causes/old-case", "/causes/case"}, {"/claims/older-claim", "/claims/second-of-case"}} {
		older, newer := move[0], move[1]
		for _, form := range []string{"", ".md", ".json", ".bib", ".ris", ".csl.json", "/references.bib", "/references.ris", "/references.csl.json"} {
			answer := get(site, older+form+"?as-of=2026-02-01")
			if got, want := answer.Header().Get("Location"), newer+form+"?as-of=2026-02-01"; answer.Code != http.StatusPermanentRedirect || got != want {
				t.Errorf("%s%s: status %d to %q, want 308 to %q", older, form, answer.Code, got, want)
			}
			if open := answer.Header().Get("Access-Control-Allow-Origin"); (open == "*") != (form != "") {
				t.Errorf("%s%s: open to %q", older, form, open)
			}
			if got := get(site, newer+form).Code; got != http.StatusOK {
				t.Errorf("%s%s: status %d", newer, form, got)
			}
		}
	}
	for older, newer := range map[string]string{
		"/handout/causes/old-case": "/handout/causes/case",
		"/Causes/Old-Case/":        "/causes/case",
		"/claims/Older-Claim":      "/claims/second-of-case",
	} {
		if answer := get(site, older); answer.Code != http.StatusPermanentRedirect || answer.Header().Get("Location") != newer {
			t.Errorf("%s: status %d to %q", older, answer.Code, answer.Header().Get("Location"))
		}
	}
	for _, missing := range []string{"/handout/claims/older-claim", "/causes/old-case.pdf", "/causes/old-case/references", "/causes/old-case.md.md", "/handout/causes/old-case.md"} {
		if got := get(site, missing).Code; got != http.StatusNotFound {
			t.Errorf("%s: status %d", missing, got)
		}
	}
	if body := get(site, "/causes/case").Body.String(); !strings.Contains(body, `<span id="older-claim"></span>`) {
		t.Error("no place for the older id of a claim")
	}
}

// TestOldPictures wants the pictures at an older address of a page: chats and
// posters keep them.
func TestOldPictures(t *testing.T) {
	t.Parallel()
	for address, mediaType := range map[string]string{
		"/cards/causes/old-case.0123456789.png": "image/png",
		codeAddress("/causes/old-case"):         "image/svg+xml",
	} {
		answer := get(changedSite(t), address)
		if answer.Code != http.StatusOK || answer.Header().Get("Content-Type") != mediaType {
			t.Errorf("%s: status %d, %s", address, answer.Code, answer.Header().Get("Content-Type"))
		}
	}
}

// TestWithdrawn wants an address whose page was taken back to say so in each of
// its forms, kindly, and no list to name it.
func TestWithdrawn(t *testing.T) {
	t.Parallel()
	site := changedSite(t)
	disclaimer := site.edition.Load().guide.Site.Disclaimer
	for _, address := range []string{"/causes/gone", "/causes/gone.md", "/causes/gone.json", "/causes/gone.bib", "/causes/gone/references.ris", "/handout/causes/gone", "/Causes/Gone/", "/causes/gone?as-of=2026-02-01"} {
		answer := get(site, address)
		if answer.Code != http.StatusGone || answer.Header().Get("Content-Type") != htmlType {
			t.Errorf("%s: status %d, %s", address, answer.Code, answer.Header().Get("Content-Type"))
		}
		for _, want := range []string{"This page was withdrawn", "It rested on one study &lt;that&gt; was taken back.", "March 1, 2026", `<a href="/causes/case">A cause made for tests</a>`, `<a href="/claims/first-of-case">The end of the case says one thing.</a>`, disclaimer, `content="noindex"`} {
			if !strings.Contains(answer.Body.String(), want) {
				t.Errorf("%s: no %q", address, want)
			}
		}
	}
	claim := get(site, "/claims/gone-claim")
	if body := claim.Body.String(); claim.Code != http.StatusGone || !strings.Contains(body, "No study shows it.") || strings.Contains(body, "Read this instead") {
		t.Errorf("a claim without a page to read instead: status %d", claim.Code)
	}
	for _, list := range []string{"/sitemap.xml", "/feed.atom", "/feed.json", "/changes.atom", "/llms.txt", "/claims", "/search?q=gone", "/causes"} {
		if strings.Contains(get(site, list).Body.String(), "/causes/gone") {
			t.Errorf("%s names a withdrawn page", list)
		}
	}
}
