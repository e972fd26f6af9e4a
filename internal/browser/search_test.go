package browser

import (
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// hostile is a text that would run as a script wherever it is taken for markup.
const hostile = `"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`

// testSearch types into the search field.
func testSearch(t *testing.T, s *stage) {
	for _, behavior := range []struct {
		name string
		test func(*tab)
	}{
		{"as you type", searchWhileTyping},
		{"hostile text, typed", func(b *tab) {
			b.read("/search")
			b.focus("#q")
			b.press("gluten " + hostile)
			b.wait("an answer", "() => /so far/.test(document.querySelector('#results').textContent)")
		}},
		{"hostile text, sent", func(b *tab) {
			b.read("/search?q=" + url.QueryEscape(hostile))
			if text := ask[string](b, "() => document.querySelector('#q').value"); text != hostile {
				b.Errorf("the field has %q, want what was sent: %q", text, hostile)
			}
		}},
	} {
		t.Run(behavior.name, func(t *testing.T) {
			t.Parallel()
			b := s.tab(t)
			w := newWatch(b)
			behavior.test(b)
			report(t, w.found(b))
			if ask[bool](b, "() => 'hacked' in window || !!document.querySelector('main img, main script')") {
				t.Error("the text that was searched for became a part of the page")
			}
		})
	}
}

// searchWhileTyping wants results below the field while a word is typed, in the
// words of the page, and the same page in full at Enter.
func searchWhileTyping(b *tab) {
	b.Helper()
	b.read("/search")
	b.focus("#q")
	b.press("gluten")
	b.wait("results", "() => document.querySelectorAll('#results li a').length > 2")
	if got := ask[string](b, "() => location.pathname + location.search"); got != "/search" {
		b.Errorf("typing leads to %s, want results within the page", got)
	}
	if !ask[bool](b, "() => document.activeElement.id === 'q'") {
		b.Error("the field lost the focus while a reader types")
	}
	first := ask[string](b, "() => document.querySelector('#results li a').textContent")
	if !strings.Contains(strings.ToLower(first), "gluten") {
		b.Errorf("the first result is %q, want one about gluten", first)
	}
	b.press(kb.Enter)
	b.wait("all results", "() => location.search === '?q=gluten' && document.querySelectorAll('#results li a').length > 2")
	b.click("#results li a")
	b.wait("the page of the first result", "() => location.pathname !== '/search' && !!document.querySelector('main h1')")
}
