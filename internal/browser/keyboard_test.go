package browser

import (
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// testKeyboard goes through pages as a reader does who has no mouse.
func testKeyboard(t *testing.T, s *stage) {
	t.Run("skip link", func(t *testing.T) {
		t.Parallel()
		skipToText(t, s.tab(t))
	})
	for _, address := range []string{"/", "/causes/medicines", "/search?q=gluten", "/visit"} {
		t.Run("walk "+scene{address: address}.name(), func(t *testing.T) {
			t.Parallel()
			b := s.tab(t)
			b.read(address)
			report(t, walk(b))
		})
	}
	t.Run("walk by night", func(t *testing.T) {
		t.Parallel()
		b := s.tab(t)
		b.prefer("prefers-color-scheme", "dark")
		b.read("/solutions/supplements")
		report(t, walk(b))
	})
	t.Run("slash", func(t *testing.T) {
		t.Parallel()
		slash(t, s.tab(t))
	})
	t.Run("hover", func(t *testing.T) {
		t.Parallel()
		b := s.tab(t)
		b.read("/solutions/supplements")
		report(t, hover(b, ".cite a, a.term, nav a, button, .mark, summary"))
	})
}

// skipToText wants the first stop to be the link past the menu, and the next stop
// after it to be in the text.
func skipToText(t *testing.T, b *tab) {
	b.read("/causes/medicines")
	b.press(kb.Tab)
	if got := ask[string](b, "() => document.activeElement.textContent"); got != "Skip to the text" {
		t.Fatalf("the first stop is %q, want the link past the menu", got)
	}
	if !ask[bool](b, "() => document.activeElement.getBoundingClientRect().left >= 0") {
		t.Error("the link past the menu has the focus and is out of sight")
	}
	b.press(kb.Enter)
	b.wait("the text", "() => location.hash === '#main'")
	if focus := ask[string](b, "() => document.activeElement.tagName"); focus != "MAIN" && focus != "BODY" {
		t.Errorf("after the link past the menu the focus is on %s", focus)
	}
	b.press(kb.Tab)
	if !ask[bool](b, "() => document.querySelector('main').contains(document.activeElement)") {
		t.Error("the stop after the link past the menu is not in the text")
	}
}

// stop is an element that the focus came to.
type stop struct {
	Name  string
	Wrong []string
}

// walk tabs through a whole page. Every stop has to come in the order of the page,
// to be in sight and to have a line around it, and nothing may happen because of
// the focus.
func walk(b *tab) []string {
	b.Helper()
	const most = 600
	want := ask[int](b, function(b, "stops.js"))
	ask[any](b, function(b, "still.js"))
	var found []string
	stops := 0
	for range most {
		b.press(kb.Tab)
		at := ask[stop](b, function(b, "focused.js"))
		if at.Name == "" {
			break
		}
		stops++
		for _, wrong := range at.Wrong {
			found = append(found, at.Name+": "+wrong)
		}
	}
	if stops != want {
		found = append(found, fmt.Sprintf("%d stops, want %d: one for each link, button and field", stops, want))
	}
	return append(found, b.look("changed.js")...)
}

// slash wants the key to lead to the search field, and to be a letter in it.
func slash(t *testing.T, b *tab) {
	b.read("/causes/medicines")
	b.press("/")
	if !ask[bool](b, "() => document.activeElement.matches('input[type=search]')") {
		t.Fatal("the key / does not lead to the search field")
	}
	b.press("a/b")
	if got := ask[string](b, "() => document.activeElement.value"); got != "a/b" {
		t.Errorf("the search field has %q, want %q", got, "a/b")
	}
}

// hover moves the mouse over what could open something. Nothing may.
func hover(b *tab, selectors string) []string {
	b.Helper()
	places := ask[[][2]float64](b, function(b, "places.js"), selectors)
	if len(places) == 0 {
		b.Fatalf("nothing to move the mouse to: %s", selectors)
	}
	ask[any](b, function(b, "still.js"))
	var found []string
	for _, p := range places {
		top := ask[float64](b, "(y) => { scrollTo(0, y - innerHeight / 2); return scrollY }", p[1])
		b.do(chromedp.MouseEvent(chromedp.MouseMoved, p[0], p[1]-top))
		found = append(found, b.look("changed.js")...)
	}
	time.Sleep(settle)
	return append(found, b.look("changed.js")...)
}
