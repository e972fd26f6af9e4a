package browser

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	tabTime  = 2 * time.Minute        // what a test may take in a tab
	waitTime = 10 * time.Second       // what a page may take to do what a test waits for
	pause    = 20 * time.Millisecond  // between two looks
	settle   = 200 * time.Millisecond // in which something would happen, if it did
)

// tab is a tab of the browser as a reader has it before them. Whatever it cannot
// do ends the test.
type tab struct {
	testing.TB
	ctx  context.Context
	home string // address of the site, without a slash at the end
}

// newTab opens a tab in a profile of its own: it shares no cookie, no cache, no
// storage and no worker with another.
func newTab(t testing.TB, chromium context.Context, home string) *tab {
	t.Helper()
	return openTab(t, chromium, home, chromedp.WithNewBrowserContext())
}

// openTab opens a tab in a profile. It is as wide as a desk's, and has the focus, as
// far as the page can tell.
func openTab(t testing.TB, chromium context.Context, home string, profile chromedp.ContextOption) *tab {
	t.Helper()
	ctx, end := chromedp.NewContext(chromium, profile)
	t.Cleanup(end)
	begin(t, ctx, end)
	b := &tab{TB: t, ctx: ctx, home: home}
	command(b, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	b.resize(1280, 800, 1)
	b.prefer()
	return b
}

// in is the tab in the hands of a test, which has some time for what it does
// there.
func (b *tab) in(t testing.TB) *tab {
	ctx, cancel := context.WithTimeout(b.ctx, tabTime)
	t.Cleanup(cancel)
	return &tab{TB: t, ctx: ctx, home: b.home}
}

// command sends a command of the DevTools protocol.
func command[P, R any](b *tab, c cdp.Command[P, R], params P) R {
	b.Helper()
	result, err := chromedp.Call(b.ctx, c, params)
	if err != nil {
		b.Fatalf("%s: %v", c.Method, err)
	}
	return result
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.Fatal(err)
	}
}

// open goes to an address of the site, waits until it is loaded, and returns its
// status.
func (b *tab) open(address string) int {
	b.Helper()
	answer, err := chromedp.Run(b.ctx, chromedp.NavigateResponse(b.home+address))
	if err != nil {
		b.Fatalf("open %s: %v", address, err)
	}
	return int(answer.Status)
}

// read opens an address that must have a page.
func (b *tab) read(address string) {
	b.Helper()
	if status := b.open(address); status != 200 {
		b.Fatalf("%s: status %d, want 200", address, status)
	}
}

// ask calls a function of JavaScript in the page, waits for what it promises, and
// returns what it returns.
func ask[T any](b *tab, function string, args ...any) T {
	b.Helper()
	result, err := try[T](b, function, args...)
	if err != nil {
		b.Fatalf("ask the page %.200s: %v", function, err)
	}
	return result
}

func try[T any](b *tab, function string, args ...any) (T, error) {
	b.Helper()
	list, err := json.Marshal(append([]any{}, args...))
	if err != nil {
		b.Fatal(err)
	}
	return chromedp.Run(b.ctx, chromedp.Evaluate[T]("("+function+")(..."+string(list)+")", chromedp.EvalAwaitPromise))
}

// look calls the function in a file of testdata, and returns what it found.
func (b *tab) look(file string, args ...any) []string {
	b.Helper()
	return ask[[]string](b, function(b, file), args...)
}

// function reads a function of JavaScript from testdata.
func function(t testing.TB, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(text))
}

// before has every page that is opened from now on run a function of testdata
// first.
func (b *tab) before(file string) {
	b.Helper()
	command(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: "(" + function(b, file) + ")()",
	})
}

// wait looks until a function returns true. Its errors are those of a page that
// gives way to the next.
func (b *tab) wait(what, function string, args ...any) {
	b.Helper()
	var err error
	for end := time.Now().Add(waitTime); time.Now().Before(end); time.Sleep(pause) {
		var done bool
		if done, err = try[bool](b, function, args...); err == nil && done {
			return
		}
	}
	b.Fatalf("waited %v for %s (%v)", waitTime, what, err)
}

// press presses the keys of a text, one after another. A key and its letter are
// one event, as they are from a keyboard: a page that forbids the key gets no
// letter either. (chromedp.KeyEvent sends two.)
func (b *tab) press(keys string) {
	b.Helper()
	for _, key := range keys {
		events := kb.Encode(key)
		down, up := *events[0], *events[len(events)-1]
		if len(events) > 2 {
			down.Text, down.UnmodifiedText = events[1].Text, events[1].UnmodifiedText
		}
		command(b, input.DispatchKeyEvent, down)
		command(b, input.DispatchKeyEvent, up)
	}
}

// click clicks with the mouse on the first element of a selector.
func (b *tab) click(selector string) {
	b.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// resize sets the size of the window, in CSS pixels, and how many of the screen's
// make one of them: zoom makes fewer and larger ones.
func (b *tab) resize(width, height int64, zoom float64) {
	b.Helper()
	command(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: width, Height: height, DeviceScaleFactor: zoom,
	})
}

// prefer tells the page what the reader's system prefers, in pairs such as
// "prefers-color-scheme", "dark". Where they say nothing else, a reader prefers a
// light page on which nothing moves, so that nothing is on its way when a test
// looks.
func (b *tab) prefer(pairs ...string) {
	b.Helper()
	b.emulate("", append([]string{"prefers-color-scheme", "light", "prefers-reduced-motion", "reduce"}, pairs...))
}

// print shows the page as it goes onto paper.
func (b *tab) print() {
	b.Helper()
	b.emulate("print", nil)
}

func (b *tab) emulate(media string, pairs []string) {
	b.Helper()
	values := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		values[pairs[i]] = pairs[i+1]
	}
	var features []*emulation.MediaFeature
	for name, value := range values {
		features = append(features, &emulation.MediaFeature{Name: name, Value: value})
	}
	command(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media, Features: features})
}
