package web

import (
	"bytes"
	"regexp"
	"testing"

	"github.com/andybalholm/brotli"
)

// firstFlight is what a server may send before it hears from a client that has
// just connected: ten packets, less what goes for headers.
const firstFlight = 14 * 1024

var drawing = regexp.MustCompile(`(?s)<svg role="img".*?</svg>`)

// TestWeight wants the first view of every article within the first flight: its
// HTML, stylesheet and script, without the drawing, which may come after.
func TestWeight(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	style := len(squeezed(t, get(site, site.assets.linked.Style).Body.Bytes()))
	script := len(squeezed(t, get(site, site.assets.linked.Script).Body.Bytes()))
	for _, a := range bundledGuide(t).Articles() {
		t.Run(a.Path, func(t *testing.T) {
			t.Parallel()
			whole := get(site, a.Path).Body.Bytes()
			page := len(squeezed(t, drawing.ReplaceAll(whole, nil)))
			sum := page + style + script
			t.Logf("%s: page %d + style %d + script %d = %d of %d bytes; %d with its drawing",
				a.Path, page, style, script, sum, firstFlight, len(squeezed(t, whole))+style+script)
			if sum > firstFlight {
				t.Errorf("%d bytes, %d too many", sum, sum-firstFlight)
			}
		})
	}
}

func squeezed(t *testing.T, body []byte) []byte {
	t.Helper()
	if len(body) == 0 {
		t.Fatal("nothing to weigh")
	}
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, brotli.BestCompression)
	if _, err := w.Write(body); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
