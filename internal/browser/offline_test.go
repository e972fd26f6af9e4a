package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

const newDisclaimer = "This disclaimer is new."

// testOffline takes the network away and gives it back. Each test has a server of
// its own, which it can stop.
func testOffline(t *testing.T, s *stage) {
	const first, second, never = "/what-is-leaky-gut", "/causes/alcohol", "/causes/diet"
	for _, behavior := range []struct {
		name string
		test func(*testing.T, *site, *tab)
	}{
		{"a page that was read", func(t *testing.T, s *site, b *tab) {
			title := b.heading()
			b.read(second)
			b = b.loseNetwork(s)
			b.mustRead(first, title, s.guide.Site.Disclaimer)
		}},
		{"the page after it", func(t *testing.T, s *site, b *tab) {
			b.read(second)
			title := b.heading()
			b = b.loseNetwork(s)
			b.mustRead(second, title, s.guide.Site.Disclaimer)
		}},
		{"a page that was never read", func(t *testing.T, s *site, b *tab) {
			b = b.loseNetwork(s)
			b.mustRead(never, "You are offline", s.guide.Site.Disclaimer)
		}},
		{"a page that was read, by a link of some day", func(t *testing.T, s *site, b *tab) {
			b.read(second)
			title := b.heading()
			b = b.loseNetwork(s)
			b.mustRead(second+"?as-of=2026-11-22", title, s.guide.Site.Disclaimer)
		}},
		{"a page that changed", func(t *testing.T, s *site, b *tab) {
			b.read(second)
			title := b.heading()
			s.change(t)
			b.mustRead(second, title, newDisclaimer)
		}},
		{"a page that changed while the network was gone", func(t *testing.T, s *site, b *tab) {
			b.read(second)
			title := b.heading()
			b = b.loseNetwork(s)
			b.mustRead(second, title, s.guide.Site.Disclaimer)
			s.change(t)
			s.restart(t)
			b.mustRead(second, title, newDisclaimer)
		}},
		{"an address that moved", func(t *testing.T, s *site, b *tab) {
			const older, newer = "/causes/nsaids", "/causes/medicines"
			b.read(older) // through the worker, which passes the way on
			if got := ask[string](b, "() => location.pathname"); got != newer {
				t.Errorf("%s leads to %s, want %s", older, got, newer)
			}
		}},
	} {
		t.Run(behavior.name, func(t *testing.T) {
			t.Parallel()
			own := serve(t, s.guide)
			b := newTab(t, s.chromium, own.address).in(t)
			b.read(first)
			b.wait("the worker", "() => navigator.serviceWorker.ready.then((r) => r.active.state === 'activated' && !!navigator.serviceWorker.controller)")
			behavior.test(t, own, b)
		})
	}
}

// change publishes a guide with another disclaimer, which is on every page.
func (s *site) change(t *testing.T) {
	t.Helper()
	changed := *s.guide
	changed.Site.Disclaimer = newDisclaimer
	if err := s.Publish(&changed); err != nil {
		t.Fatal(err)
	}
}

// loseNetwork stops the server, and has the browser forget what it would have
// forgotten some time later, so that only what the site keeps is there. It returns
// another tab of the same reader, because the first has its page in memory.
func (b *tab) loseNetwork(s *site) *tab {
	b.Helper()
	s.stop()
	command(b, network.ClearBrowserCache, cdp.Empty{})
	profile := chromedp.FromContext(b.ctx).BrowserContextID
	return openTab(b.TB, b.ctx, b.home, chromedp.WithExistingBrowserContext(profile)).in(b.TB)
}

func (b *tab) heading() string {
	b.Helper()
	return ask[string](b, "() => document.querySelector('h1').textContent")
}

// mustRead goes to a page and wants its heading and the disclaimer on it, in the
// style of the site.
func (b *tab) mustRead(address, heading, disclaimer string) {
	b.Helper()
	b.open(address)
	if got := b.heading(); got != heading {
		b.Errorf("%s has the heading %q, want %q", address, got, heading)
	}
	if text := ask[string](b, "() => document.querySelector('.disclaimer').innerText"); !strings.Contains(text, disclaimer) {
		b.Errorf("%s says %q, want the disclaimer", address, text)
	}
	report(b, b.look("unstyled.js"))
}
