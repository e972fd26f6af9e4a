package purge

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"
)

const (
	maxKeys    = 256 // of a set, before it becomes everything
	firstPause = time.Second
	maxPause   = time.Minute
	patience   = 5 * time.Second // with one request
)

// Config is what it takes to tell caches. The fields up to Logger are required.
type Config struct {
	URLs   []string // absolute, one a cache
	Form   Form
	All    string        // the key of every answer
	Again  time.Duration // after which each purge is sent once more; 0 for never
	Logger *slog.Logger
	Token  string        // that a cache asks for; empty for none
	Tell   func(Attempt) // is called after each request, by several goroutines at once; nil for nobody
}

// Attempt is a request to a cache, and what came of it.
type Attempt struct {
	Cache string // its host: the rest of an address may be secret
	Keys  int
	Err   error // nil where the cache took it
}

// Caches are the caches that are told. [Caches.Run] has to run. A nil pointer is
// none of them.
type Caches struct {
	config Config
	client *http.Client
	each   []*cache
}

// cache is one of them, and what it is still to let go of.
type cache struct {
	url, host string
	more      chan struct{} // holds one where keys came

	mu   sync.Mutex
	keys map[string]bool
}

// New makes what tells the caches of a configuration. It fails where an address
// is none of HTTP.
func New(c Config) (*Caches, error) {
	all := &Caches{config: c, client: &http.Client{
		Timeout:       patience,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
	for _, address := range c.URLs {
		u, err := url.Parse(address)
		if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
			return nil, fmt.Errorf("%q is no address of a cache: write one such as http://varnish:6081", address)
		}
		all.each = append(all.each, &cache{url: address, host: u.Host, more: make(chan struct{}, 1), keys: map[string]bool{}})
	}
	return all, nil
}

// Purge has every cache let go of the answers with any of some keys. It does not
// wait for them.
func (c *Caches) Purge(keys ...string) {
	if c == nil || len(keys) == 0 {
		return
	}
	c.add(keys)
	if c.config.Again > 0 {
		time.AfterFunc(c.config.Again, func() { c.add(keys) })
	}
}

func (c *Caches) add(keys []string) {
	for _, one := range c.each {
		one.add(keys, c.config.All)
	}
}

// Run tells the caches what comes, until the context ends.
func (c *Caches) Run(ctx context.Context) {
	if c == nil {
		return
	}
	var running sync.WaitGroup
	for _, one := range c.each {
		running.Go(func() { c.run(ctx, one) })
	}
	running.Wait()
}

// Last tells every cache, once, to let go of everything: what a program says that
// ends. It returns when all were told or the context ends.
func (c *Caches) Last(ctx context.Context) {
	if c == nil {
		return
	}
	var telling sync.WaitGroup
	for _, one := range c.each {
		telling.Go(func() { c.tell(ctx, one, []string{c.config.All}, 0) })
	}
	telling.Wait()
}

func (c *Caches) run(ctx context.Context, one *cache) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-one.more:
		}
		for pause := firstPause; ; pause = min(2*pause, maxPause) {
			keys := one.take()
			if len(keys) == 0 || c.tell(ctx, one, keys, pause) {
				break
			}
			one.add(keys, c.config.All)
			select {
			case <-ctx.Done():
				return
			case <-time.After(pause):
			}
		}
	}
}

// tell sends one set of keys, and returns whether the cache took it. The log has a
// line for either, which says when it is tried again unless that is never.
func (c *Caches) tell(ctx context.Context, one *cache, keys []string, again time.Duration) bool {
	err := c.send(ctx, one.url, keys)
	if ctx.Err() != nil && err != nil {
		return false
	}
	if c.config.Tell != nil {
		c.config.Tell(Attempt{one.host, len(keys), err})
	}
	about := []any{"cache", one.host, "keys", len(keys)}
	if err == nil {
		c.config.Logger.InfoContext(ctx, "cache purged", about...)
		return true
	}
	about = append(about, "error", err)
	if again > 0 {
		about = append(about, "again_in", again)
	}
	c.config.Logger.WarnContext(ctx, "cache not purged", about...)
	return false
}

// add puts keys to those that wait.
func (c *cache) add(keys []string, all string) {
	c.mu.Lock()
	for _, key := range keys {
		c.keys[key] = true
	}
	if len(c.keys) > maxKeys || c.keys[all] {
		c.keys = map[string]bool{all: true}
	}
	c.mu.Unlock()
	select {
	case c.more <- struct{}{}:
	default: // it knows that there are some
	}
}

// take is all that waits, in order.
func (c *cache) take() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	keys := make([]string, 0, len(c.keys))
	for key := range c.keys {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	clear(c.keys)
	return keys
}
