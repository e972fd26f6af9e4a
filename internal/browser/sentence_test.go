package browser

import (
	"fmt"
	"testing"

	"leakygut/internal/guide"
)

// testSentences follows the link from a claim's own page to its sentence. The
// browser finds the words, brings them to the middle of the window and marks
// them: the sentence itself, and not the same words among the key messages.
func testSentences(t *testing.T, s *stage) {
	b := s.tab(t)
	b.resize(1000, 500, 1)
	for _, c := range sentences(t, s.guide) {
		t.Run(c.ID, func(t *testing.T) {
			b := b.in(t)
			b.open(c.Path())
			b.click(`#context + p a`)
			b.wait("the article", fmt.Sprintf("() => location.pathname === %q && document.readyState === 'complete'", c.Article.Path))
			b.wait("the sentence in the middle of the window", fmt.Sprintf(`() => {
				const box = document.querySelector('#%s .sentence').getBoundingClientRect();
				return box.top > 100 && Math.abs((box.top + box.bottom) / 2 - innerHeight / 2) < 60;
			}`, c.ID))
		})
	}
}

// sentences are a claim that is a key message of its article, one that is not,
// and the one with the longest sentence.
func sentences(t *testing.T, g *guide.Guide) []*guide.Claim {
	t.Helper()
	var key, other, longest *guide.Claim
	for _, c := range g.Claims {
		isKey := false
		for _, k := range c.Article.KeyMessages {
			isKey = isKey || k == c
		}
		switch {
		case isKey:
			key = c
		case longest == nil || len(c.Text) > len(longest.Text):
			other, longest = longest, c
		}
	}
	if key == nil || other == nil {
		t.Fatal("no claim of a kind")
	}
	return []*guide.Claim{key, other, longest}
}
