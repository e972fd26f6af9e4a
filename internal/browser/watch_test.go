package browser

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"
)

// watch notes what goes wrong in a tab where no reader sees it: in the console, on
// the network, with the policy of the page.
type watch struct {
	home string
	mu   sync.Mutex
	list []string
}

// newWatch begins to watch a tab, before it opens a page.
func newWatch(b *tab) *watch {
	b.Helper()
	w := &watch{home: b.home}
	b.before("violations.js")
	if err := chromedp.Listen(b.ctx, w.note); err != nil {
		b.Fatal(err)
	}
	return w
}

func (w *watch) note(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		switch e.Type {
		case runtime.ConsoleAPICalledTypeError, runtime.ConsoleAPICalledTypeWarning, runtime.ConsoleAPICalledTypeAssert:
			var words []string
			for _, a := range e.Args {
				words = append(words, string(a.Value)+a.Description)
			}
			w.add("console %s: %s", e.Type, strings.Join(words, " "))
		}
	case *runtime.EventExceptionThrown:
		w.add("nothing caught %s", (&chromedp.ExceptionError{ExceptionDetails: e.ExceptionDetails}).Error())
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			w.add("%s %s: %s (%s)", e.Entry.Source, e.Entry.Level, e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, w.home+"/") {
			w.add("a request leaves the site: %s", e.Request.URL)
		}
	case *network.EventLoadingFailed:
		if !e.Canceled { // the page may take back what it asked for
			w.add("a request failed: %s %s", e.ErrorText, e.BlockedReason)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			w.add("status %d: %s", e.Response.Status, e.Response.URL)
		}
	}
}

func (w *watch) add(format string, args ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.list = append(w.list, fmt.Sprintf(format, args...))
}

// forget begins anew, before the tab opens another page.
func (w *watch) forget() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.list = nil
}

// found is what has gone wrong so far, after a moment for what comes late; cookies
// that were set are among it.
func (w *watch) found(b *tab) []string {
	b.Helper()
	time.Sleep(settle)
	found := ask[[]string](b, "() => window.violations")
	profile := chromedp.FromContext(b.ctx).BrowserContextID
	kept, err := chromedp.CallBrowser(b.ctx, storage.GetCookies, storage.GetCookiesParams{BrowserContextID: profile})
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range kept.Cookies {
		found = append(found, fmt.Sprintf("a cookie is set: %s=%s", c.Name, c.Value))
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return append(found, w.list...)
}
