package web

import (
	"encoding/xml"
	"net/http"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"leakygut/internal/guide"
	"leakygut/internal/qrcode"
)

// TestShare wants every page that says something of its own to say how it is
// passed on, and no form to.
func TestShare(t *testing.T) {
	site := bundledSite(t)
	e := site.edition.Load()
	everyPage(t, func(t *testing.T, p *crawledPage) {
		row := p.shareRow()
		path, _, _ := strings.Cut(p.address, "?") // a filtered list is passed on whole
		if shared := !slices.Contains([]string{guide.SearchPath, guide.VisitPath}, path) && slices.Contains(e.guide.Addresses(), path); shared != (row != nil) {
			t.Fatalf("is to be passed on: %t, has a share row: %t", shared, row != nil)
		}
		if row == nil {
			return
		}
		wantLink := testBase + path
		a := e.articles[path]
		if c := e.claims[strings.TrimPrefix(path, guide.ClaimsPath+"/")]; c != nil {
			a = c.Article
		}
		if a != nil {
			wantLink += "?as-of=" + a.Stands().ISO()
		}
		record := a != nil || e.sections[path] != nil || e.pages[path] != nil || path == guide.HomePath
		var fields, codes int
		for n := range row.Descendants() {
			switch {
			case n.Data == "input":
				fields++
				if got := attribute(n, "value"); got != wantLink || !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "readonly" }) {
					t.Errorf("the field holds %q, want %q, to be read alone", got, wantLink)
				}
			case attribute(n, "class") == "cite-as":
				if text := words(n); !record || !strings.HasSuffix(strings.TrimSuffix(text, "."), testBase+path) || !strings.HasPrefix(text, e.guide.Site.Name) {
					t.Errorf("cite as %q", text)
				}
			case attribute(n, "class") == "qr":
				codes++
				checkQRCode(t, site, attribute(n, "href"), testBase+path)
			case n.Data == "button" && attribute(n, "type") != "button":
				t.Errorf("a button of type %q", attribute(n, "type"))
			}
		}
		if fields != 1 || codes != 1 {
			t.Errorf("%d fields and %d codes, want one of each", fields, codes)
		}
		if got := strings.Contains(words(row), "Cite as"); got != record {
			t.Errorf("says how to cite it: %t, want %t", got, record)
		}
	})
}

func (p *crawledPage) shareRow() *html.Node {
	for n := range p.elements("section") {
		if strings.Fields(attribute(n, "class") + " -")[0] == "share" {
			return n
		}
	}
	return nil
}

// checkCode wants a drawing of an address.
func checkQRCode(t *testing.T, h http.Handler, path, address string) {
	t.Helper()
	answer := get(h, path)
	if answer.Code != http.StatusOK || answer.Header().Get("Content-Type") != "image/svg+xml" {
		t.Fatalf("%s: status %d, type %q", path, answer.Code, answer.Header().Get("Content-Type"))
	}
	var drawing struct {
		Title string `xml:"title"`
		Paths []struct {
			Data string `xml:"d,attr"`
		} `xml:"path"`
	}
	if err := xml.Unmarshal(answer.Body.Bytes(), &drawing); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	code, err := qrcode.New(address)
	if err != nil {
		t.Fatal(err)
	}
	if len(drawing.Paths) != 2 || drawing.Paths[1].Data != code.Path || drawing.Title != address {
		t.Errorf("%s is a code of %q, want %q", path, drawing.Title, address)
	}
}

// TestNoCode wants no code of what is no page.
func TestNoCode(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	for _, path := range []string{"/qr/", "/qr/.svg", "/qr/nowhere.svg", "/qr/causes/diet", "/qr/causes/diet.png", "/qr/home.svg.svg"} {
		if w := get(site, path); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", path, w.Code)
		}
	}
}

// TestMovedLink wants a link with a day to keep it where its page has moved.
func TestMovedLink(t *testing.T) {
	t.Parallel()
	w := get(bundledSite(t), "/causes/nsaids?as-of=2026-11-22")
	if w.Code != http.StatusPermanentRedirect || w.Header().Get("Location") != "/causes/medicines?as-of=2026-11-22" {
		t.Errorf("status %d to %q", w.Code, w.Header().Get("Location"))
	}
}
