package standing

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"sync"
	"syscall"
	"time"
)

// Limits that keep us polite, and others from holding us up.
const (
	pace         = time.Second     // between two requests to one host
	attempts     = 3               // to have one question answered
	firstBackoff = 2 * time.Second // before the second attempt; twice as long before each further one
	longestWait  = 2 * time.Minute // that a host may ask for
	maxFailures  = 3               // questions in a row, before a host is given up
	maxHops      = 10              // redirects
	maxBody      = 8 << 20         // bytes of an answer
)

// fetcher sends requests, one a second to each host.
type fetcher struct {
	client  *http.Client
	clock   Clock
	agent   string
	timeout time.Duration

	mu    sync.Mutex
	hosts map[string]*host
}

// host is what is known of one machine that is asked.
type host struct {
	next     time.Time // when it may be asked again
	failures int       // questions in a row that it did not answer
}

func newFetcher(c Config) *fetcher {
	agent := "leakygut (source check)"
	if c.Mailto != "" {
		agent = "leakygut (source check; mailto:" + c.Mailto + ")"
	}
	return &fetcher{
		client:  &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }},
		clock:   c.Clock,
		agent:   agent,
		timeout: c.Timeout,
		hosts:   map[string]*host{},
	}
}

// response is an answer over HTTP.
type response struct {
	status int
	body   []byte // of a GET
	final  string // the address that it came from
	moved  bool   // every redirect on the way there was for good
}

// fetch sends a request until it is answered, follows redirects, and gives up
// where a host does not answer. Statuses that say "not now" are errors; every
// other one is an answer.
func (f *fetcher) fetch(ctx context.Context, method, from string) (response, error) {
	u, err := url.Parse(from)
	if err != nil || u.Host == "" {
		return response{}, fmt.Errorf("%q is not an address", from)
	}
	backoff := firstBackoff
	for attempt := 1; ; attempt++ {
		r, wait, err := f.follow(ctx, method, u)
		if err == nil || ctx.Err() != nil || final(err) {
			return r, err
		}
		if wait > longestWait {
			f.giveUp(u.Host)
			return r, fmt.Errorf("%w, and it asks to wait for %v", err, wait.Round(time.Second))
		}
		if attempt == attempts {
			f.failed(u.Host)
			return r, err
		}
		if err := f.clock.Sleep(ctx, max(wait, backoff)); err != nil {
			return r, err
		}
		backoff *= 2
	}
}

// finalError is a failure that another attempt would not change.
type finalError struct{ error }

func (e finalError) Unwrap() error { return e.error }

func final(err error) bool {
	var f finalError
	return errors.As(err, &f)
}

// follow sends a request and follows its redirects. It returns how long the host
// wants to be left alone where it says so.
func (f *fetcher) follow(ctx context.Context, method string, u *url.URL) (response, time.Duration, error) {
	moved := true
	for range maxHops {
		r, location, wait, err := f.once(ctx, method, u)
		if err != nil {
			return r, wait, err
		}
		if location == "" {
			r.final, r.moved = u.String(), moved
			return r, 0, nil
		}
		next, err := u.Parse(location)
		if err != nil || next.Host == "" || next.Scheme != "http" && next.Scheme != "https" {
			return r, 0, finalError{fmt.Errorf("it redirects to %q, which is not an address of the web", location)}
		}
		moved = moved && (r.status == http.StatusMovedPermanently || r.status == http.StatusPermanentRedirect)
		u = next
	}
	return response{}, 0, finalError{fmt.Errorf("it redirects more than %d times", maxHops)}
}

// once sends one request. The location is that of a redirect, or empty.
func (f *fetcher) once(ctx context.Context, method string, u *url.URL) (r response, location string, wait time.Duration, err error) {
	if err := f.turn(ctx, u.Host); err != nil {
		return r, "", 0, err
	}
	bounded, cancel := context.WithTimeout(ctx, f.timeout)
	defer cancel()
	request, err := http.NewRequestWithContext(bounded, method, u.String(), http.NoBody)
	if err != nil {
		return r, "", 0, finalError{err}
	}
	request.Header.Set("User-Agent", f.agent)
	answer, err := f.client.Do(request)
	if err != nil {
		return r, "", 0, f.reason(ctx, err)
	}
	defer func() { _ = answer.Body.Close() }()
	r.status = answer.StatusCode
	switch s := r.status; {
	case s == http.StatusTooManyRequests || s >= 500:
		return r, "", retryAfter(answer.Header.Get("Retry-After"), f.clock.Now()), fmt.Errorf("it answers HTTP %d", s)
	case s >= 300 && s < 400 && s != http.StatusNotModified && answer.Header.Get("Location") != "":
		f.answered(u.Host)
		return r, answer.Header.Get("Location"), 0, nil
	}
	if method == http.MethodGet {
		r.body, err = io.ReadAll(io.LimitReader(answer.Body, maxBody+1))
	}
	switch {
	case err != nil:
		return r, "", 0, f.reason(ctx, err)
	case len(r.body) > maxBody:
		return r, "", 0, finalError{fmt.Errorf("its answer is larger than %d MB", maxBody>>20)}
	}
	f.answered(u.Host)
	return r, "", 0, nil
}

// turn waits until a host may be asked.
func (f *fetcher) turn(ctx context.Context, name string) error {
	f.mu.Lock()
	h := f.host(name)
	if h.failures >= maxFailures {
		f.mu.Unlock()
		return finalError{fmt.Errorf("not asked, because %s does not answer now", name)}
	}
	now := f.clock.Now()
	at := now
	if h.next.After(now) {
		at = h.next
	}
	h.next = at.Add(pace)
	f.mu.Unlock()
	if at.Equal(now) {
		return nil
	}
	return f.clock.Sleep(ctx, at.Sub(now))
}

// host is what is known of a host. The caller holds the lock.
func (f *fetcher) host(name string) *host {
	if f.hosts[name] == nil {
		f.hosts[name] = &host{}
	}
	return f.hosts[name]
}

func (f *fetcher) answered(name string) { f.count(name, func(h *host) { h.failures = 0 }) }
func (f *fetcher) failed(name string)   { f.count(name, func(h *host) { h.failures++ }) }
func (f *fetcher) giveUp(name string)   { f.count(name, func(h *host) { h.failures = maxFailures }) }

func (f *fetcher) count(name string, change func(*host)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	change(f.host(name))
}

// errNoHost says that the name of a host leads nowhere.
var errNoHost = errors.New("there is no such host")

// reason says why there is no answer, in words.
func (f *fetcher) reason(ctx context.Context, err error) error {
	var dns *net.DNSError
	var timeout net.Error
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &dns) && dns.IsNotFound:
		return finalError{errNoHost}
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return fmt.Errorf("no answer within %v", f.timeout)
	case errors.Is(err, syscall.ECONNREFUSED):
		return errors.New("the connection is refused")
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("the connection broke off")
	}
	var about *url.Error
	if errors.As(err, &about) {
		err = about.Err // without the address, which the report has
	}
	return err
}

// retryAfter is how long a host wants to be left alone: seconds, or a date.
func retryAfter(said string, now time.Time) time.Duration {
	if seconds, err := strconv.ParseInt(said, 10, 32); err == nil && seconds > 0 {
		return time.Duration(seconds) * time.Second
	}
	if at, err := http.ParseTime(said); err == nil && at.After(now) {
		return at.Sub(now)
	}
	return 0
}
