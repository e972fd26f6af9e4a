package web

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
)

// Pages draws every page of the guide and returns its plain HTML by address: for
// checks of the whole site, and for whoever wants it as files.
func (s *Server) Pages(ctx context.Context) (map[string][]byte, error) {
	pages := map[string][]byte{}
	ctx = context.WithValue(ctx, quiet{}, true)
	for _, address := range s.edition.Load().guide.Addresses() {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
		if err != nil {
			return nil, fmt.Errorf("draw %s: %w", address, err)
		}
		answer := &capture{header: http.Header{}}
		s.ServeHTTP(answer, r)
		if answer.status != http.StatusOK {
			return nil, fmt.Errorf("draw %s: status %d", address, answer.status)
		}
		pages[address] = answer.body.Bytes()
	}
	return pages, nil
}

// Files lists the addresses of the static files and icons.
func (s *Server) Files() []string {
	all := slices.Collect(maps.Keys(s.assets.byPath))
	for name := range s.assets.icons {
		all = append(all, "/"+name)
	}
	slices.Sort(all)
	return all
}

// capture is a response kept in memory.
type capture struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (c *capture) Header() http.Header    { return c.header }
func (c *capture) WriteHeader(status int) { c.status = status }
func (c *capture) Write(b []byte) (int, error) {
	if c.status == 0 {
		c.status = http.StatusOK
	}
	return c.body.Write(b)
}
