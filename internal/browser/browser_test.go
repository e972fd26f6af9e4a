package browser

import (
	"context"
	"testing"

	"leakygut/internal/guide"
)

// stage is what every behavior is played on: one browser, and one server of the
// bundled guide.
type stage struct {
	*site
	chromium context.Context
	axe      string // the script of axe-core
}

// TestSite plays every behavior of the site that a reader would notice. As many
// run at once as the machine has cores.
func TestSite(t *testing.T) {
	t.Parallel()
	s := &stage{site: serve(t, bundledGuide(t)), chromium: startChromium(t), axe: axeSource(t)}
	for _, behavior := range []struct {
		name string
		test func(*testing.T, *stage)
	}{
		{"pages", testPages},
		{"keyboard", testKeyboard},
		{"panels", testPanels},
		{"share", testShare},
		{"shift", testShift},
		{"sentences", testSentences},
		{"scriptless", testScriptless},
		{"theme", testTheme},
		{"media", testMedia},
		{"search", testSearch},
		{"offline", testOffline},
		{"live", testLive},
		{"gallery", testGallery},
		{"checks", testChecks},
	} {
		t.Run(behavior.name, func(t *testing.T) {
			t.Parallel()
			behavior.test(t, s)
		})
	}
}

// tab opens a tab on the site.
func (s *stage) tab(t testing.TB) *tab {
	t.Helper()
	return newTab(t, s.chromium, s.address).in(t)
}

// article finds an article of the guide.
func (s *stage) article(t testing.TB, address string) *guide.Article {
	t.Helper()
	for _, a := range s.guide.Articles() {
		if a.Path == address {
			return a
		}
	}
	t.Fatalf("the guide has no article %s", address)
	return nil
}
