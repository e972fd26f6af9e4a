package browser

import (
	"fmt"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// look is one way to look at a page.
type look struct {
	name   string
	show   []func(*tab)        // how the page is shown
	find   func(*tab) []string // what is wrong with it then
	sample bool                // only at the pages that stand for others
}

// looks are the ways to look at a page.
func looks(axe string) []look {
	desk := func(b *tab) { b.resize(1280, 800, 1) }
	phone := func(b *tab) { b.resize(320, 640, 1) }
	zoomed := func(b *tab) { b.resize(1280/4, 1024/4, 4) } // a window of 1280 by 1024, four times as large
	light := func(b *tab) { b.prefer("prefers-color-scheme", "light") }
	dark := func(b *tab) { b.prefer("prefers-color-scheme", "dark") }
	spaced := func(b *tab) { ask[any](b, function(b, "spaced.js")) }
	plain := func(b *tab) { ask[any](b, "() => { document.adoptedStyleSheets = [] }") }

	all := func(b *tab) []string { return b.axe(axe, "all") }
	colors := func(b *tab) []string { return b.axe(axe, "colors and sizes") }
	wide := func(b *tab) []string { return b.look("wide.js") }
	cut := func(b *tab) []string { return b.look("cut.js") }

	type as = []func(*tab)
	return []look{
		{name: "barriers", show: as{desk, light, plain}, find: all},
		{name: "barriers by night on a phone", show: as{phone, dark, plain}, find: colors},
		{name: "barriers on a phone", show: as{phone, light, plain}, find: all, sample: true},
		{name: "width on a phone", show: as{phone, light, plain}, find: wide},
		{name: "cut text on a phone", show: as{phone, light, plain}, find: cut},
		{name: "width at 400 % zoom", show: as{zoomed, light, plain}, find: wide},
		{name: "width of spaced text", show: as{phone, light, spaced}, find: wide},
		{name: "cut of spaced text", show: as{phone, light, spaced}, find: cut},
		{name: "cut of spaced text at a desk", show: as{desk, light, spaced}, find: cut},
	}
}

// testPages opens every page once, and looks at it in every way. A tab takes
// longer to open than most pages, so there is one for each test that can run at
// once, and they go from page to page as readers do.
func testPages(t *testing.T, s *stage) {
	type watched struct {
		*tab
		*watch
	}
	looks, free := looks(s.axe), make(chan watched, runtime.GOMAXPROCS(0))
	for range cap(free) {
		b := newTab(t, s.chromium, s.address)
		free <- watched{b, newWatch(b)}
	}
	for _, p := range s.allPages(t) {
		t.Run(p.name(), func(t *testing.T) {
			t.Parallel()
			w := <-free
			defer func() { free <- w }()
			w.forget()
			b := w.in(t)
			b.resize(1280, 800, 1)
			b.show(p)
			t.Run("silence", func(t *testing.T) {
				report(t, slices.DeleteFunc(w.found(w.in(t)), p.expects))
			})
			for _, l := range looks {
				if !l.sample || p.sample {
					t.Run(l.name, func(t *testing.T) { report(t, l.at(w.in(t))) })
				}
			}
		})
	}
}

// at shows a page in a way, and looks at it.
func (l look) at(b *tab) []string {
	b.Helper()
	for _, show := range l.show {
		show(b)
	}
	return l.find(b)
}

// expects tells whether a finding is only that the page has the status it should.
func (p scene) expects(finding string) bool {
	status := regexp.MustCompile(fmt.Sprintf("status (of )?%d", p.status))
	return p.status != 0 && strings.Contains(finding, p.address) && status.MatchString(finding)
}

// report fails a test by what was found, a line each.
func report(t testing.TB, found []string) {
	t.Helper()
	const most = 12
	for _, line := range found[:min(most, len(found))] {
		t.Error(line)
	}
	if more := len(found) - most; more > 0 {
		t.Errorf("and %d more", more)
	}
}

// axe has axe-core look at the page, by one of its sets of rules.
func (b *tab) axe(script, rules string) []string {
	b.Helper()
	if !ask[bool](b, "() => 'axe' in window") {
		ask[any](b, "() => {"+script+"}")
	}
	return b.look("axe.js", rules)
}
