package browser

import (
	"slices"
	"testing"
)

const ground = "() => getComputedStyle(document.body).backgroundColor"

// testTheme turns the theme of the site by its button.
func testTheme(t *testing.T, s *stage) {
	t.Run("button", func(t *testing.T) {
		t.Parallel()
		turnTheme(t, s.tab(t))
	})
	t.Run("flash", func(t *testing.T) {
		t.Parallel()
		noFlash(t, s.tab(t))
	})
}

// grounds are the colors behind the text by day and by night, as the system asks
// for them.
func grounds(b *tab) map[string]string {
	b.Helper()
	colors := map[string]string{}
	for _, system := range []string{"light", "dark"} {
		b.prefer("prefers-color-scheme", system)
		colors[system] = ask[string](b, ground)
	}
	if colors["light"] == colors["dark"] {
		b.Fatalf("the page is %s by day and by night", colors["light"])
	}
	return colors
}

// turnTheme goes through all themes and back to the first. Each holds under either
// system, after a reload, and on another page.
func turnTheme(t *testing.T, b *tab) {
	b.read("/about")
	colors := grounds(b)
	for _, theme := range []string{"auto", "dark", "light", "auto"} {
		if got, want := ask[string](b, "() => document.querySelector('.theme').textContent"), "Theme: "+theme; got != want {
			t.Errorf("the button says %q, want %q", got, want)
		}
		for _, system := range []string{"light", "dark"} {
			b.prefer("prefers-color-scheme", system)
			want := colors[theme]
			if theme == "auto" {
				want = colors[system]
			}
			for _, address := range []string{"", "/about", "/causes"} { // first the page as it is, then anew
				if address != "" {
					b.read(address)
				}
				if got := ask[string](b, ground); got != want {
					t.Errorf("theme %s, system %s, %q: the page is %s, want %s", theme, system, address, got, want)
				}
			}
		}
		b.click(".theme")
	}
}

// noFlash chooses the theme that the system does not ask for, and wants no frame
// in another color while a page loads.
func noFlash(t *testing.T, b *tab) {
	b.read("/about")
	dark := grounds(b)["dark"]
	b.prefer("prefers-color-scheme", "light")
	b.click(".theme")
	for _, address := range []string{"/about", "/causes/medicines", "/claims"} {
		seen := frames(b, address)
		if len(seen) == 0 {
			t.Errorf("%s: no frame was seen", address)
		}
		if i := slices.IndexFunc(seen, func(color string) bool { return color != dark }); i >= 0 {
			t.Errorf("%s: frame %d of %d was %s, want %s", address, i+1, len(seen), seen[i], dark)
		}
	}
}

// frames opens a page, and lists the color of it at each of its first frames.
func frames(b *tab, address string) []string {
	b.Helper()
	b.before("frames.js")
	b.read(address)
	return ask[[]string](b, "(ms) => new Promise((done) => setTimeout(() => done(window.grounds), ms))", settle.Milliseconds())
}
