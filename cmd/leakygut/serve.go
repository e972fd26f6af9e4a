package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"leakygut/internal/background"
	"leakygut/internal/live"
	"leakygut/internal/watch"
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
	Addr           string        `default:":8080" env:"LEAKYGUT_ADDR" help:"Address to listen on; port 0 takes a free one."`
	Content        string        `env:"LEAKYGUT_CONTENT" help:"Content folder instead of the articles built into the program."`
	Watch          bool          `default:"true" negatable:"" env:"LEAKYGUT_WATCH" help:"With a content folder, for writers: show every change at once, in open pages too. For readers, --no-watch; SIGHUP then reads the folder anew."`
	Drafts         bool          `env:"LEAKYGUT_DRAFTS" help:"Show drafts, and articles that are published later, to everybody who can reach the server."`
	BaseURL        string        `env:"LEAKYGUT_BASE_URL" help:"Scheme and host of the public site, such as https://example.org. Without it, the address that is listened on."`
	Gallery        bool          `env:"LEAKYGUT_GALLERY" help:"Show every component in every state at /gallery, for those who change them."`
	TrustedProxy   []string      `env:"LEAKYGUT_TRUSTED_PROXY" placeholder:"CIDR" help:"Networks of the proxies in front, such as 10.0.0.0/8, separated by commas: who they forward for counts as the client, by X-Forwarded-For. Without any, nobody is believed."`
	MaxConnections int           `default:"10000" env:"LEAKYGUT_MAX_CONNECTIONS" help:"How many connections to hold at once. Whoever comes then takes the place of the one that has asked nothing for longest, or waits until one is answered. 0 for any number."`
	MetricsAddr    string        `env:"LEAKYGUT_METRICS_ADDR" help:"Address for metrics (/metrics) and profiles (/debug/pprof/), such as 127.0.0.1:9100: for operators alone. Without it there are none."`
	AccessLog      bool          `default:"true" negatable:"" env:"LEAKYGUT_ACCESS_LOG" help:"Write a line for each request, without address, query and referrer. --no-access-log where a proxy in front does, or nobody reads it: what goes wrong is told all the same."`
	Linger         time.Duration `default:"0s" env:"LEAKYGUT_LINGER" help:"How long to answer on after a signal to stop, with readiness red, so that a load balancer can look away."`
	HTTPS          httpsFlags    `embed:""`
	Confine        bool          `default:"true" negatable:"" env:"LEAKYGUT_CONFINE" help:"Give up every file and port that serving has no use for, where the system can hold the program to it (Linux, Landlock)."`

	Purge purgeFlags `embed:"" prefix:"purge-"`

	proxies []netip.Prefix
}

// Validate implements kong's check of a command line.
func (c *serveCommand) Validate() error {
	if err := isFolder(c.Content); err != nil {
		return err
	}
	if c.MaxConnections < 0 {
		return fmt.Errorf("--max-connections %d: write how many, or 0 for any number", c.MaxConnections)
	}
	if err := c.Purge.check(c.Content != "" && c.Watch); err != nil {
		return err
	}
	var err error
	if c.proxies, err = networks(c.TrustedProxy); err != nil {
		return err
	}
	if c.BaseURL, err = baseURL(c.BaseURL); err != nil {
		return err
	}
	c.BaseURL, err = c.HTTPS.settle(c.BaseURL)
	return err
}

// Run compiles, listens and serves. Whatever can be wrong is found before the
// port opens.
func (c *serveCommand) Run(ctx context.Context, out *output) error {
	if os.Getenv("TEMPL_DEV_MODE") != "" {
		return errors.New("TEMPL_DEV_MODE is set: pages would be read from temporary files; unset it")
	}
	key, err := previewKey()
	if err != nil {
		return err
	}
	logger := newLogger(out.stderr)
	p := &publisher{dir: c.Content, drafts: c.Drafts, now: time.Now, terminal: out.stderr, logger: logger}
	if p.caches, err = c.Purge.caches(logger, &p.untold); err != nil {
		return err
	}
	if err := c.listen(ctx, p); err != nil {
		return err
	}
	g, err := p.first()
	if err != nil {
		return err
	}
	m, stop, err := watched(c.MetricsAddr, p)
	if err != nil {
		return err
	}
	defer stop()
	d, err := c.open(p.logger)
	if err != nil {
		return err
	}
	if d.names != nil {
		m.Gauge(certificateDays, "Days until the first of the certificates ends; less than none once it has.", func() float64 { return fewest(d.names.DaysLeft()) })
	}
	p.site, err = web.New(web.Config{
		Guide: g, BaseURL: c.BaseURL, Logger: p.logger, Silent: !c.AccessLog, Now: p.now,
		Gallery: c.Gallery, Drafts: c.Drafts, Live: p.live, Preview: key, Metrics: m, Proxies: c.proxies,
	})
	if err == nil && c.Confine {
		err = confineTo(c.access(), p.logger)
	}
	if err != nil {
		return errors.Join(err, d.close())
	}
	fmt.Fprintln(out.stdout, d.address)
	if p.live == nil {
		var worker background.Worker
		p.squeeze = func(ctx context.Context) { worker.Do(func() { p.site.Warm(ctx) }) }
	} else {
		fmt.Fprintf(out.stderr, "watching %s: pages that are open show every change (for readers, serve with --no-watch)\n", c.Content)
	}
	go p.caches.Run(ctx)
	go p.run(ctx)
	return c.serve(ctx, d, p)
}

// listen tells the publisher how it learns of changes: where writers watch, from
// the folder itself; elsewhere, when the operator says so. A signal to hang up ends
// the program where there is no folder, and where a writer closes the terminal.
func (c *serveCommand) listen(ctx context.Context, p *publisher) error {
	switch {
	case c.Content == "":
	case c.Watch:
		changed, err := watch.Folder(ctx, c.Content)
		if err != nil {
			return err
		}
		p.changed, p.live = changed, live.New()
	default:
		asked := make(chan os.Signal, 1)
		signal.Notify(asked, syscall.SIGHUP)
		context.AfterFunc(ctx, func() { signal.Stop(asked) })
		p.asked = asked
	}
	return nil
}

// serve answers at every door until the context ends.
func (c *serveCommand) serve(ctx context.Context, d *doors, p *publisher) error {
	servers, failed := make([]*http.Server, len(d.all)), make(chan error, len(d.all))
	for i, door := range d.all {
		server := &http.Server{
			Handler: countedOrLast(door.answer(p.site)), ErrorLog: errorLog(p.logger.Handler()), TLSConfig: door.tls,
			ReadHeaderTimeout: readHeaderTimeout, ReadTimeout: readTimeout,
			WriteTimeout: writeTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeaderBytes,
			DisableGeneralOptionsHandler: true, // even “OPTIONS *” gets our headers
		}
		if c.MaxConnections > 0 {
			all := newCrowd(door.Listener, c.MaxConnections)
			door.Listener, server.ConnState = all, all.note
		}
		if p.live != nil {
			server.RegisterOnShutdown(p.live.Close)
		}
		servers[i] = server
		go func() { failed <- door.serve(server) }()
	}
	if d.names != nil {
		go d.names.Run(ctx)
	}
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	p.site.Leave()
	time.Sleep(c.Linger)
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
	defer cancel()
	var stopped []error
	for _, server := range servers {
		stopped = append(stopped, server.Shutdown(last))
	}
	p.caches.Last(last) // what a cache took from here lately may be older than what the others answer
	if err := errors.Join(stopped...); err != nil {
		return fmt.Errorf("shut down: %w", err)
	}
	return nil
}

// baseURL is an address of a site without a slash at its end. None is given where it
// is empty.
func baseURL(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	text = strings.TrimSuffix(text, "/")
	u, err := url.Parse(text)
	if err != nil || (u.Scheme != "https" && u.Scheme != "http") || u.Host == "" || u.Path != "" || u.RawQuery != "" {
		return "", fmt.Errorf("--base-url %s: write a scheme and a host, such as https://example.org", text)
	}
	return text, nil
}

// networks reads CIDR prefixes; an address by itself is a network of one.
func networks(list []string) ([]netip.Prefix, error) {
	var all []netip.Prefix
	for _, text := range list {
		prefix, err := netip.ParsePrefix(text)
		if ip, ipErr := netip.ParseAddr(text); ipErr == nil {
			prefix, err = ip.Prefix(ip.BitLen())
		}
		if err != nil || prefix.Addr().Is4In6() { // addresses of clients are compared as IPv4
			return nil, fmt.Errorf("--trusted-proxy %s: write a network such as 10.0.0.0/8 or fd00::/8, or an address", text)
		}
		all = append(all, prefix.Masked())
	}
	return all, nil
}

// listenError says in one line what an operator can do about it.
func listenError(flag, addr string, err error) error {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf("%s is in use by another program: stop it, or choose another port with %s", addr, flag)
	case errors.Is(err, syscall.EACCES):
		return fmt.Errorf("%s may not be listened on by this user: give the program the capability CAP_NET_BIND_SERVICE, or choose a port from 1024 up with %s", addr, flag)
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
