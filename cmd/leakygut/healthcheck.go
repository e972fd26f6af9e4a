package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

// healthTime is how long a server may take to say that it is ready.
const healthTime = 3 * time.Second

// healthcheckCommand asks a server on this machine whether it is ready, for
// containers that have no other program to ask with.
type healthcheckCommand struct {
	Addr string `default:":8080" env:"LEAKYGUT_ADDR" help:"Address that the server listens on."`
}

// Run prints what the server answers, and fails where it is not ready.
func (c *healthcheckCommand) Run(ctx context.Context, out *output) error {
	ctx, cancel := context.WithTimeout(ctx, healthTime)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://localhost/readyz", nil)
	if err != nil {
		return fmt.Errorf("healthcheck: %w", err)
	}
	// The address is dialed as it is listened on: no name to look up, which a container
	// may not be able to, and no proxy.
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "tcp", c.Addr)
	}
	answer, err := (&http.Transport{DialContext: dial, DisableKeepAlives: true}).RoundTrip(r)
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("healthcheck: %s does not answer within %s", c.Addr, healthTime)
	}
	if err != nil {
		return fmt.Errorf("healthcheck: %w", err)
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(answer.Body, 100))
	if err != nil {
		return fmt.Errorf("healthcheck: %w", err)
	}
	said, _, _ := strings.Cut(strings.TrimSpace(string(text)), "\n")
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("healthcheck: %s is not ready: %d %s", c.Addr, answer.StatusCode, said)
	}
	fmt.Fprintln(out.stdout, said)
	return nil
}
