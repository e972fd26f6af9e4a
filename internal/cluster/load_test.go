//go:build cluster

package cluster

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// readers is how many clients ask at the same time, pause how long each waits
// before it asks again.
const (
	readers = 8
	pause   = 4 * time.Millisecond
)

// versions are the versions of each address that are right to be sent: one, or two
// while one takes the place of the other.
type versions map[string][]string

// client asks as one kind of reader does.
type client struct {
	http     *http.Client
	encoding string
	query    bool // whether its links are marked by those who spread them
	cached   bool // whether there is a cache between, which keeps some things to itself
}

// load is clients that ask for every address, again and again.
type load struct {
	site     string
	right    atomic.Pointer[versions]
	asked    atomic.Int64
	wrong    atomic.Int64
	mu       sync.Mutex
	first    []string    // of what was wrong
	searches atomic.Bool // no cache keeps them: off while there is nobody to ask
	ending   context.CancelFunc
	all      sync.WaitGroup
}

// newLoad asks until the test ends.
func newLoad(t *testing.T, site string, right versions) *load {
	t.Helper()
	ctx, end := context.WithCancel(t.Context())
	l := &load{site: site, ending: end}
	l.right.Store(&right)
	l.searches.Store(true)
	addresses := right.addresses()
	for i := range readers {
		c := newClient(i)
		l.all.Go(func() { l.read(ctx, c, addresses) })
	}
	l.all.Go(func() { l.search(ctx, newClient(0)) })
	t.Cleanup(l.end)
	return l
}

// newClient is a browser of today, or, one in four, one that reads gzip only.
func newClient(i int) client {
	c := client{&http.Client{
		Timeout:       10 * time.Second,
		Transport:     &http.Transport{MaxIdleConnsPerHost: 2, DisableCompression: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}, "gzip, deflate, br, zstd", i%2 == 1, true}
	if i%4 == 3 {
		c.encoding = "gzip;q=1.0, br;q=0"
	}
	return c
}

func (v versions) addresses() []string {
	var all []string
	for address := range v {
		all = append(all, address)
	}
	slices.Sort(all)
	return all
}

// end stops the clients and waits for them.
func (l *load) end() {
	l.ending()
	l.all.Wait()
}

func (l *load) read(ctx context.Context, c client, addresses []string) {
	for i := rand.IntN(len(addresses)); ctx.Err() == nil; i = (i + 1) % len(addresses) {
		right := (*l.right.Load())[addresses[i]] // of before it asks
		got, err := c.ask(ctx, l.site, addresses[i])
		if ctx.Err() != nil {
			return
		}
		l.asked.Add(1)
		if err == nil && !slices.Contains(right, got) {
			err = fmt.Errorf("version %s, want one of %s", got, right)
		}
		if err != nil {
			l.note(addresses[i], err)
		}
		time.Sleep(pause)
	}
}

// search asks for what no cache keeps, as often as one person may.
func (l *load) search(ctx context.Context, c client) {
	for ctx.Err() == nil {
		if l.searches.Load() {
			if _, err := c.ask(ctx, l.site, "/search?q=case"); err != nil && ctx.Err() == nil {
				l.note("/search", err)
			}
		}
		time.Sleep(500 * time.Millisecond)
	}
}

func (l *load) note(address string, err error) {
	l.wrong.Add(1)
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.first) < 10 {
		l.first = append(l.first, fmt.Sprintf("%s %s: %v", time.Now().Format("05.000"), address, err))
	}
}

// ask returns the version of what stands at an address, or where it leads.
func (c client) ask(ctx context.Context, site, address string) (string, error) {
	target := site + address
	if c.query && address != "/search?q=case" {
		separator := "?"
		if r, err := http.NewRequest(http.MethodGet, target, nil); err == nil && r.URL.RawQuery != "" {
			separator = "&"
		}
		target += fmt.Sprintf("%sutm_source=letter&fbclid=%d", separator, rand.Int())
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, target, nil)
	if err != nil {
		return "", err
	}
	r.Header.Set("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
	r.Header.Set("Accept-Encoding", c.encoding)
	r.Header.Set("Cookie", fmt.Sprintf("of-another-site=%d", rand.Int()))
	answer, err := c.http.Do(r)
	if err != nil {
		return "", err
	}
	n, err := io.Copy(io.Discard, answer.Body)
	if err = errors.Join(err, answer.Body.Close()); err != nil {
		return "", err
	}
	for _, ours := range []string{"Surrogate-Key", "Xkey", "X-Cache", "X-Varnish"} {
		if c.cached && answer.Header.Get(ours) != "" {
			return "", fmt.Errorf("readers see %s: %s", ours, answer.Header.Get(ours))
		}
	}
	switch answer.StatusCode {
	case http.StatusPermanentRedirect:
		return answer.Header.Get("Location"), nil
	case http.StatusOK:
		if n == 0 {
			return "", errors.New("an empty page")
		}
		return version(answer.Header.Get("Etag")), nil
	}
	return "", fmt.Errorf("status %d", answer.StatusCode)
}

// during tells how many were asked for and how many of them were wrong while
// something happened.
func (l *load) during(t *testing.T, what string, happens func()) (asked int) {
	t.Helper()
	before, wrong, start := l.asked.Load(), l.wrong.Load(), time.Now()
	happens()
	asked = int(l.asked.Load() - before)
	t.Logf("%-46s %6d requests in %4.1f s, %d wrong", what+":", asked, time.Since(start).Seconds(), l.wrong.Load()-wrong)
	if l.wrong.Load() > wrong {
		l.mu.Lock()
		defer l.mu.Unlock()
		for _, one := range l.first {
			t.Errorf("%s: %s", what, one)
		}
		l.first = nil
	}
	return asked
}
