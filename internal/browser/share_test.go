package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"
)

// testShare passes a page on in every way that it offers. What is copied is read
// from the clipboard, of which the browser has one: these tests wait for each
// other.
func testShare(t *testing.T, s *stage) {
	article := s.article(t, "/solutions/supplements")
	claim := article.Claims[0]
	link := func(path string) string { return s.address + path + "?as-of=" + article.Stands().ISO() }
	for _, behavior := range []struct {
		name, address, button string
		copied                []string // in the text
	}{
		{"the link of an article", article.Path, "link", []string{link(article.Path)}},
		{"the statement of an article", article.Path, "statement", []string{article.Description, article.Certainty.String() + " certainty", link(article.Path)}},
		{"the citation of an article", article.Path, "citation", []string{article.Title, s.guide.Site.Name, s.address + article.Path}},
		{"the statement of a claim", claim.Path(), "statement", []string{claim.Text, claim.Certainty.String() + " certainty", link(claim.Path())}},
		{"the link of a section", "/causes", "link", []string{s.address + "/causes"}},
	} {
		t.Run(behavior.name, func(t *testing.T) {
			b := s.tab(t)
			w := newWatch(b)
			b.read(behavior.address)
			button := ".share button[value=" + behavior.button + "]"
			b.click(button)
			b.wait("the word that it is done", "(button) => document.querySelector(button).textContent === 'Copied' && document.querySelector('.share [role=status]').textContent === 'Copied'", button)
			text := pasted(b)
			for _, want := range behavior.copied {
				if !strings.Contains(strings.ToLower(text), strings.ToLower(want)) {
					t.Errorf("copied %q, want %q in it", text, want)
				}
			}
			b.wait("the name of the button", "(button) => document.querySelector(button).textContent.startsWith('Copy ')", button)
			report(t, w.list)
		})
	}
	t.Run("without a clipboard", func(t *testing.T) {
		b := s.tab(t)
		b.read(article.Path)
		ask[any](b, "() => { Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.addEventListener('copy', () => { document.copied = getSelection().toString() || document.activeElement.value }) }")
		b.click(".share button[value=link]")
		b.wait("the copy", "(want) => document.copied === want", link(article.Path))
	})
	t.Run("the sheet of the system", func(t *testing.T) {
		t.Parallel()
		b := s.tab(t)
		b.before("sheet.js")
		b.read(article.Path)
		b.click(".share button[value=sheet]")
		b.wait("the sheet", "(want) => document.shared?.url === want", link(article.Path))
	})
	t.Run("no sheet", func(t *testing.T) {
		t.Parallel()
		b := s.tab(t)
		b.read(article.Path)
		if ask[bool](b, "() => !!navigator.share") {
			t.Fatal("this browser has a sheet to share by")
		}
		if ask[bool](b, "() => document.querySelector('.share button[value=sheet]').checkVisibility()") {
			t.Error("a button is shown that can do nothing")
		}
	})
	t.Run("the code", func(t *testing.T) {
		t.Parallel()
		b := s.tab(t)
		b.read(article.Path)
		b.focus(".share .qr")
		b.press(kb.Enter)
		b.wait("the code", "() => document.querySelector('.panel:popover-open img')?.naturalWidth > 0")
		report(t, b.look("panel.js"))
		b.press(kb.Escape)
		b.wait("the focus where it was", "() => document.activeElement.matches('.qr')")
	})
}

// pasted is what a reader gets who pastes.
func pasted(b *tab) string {
	b.Helper()
	ask[any](b, "() => { const area = document.createElement('textarea'); area.id = 'pasted'; document.body.append(area); area.focus() }")
	command(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Key: "v", Code: "KeyV", Commands: []string{"paste"}})
	b.wait("what is pasted", "() => document.querySelector('#pasted').value !== ''")
	return ask[string](b, "() => document.querySelector('#pasted').value")
}
