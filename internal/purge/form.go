package purge

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// Form is how a cache wants to be told.
type Form string

// Forms of a request. Both ask for a soft purge.
const (
	// Varnish takes the method PURGE with keys in a header, where its VCL has the
	// vmod xkey do what it says: deploy/varnish does.
	Varnish Form = "varnish"
	// Fastly takes a POST with keys as JSON, {"surrogate_keys": [...]}. So does
	// whatever an operator writes to pass them on to another network.
	Fastly Form = "fastly"
)

// maxHeader is how long a list of keys in a header gets, in bytes. Varnish takes
// 8 KB with the name, unless it is told otherwise.
const maxHeader = 4 << 10

// send asks a cache to let go of the answers with any of some keys, in as many
// requests as that takes. The errors name no address: it may be secret.
func (c *Caches) send(ctx context.Context, address string, keys []string) error {
	for len(keys) > 0 {
		some := fitting(keys)
		r, err := c.request(ctx, address, some)
		if err != nil {
			return err
		}
		if err := c.ask(r); err != nil {
			return err
		}
		keys = keys[len(some):]
	}
	return nil
}

// fitting is as many of some keys as a header holds, and at least one.
func fitting(keys []string) []string {
	length := 0
	for i, key := range keys {
		if length += len(key) + 1; length > maxHeader && i > 0 {
			return keys[:i]
		}
	}
	return keys
}

func (c *Caches) request(ctx context.Context, address string, keys []string) (*http.Request, error) {
	if c.config.Form == Varnish {
		r, err := http.NewRequestWithContext(ctx, "PURGE", address, nil)
		if err != nil {
			return nil, errors.New("its address cannot be asked")
		}
		r.Header.Set("xkey-softpurge", strings.Join(keys, " "))
		if c.config.Token != "" {
			r.Header.Set("Authorization", "Bearer "+c.config.Token)
		}
		return r, nil
	}
	body, err := json.Marshal(map[string][]string{"surrogate_keys": keys})
	if err != nil {
		return nil, fmt.Errorf("write the keys: %w", err)
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return nil, errors.New("its address cannot be asked")
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Fastly-Soft-Purge", "1")
	if c.config.Token != "" {
		r.Header.Set("Fastly-Key", c.config.Token)
	}
	return r, nil
}

func (c *Caches) ask(r *http.Request) error {
	answer, err := c.client.Do(r)
	if err != nil {
		if whole := (*url.Error)(nil); errors.As(err, &whole) {
			err = whole.Err
		}
		return fmt.Errorf("ask the cache: %w", err)
	}
	_, _ = io.Copy(io.Discard, io.LimitReader(answer.Body, maxHeader)) // so that the connection can be used again
	_ = answer.Body.Close()
	if answer.StatusCode < 200 || answer.StatusCode > 299 {
		return fmt.Errorf("it answered %s", answer.Status)
	}
	return nil
}
