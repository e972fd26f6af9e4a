package card_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"leakygut/content"
	"leakygut/internal/card"
	"leakygut/internal/compile"
)

// bundled is the cards of the guide that is built into the program, by address.
func bundled(t testing.TB) map[string]card.Card {
	t.Helper()
	g, list, err := compile.Compile(content.FS())
	if err != nil {
		t.Fatal(err)
	}
	if list.Errors() > 0 {
		t.Fatalf("the bundled content has %d mistakes", len(list))
	}
	return card.Subjects(g)
}

// TestBundled: every card of the guide has all its words, large enough to be read
// and none broken or alone on a line.
func TestBundled(t *testing.T) {
	t.Parallel()
	p := newPainter(t)
	var sizes []int
	for path, c := range bundled(t) {
		boxes := checkLayout(t, p, c)
		if !racing || len(path)%8 == 0 {
			checkPixels(t, p.Ground(), p.Paint(c), boxes)
			sizes = append(sizes, len(draw(t, p, c)))
		}
		if cut := p.Cut(c); cut != nil {
			t.Errorf("%s: words of %v are left out", path, cut)
		}
		if none := p.Missing(c.Title + " " + c.Text); none != nil {
			t.Errorf("%s: no letters for %q", path, string(none))
		}
		lines := map[string][]card.Box{}
		for _, b := range boxes {
			lines[b.Part] = append(lines[b.Part], b)
		}
		for _, part := range []string{"title", "text"} {
			checkSetting(t, path, lines[part])
		}
		if alt := c.Alt(); !strings.Contains(alt, c.Title) || !strings.Contains(alt, c.Text) {
			t.Errorf("%s: words are missing from %q", path, alt)
		}
	}
	slices.Sort(sizes)
	if median := sizes[len(sizes)/2]; median > 25_000 {
		t.Errorf("half of the cards have more than %d bytes: what is new in the drawing costs too much", median)
	}
	t.Logf("%d files: median %d bytes, largest %d", len(sizes), sizes[len(sizes)/2], sizes[len(sizes)-1])
}

// checkSetting wants lines that are set with care.
func checkSetting(t *testing.T, path string, lines []card.Box) {
	t.Helper()
	if len(lines) == 0 {
		return
	}
	last := lines[len(lines)-1]
	if !last.Intact {
		t.Errorf("%s: a word is broken", path)
	}
	if last.Size < 26 {
		t.Errorf("%s: letters of %g pixels", path, last.Size)
	}
	longest := 0
	for _, l := range lines {
		longest = max(longest, l.Rect.Dx())
	}
	if last.Rect.Dx() < longest/5 {
		t.Errorf("%s: %q stands alone on the last line", path, last.Words)
	}
}

// TestLooksLikeThePages: shapes and colors are those of the pages.
func TestLooksLikeThePages(t *testing.T) {
	t.Parallel()
	templates := read(t, "templates/shapes.go") + read(t, "templates/pages.templ")
	for _, d := range card.Shapes() {
		if !strings.Contains(templates, `"`+d+`"`) {
			t.Errorf("the pages have no shape %s", d)
		}
	}
	style := read(t, "static/style.css")
	for name, c := range card.Colors() {
		want := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
		if !regexp.MustCompile(`--` + name + `: (light-dark\()?` + want).MatchString(style) {
			t.Errorf("--%s is not %s in the stylesheet", name, want)
		}
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../..", file))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
