package browser

import (
	"fmt"
	"testing"
)

// testGallery looks at every component in every state. The gallery is no page for
// readers: it has parts of many pages, so only what concerns each by itself is held
// to.
func testGallery(t *testing.T, s *stage) {
	for _, width := range []int64{320, 1280} {
		for _, scheme := range []string{"light", "dark"} {
			t.Run(fmt.Sprintf("%s, %d px", scheme, width), func(t *testing.T) {
				t.Parallel()
				b := s.tab(t)
				b.resize(width, 800, 1)
				b.prefer("prefers-color-scheme", scheme)
				b.read("/gallery")
				report(t, b.axe(s.axe, "colors and sizes"))
				report(t, b.look("wide.js"))
				report(t, b.look("cut.js"))
			})
		}
	}
}
