package export

import (
	"bytes"
	"context"
	"fmt"
	"net/http"

	"leakygut/internal/compress"
)

// answer is a response kept in memory until it is written.
type answer struct {
	status int
	header http.Header
	body   bytes.Buffer
}

// ask requests an address of a site in its plain form.
func ask(ctx context.Context, site http.Handler, address string) (*answer, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, fmt.Errorf("ask for %s: %w", address, err)
	}
	a := &answer{header: http.Header{}}
	site.ServeHTTP(a, r)
	return a, nil
}

// Header implements [http.ResponseWriter].
func (a *answer) Header() http.Header { return a.header }

// WriteHeader implements [http.ResponseWriter].
func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
}

// Write implements [http.ResponseWriter].
func (a *answer) Write(b []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	return a.body.Write(b)
}

func (a *answer) isText() bool { return compress.Worth(a.header.Get("Content-Type")) }
