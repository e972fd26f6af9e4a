//go:build unix

package siege

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// disclaimer is what every page of the folder says.
const disclaimer = "This is general information, not medical advice."

// readers ask for pages while a server is under attack, and write down each answer
// that is no whole page.
type readers struct {
	address string
	client  *http.Client
	right   func(address, page string) bool // whether it may be answered now, beside being whole
	stop    context.CancelFunc
	all     sync.WaitGroup

	mu           sync.Mutex
	asked, wrong int
	first        []string // of what was wrong
}

// pages are what readers ask for. Searches are not among them: all clients of a test come
// from one address, which may search a few times a minute.
var pages = []string{"/", "/causes/case-1", "/claims", "/what-is-leaky-gut", "/references", "/causes/case-1.json", "/about", "/healthz"}

// read has a few readers ask a server until they are told to stop, or the test ends.
func (v *server) read(t *testing.T, right func(address, page string) bool) *readers {
	t.Helper()
	return readAt(t, "http://"+v.address, &http.Client{Timeout: 20 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 4}}, right)
}

func readAt(t *testing.T, address string, client *http.Client, right func(address, page string) bool) *readers {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	r := &readers{address: address, client: client, right: right, stop: stop}
	for i := range 3 {
		r.all.Go(func() {
			for n := i; ctx.Err() == nil; n++ {
				r.note(r.ask(pages[n%len(pages)]))
				time.Sleep(5 * time.Millisecond)
			}
		})
	}
	t.Cleanup(func() { r.end(t) })
	return r
}

// ask asks once.
func (r *readers) ask(page string) error {
	answer, err := r.client.Get(r.address + page)
	if err != nil {
		return err
	}
	body, err := io.ReadAll(answer.Body)
	if err = errors.Join(err, answer.Body.Close()); err != nil {
		return fmt.Errorf("%s: %w", page, err)
	}
	html := strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html")
	switch text := string(body); {
	case answer.StatusCode != http.StatusOK:
		return fmt.Errorf("%s: status %d", page, answer.StatusCode)
	case html && (!strings.Contains(text, disclaimer) || !strings.HasSuffix(strings.TrimSpace(text), "</html>")):
		return fmt.Errorf("%s: not a whole page: %d bytes", page, len(text))
	case html && r.right != nil && !r.right(page, text):
		return fmt.Errorf("%s: not what it may say: %.200s", page, text)
	}
	return nil
}

func (r *readers) note(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.asked++
	if err != nil {
		r.wrong++
		if len(r.first) < 5 {
			r.first = append(r.first, err.Error())
		}
	}
}

// end stops them, and returns how many requests they made, and how many were not
// answered as they should be, which fails the test.
func (r *readers) end(t *testing.T) (asked, wrong int) {
	t.Helper()
	r.stop()
	r.all.Wait()
	r.client.CloseIdleConnections()
	if r.wrong > 0 && r.first != nil {
		t.Errorf("readers: %d of %d requests went wrong:\n%s", r.wrong, r.asked, strings.Join(r.first, "\n"))
	}
	r.first = nil
	return r.asked, r.wrong
}

// warmed waits until a server has compressed what it was going to, after which it has
// nothing to do, and tells what it has then.
func (v *server) warmed(t *testing.T) figures {
	t.Helper()
	wait(t, "pages in their smallest form", func() bool {
		running := v.ask(t, "/debug/pprof/goroutine?debug=1")
		return !strings.Contains(running, "Warm") && !strings.Contains(running, "squeeze")
	})
	return v.figures(t)
}
