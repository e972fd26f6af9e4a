package web

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"net/http"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"leakygut/internal/guide"
)

// Pages lists the addresses of all pages.
func (s *Server) Pages() []string {
	g := s.edition.Load().guide
	return append(g.Addresses(), g.PaperAddresses()...)
}

// Draw draws every page, as many at once as there are processors, and hands its
// plain HTML to whoever looks at all of them. It returns the first error there is.
func (s *Server) Draw(ctx context.Context, look func(address string, page []byte)) error {
	workers, ctx := errgroup.WithContext(ctx)
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for _, address := range s.Pages() {
		workers.Go(func() error {
			page, err := s.ask(ctx, address)
			if err == nil {
				look(address, page)
			}
			return err
		})
	}
	return workers.Wait()
}

// ask requests an address of the server itself, which is not logged.
func (s *Server) ask(ctx context.Context, address string) ([]byte, error) {
	r, err := http.NewRequestWithContext(context.WithValue(ctx, quiet{}, true), http.MethodGet, address, nil)
	if err != nil {
		return nil, fmt.Errorf("draw %s: %w", address, err)
	}
	answer := &capture{header: http.Header{}}
	s.handler.ServeHTTP(answer, r)
	if answer.status != http.StatusOK {
		return nil, fmt.Errorf("draw %s: status %d", address, answer.status)
	}
	return answer.body.Bytes(), nil
}

// quiet marks the server's own requests.
type quiet struct{}

// Files lists the addresses of what pages load or lead to, and are no pages.
func (s *Server) Files() []string {
	all := append(slices.Collect(maps.Keys(s.assets.byPath)), "/manifest.webmanifest", "/opensearch.xml")
	e := s.today()
	all = append(append(all, guide.Files()...), e.formAddresses()...)
	for path := range e.cards {
		all = append(all, codeAddress(path))
	}
	for name := range s.assets.byName {
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
