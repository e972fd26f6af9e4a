package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"syscall"
	"time"

	"leakygut/internal/web"
)

// Limits that keep slow or greedy clients from holding a connection.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 10 * time.Second
	writeTimeout      = 30 * time.Second
	idleTimeout       = 2 * time.Minute
	maxHeaderBytes    = 16 << 10
	shutdownTimeout   = 20 * time.Second
)

// serveCommand serves the guide until the context ends.
type serveCommand struct {
	Addr    string        `default:":8080" env:"LEAKYGUT_ADDR" help:"Address to listen on; port 0 takes a free one."`
	Content string        `env:"LEAKYGUT_CONTENT" help:"Content folder instead of the articles built into the program."`
	BaseURL string        `env:"LEAKYGUT_BASE_URL" help:"Scheme and host of the public site, such as https://example.org. Without it, the address that is listened on."`
	Gallery bool          `env:"LEAKYGUT_GALLERY" help:"Show every component in every state at /gallery, for those who change them."`
	Linger  time.Duration `default:"0s" env:"LEAKYGUT_LINGER" help:"How long to answer on after a signal to stop, with readiness red, so that a load balancer can look away."`
}

// Validate implements kong's check of a command line.
func (c *serveCommand) Validate() error {
	if err := isFolder(c.Content); err != nil {
		return err
	}
	return c.checkBaseURL()
}

// Run compiles, listens and serves. Whatever can be wrong is found before the
// port opens.
func (c *serveCommand) Run(ctx context.Context, out *output) error {
	if os.Getenv("TEMPL_DEV_MODE") != "" {
		return errors.New("TEMPL_DEV_MODE is set: pages would be read from temporary files; unset it")
	}
	g, err := load(c.Content, out.stderr)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return listenError(c.Addr, err)
	}
	address := local(listener.Addr())
	if c.BaseURL == "" {
		c.BaseURL = address
	}
	logger := newLogger(out.stderr)
	site, err := web.New(web.Config{Guide: g, BaseURL: c.BaseURL, Logger: logger, Now: time.Now, Gallery: c.Gallery})
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	fmt.Fprintln(out.stdout, address)
	go site.Warm(ctx)
	return c.serve(ctx, listener, site, logger)
}

func (c *serveCommand) serve(ctx context.Context, listener net.Listener, site *web.Server, logger *slog.Logger) error {
	server := &http.Server{
		Handler: site, ErrorLog: slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
		ReadHeaderTimeout: readHeaderTimeout, ReadTimeout: readTimeout,
		WriteTimeout: writeTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeaderBytes,
		DisableGeneralOptionsHandler: true, // even “OPTIONS *” gets our headers
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	site.Leave()
	time.Sleep(c.Linger)
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
	defer cancel()
	if err := server.Shutdown(last); err != nil {
		return fmt.Errorf("shut down: %w", err)
	}
	return nil
}

func (c *serveCommand) checkBaseURL() error {
	if c.BaseURL == "" {
		return nil
	}
	c.BaseURL = strings.TrimSuffix(c.BaseURL, "/")
	u, err := url.Parse(c.BaseURL)
	if err != nil || (u.Scheme != "https" && u.Scheme != "http") || u.Host == "" || u.Path != "" || u.RawQuery != "" {
		return fmt.Errorf("--base-url %s: write a scheme and a host, such as https://example.org", c.BaseURL)
	}
	return nil
}

// listenError says in one line what an operator can do about it.
func listenError(addr string, err error) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is in use by another program: stop it, or choose another port with --addr", addr)
	}
	return fmt.Errorf("listen on %s: %w", addr, err)
}

// local is an address that works in a browser on this machine.
func local(addr net.Addr) string {
	host, port, err := net.SplitHostPort(addr.String())
	if err != nil {
		return addr.String()
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port)
}

// newLogger writes lines for people on a terminal, and JSON for programs
// elsewhere.
func newLogger(w io.Writer) *slog.Logger {
	if terminal(w) {
		return slog.New(slog.NewTextHandler(w, nil))
	}
	return slog.New(slog.NewJSONHandler(w, nil))
}

// terminal tells whether somebody reads what is written to w as it comes.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
