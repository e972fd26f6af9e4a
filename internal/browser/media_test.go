package browser

import "testing"

// testMedia reads pages as a system asks for them that is set to less motion, to
// few colors, or to paper.
func testMedia(t *testing.T, s *stage) {
	const article = "/solutions/supplements"
	t.Run("less motion", func(t *testing.T) {
		t.Parallel()
		b := s.tab(t)
		for _, p := range []scene{
			{address: "/"}, {address: article}, {address: "/claims"}, {address: "/search?q=gluten"}, {address: "/visit"},
			{address: article, do: func(b *tab) { b.openPanel(".cite a") }},
		} {
			b.show(p)
			report(t, b.look("motion.js"))
		}
	})
	t.Run("few colors", func(t *testing.T) {
		t.Parallel()
		b := s.tab(t)
		b.prefer("forced-colors", "active")
		b.read(article)
		report(t, b.look("borders.js", ".emergency, .urgent, .see-doctor"))
	})
	for _, p := range []scene{
		{address: "/"}, {address: article}, {address: "/claims"}, {address: "/handout" + article},
		{address: "/visit", state: "answered", do: func(b *tab) { b.answer("#visit-main", "Bloating after meals") }},
	} {
		t.Run("paper "+p.name(), func(t *testing.T) {
			t.Parallel()
			b := s.tab(t)
			b.show(p)
			b.print()
			report(t, b.look("paper.js", s.guide.Site.Disclaimer))
		})
	}
}
