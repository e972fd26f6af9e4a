package browser

import (
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"
)

// testScriptless reads the site in a browser that runs no scripts: every link and
// form leads where it says.
func testScriptless(t *testing.T, s *stage) {
	const article = "/solutions/supplements"
	for _, behavior := range []struct {
		name, address string
		test          func(*tab)
	}{
		{"citation", article, followCitation},
		{"term", article, followTerm},
		{"search in the bar", article, func(b *tab) { searchFrom(b, ".find input") }},
		{"search on its page", "/search", func(b *tab) { searchFrom(b, "#q") }},
		{"appointment", "/visit", func(b *tab) {
			b.focus("#visit-since")
			b.press("about March" + kb.Enter)
			b.wait("the page for the doctor", "() => document.querySelector('.sheet')?.textContent.includes('about March')")
		}},
		{"theme", article, func(b *tab) {
			if ask[bool](b, "() => !!document.querySelector('.theme')?.checkVisibility()") {
				b.Error("the button for the theme is shown, and can do nothing")
			}
		}},
		{"share", article, passOnByHand},
	} {
		t.Run(behavior.name, func(t *testing.T) {
			t.Parallel()
			b := s.tab(t)
			command(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
			b.read(behavior.address)
			if ask[bool](b, "() => 'theme' in document.documentElement.dataset") {
				b.Fatal("the scripts of the page run")
			}
			behavior.test(b)
		})
	}
}

// followCitation wants a citation number to lead to its reference.
func followCitation(b *tab) {
	b.Helper()
	want := ask[string](b, "() => document.querySelector('main .cite a').hash")
	b.click("main .cite a")
	b.wait("the reference", "(hash) => location.hash === hash", want)
	report(b, b.look("target.js"))
}

// passOnByHand wants the address in a field, and no button that can do nothing.
func passOnByHand(b *tab) {
	b.Helper()
	if ask[bool](b, "() => [...document.querySelectorAll('.share button')].some((button) => button.checkVisibility())") {
		b.Error("a button is shown that can do nothing")
	}
	field := ask[string](b, "() => { const field = document.querySelector('.share input'); return field.checkVisibility() ? field.value : '' }")
	if !strings.HasPrefix(field, b.home+"/solutions/supplements?as-of=") {
		b.Errorf("the field holds %q", field)
	}
	b.click(".share .qr")
	b.wait("the code", "() => location.pathname.endsWith('.svg') && document.documentElement.localName === 'svg'")
}

// followTerm wants a word to lead to its page in the glossary.
func followTerm(b *tab) {
	b.Helper()
	want := ask[string](b, "() => document.querySelector('main a.term').pathname")
	b.click("main a.term")
	b.wait("the glossary", "(path) => location.pathname === path && !!document.querySelector('main h1')", want)
}

// searchFrom types into a field and presses Enter.
func searchFrom(b *tab, field string) {
	b.Helper()
	b.focus(field)
	b.press("gluten" + kb.Enter)
	b.wait("the results", "() => location.pathname === '/search' && !!document.querySelector('#results li')")
	if q := (url.Values{"q": {"gluten"}}).Encode(); !strings.HasSuffix(ask[string](b, "() => location.href"), q) {
		b.Errorf("the address does not end in %s", q)
	}
}
