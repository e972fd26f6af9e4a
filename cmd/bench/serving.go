package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httputil"
	"os"
	"time"
)

// articlePath is the page that is served, and where others have it as a file.
const (
	articlePath = "/what-is-leaky-gut"
	articleFile = articlePath + ".html"
)

// siteURL is what pages take for the address of the site, so that they are the same
// on every port.
const siteURL = "https://leaky.example"

// site is a server under load.
type site struct {
	name    string
	address string
	server  *server
	held    string // the ETag of its page
}

// serving puts servers of the same page under the same load: the whole page, and
// whether a copy is still good.
func serving(ctx context.Context, b *bench) ([]*table, error) {
	wrk, err := b.tool(ctx, "wrk")
	if err != nil {
		return nil, err
	}
	columns := []string{"requests/s", "p50 ms", "p99 ms", "CPU µs a request"}
	page := &table{title: "The whole page", columns: columns}
	unchanged := &table{title: "304: the copy is still good", columns: columns}
	sites, problems := b.sites(ctx)
	defer func() {
		for _, s := range sites {
			s.server.stop()
		}
	}()
	if len(sites) == 0 {
		return nil, problems[ours]
	}
	page.about = fmt.Sprintf("`%s` in brotli, %s. Ours is the program as it is deployed, which counts every request, without lines for them, which the others do not write either, and beside it the same "+
		"with a line of JSON for each in a file; nginx and Caddy send a file that was compressed before. `wrk -t1 -c16 -d%v --latency -H 'Accept-Encoding: br'`; server and client on a processor each.",
		articlePath, b.weigh(ctx, sites[0].address), b.Duration)
	unchanged.about = "The same, with the `ETag` of the page as `If-None-Match`."
	for _, t := range []*table{page, unchanged} {
		var contestants []contestant
		for _, s := range sites {
			headers := []string{"Accept-Encoding: br"}
			if t == unchanged {
				headers = append(headers, "If-None-Match: "+s.held)
			}
			contestants = append(contestants, contestant{s.name, func(int) ([]float64, error) { return b.load(ctx, wrk, s, headers) }})
		}
		for _, name := range []string{ours, "ours, with a log", "bare", "nginx", "Caddy"} {
			if problem := problems[name]; problem != nil {
				contestants = append(contestants, absent(name, problem))
			}
		}
		b.turns(ctx, t, contestants...)
		t.hold("requests/s", "bare", atLeast(0.95))
	}
	page.hold("p99 ms", "bare", atMost(1.2))
	page.hold("requests/s", "Caddy", atLeast(4))
	return []*table{page, unchanged}, nil
}

// load measures a server with one run of wrk.
func (b *bench) load(ctx context.Context, wrk string, s *site, headers []string) ([]float64, error) {
	_, core := b.cores(ctx)
	args := []string{wrk, "-t1", "-c16", fmt.Sprintf("-d%ds", int(b.Duration.Seconds())), "--latency"}
	for _, h := range headers {
		args = append(args, "-H", h)
	}
	before, err := s.server.cpu()
	if err != nil {
		return nil, err
	}
	c, err := run(ctx, program{args: append(args, s.address), core: core}, b.Duration+30*time.Second)
	if err != nil {
		return nil, err
	}
	after, err := s.server.cpu()
	if err != nil {
		return nil, err
	}
	l, err := readWrk(c.said)
	if err != nil {
		return nil, err
	}
	return []float64{l.perSecond, ms(l.p50), ms(l.p99), float64((after - before).Microseconds()) / l.requests}, nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// weigh says how large the page of a site is.
func (b *bench) weigh(ctx context.Context, address string) string {
	a, err := get(ctx, address)
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%d bytes", len(a.body))
}

// sites starts every server that can be had, ours first, and checks that they send
// the same bytes. Of the others it says why not.
func (b *bench) sites(ctx context.Context) ([]*site, map[string]error) {
	core, _ := b.cores(ctx)
	problems := map[string]error{}
	var sites []*site
	add := func(name, path string, start func(port string) (program, error)) {
		if err := func() error {
			port, err := freePort()
			if err != nil {
				return err
			}
			p, err := start(port)
			if err != nil {
				return err
			}
			p.core = core
			s := &site{name: name, address: "http://127.0.0.1:" + port + path}
			if s.server, err = serve(ctx, p, s.address); err != nil {
				return err
			}
			if err := errors.Join(s.server.settle(ctx), s.check(ctx, append(sites, s)[0])); err != nil {
				s.server.stop()
				return err
			}
			sites = append(sites, s)
			return nil
		}(); err != nil {
			problems[name] = err
		}
	}
	add(ours, articlePath, func(port string) (program, error) {
		return b.ours(ctx, port, b.path("ours.log"), "--base-url", siteURL, "--no-access-log")
	})
	if len(sites) == 0 {
		return nil, problems
	}
	if err := b.record(ctx, sites[0]); err != nil {
		problems["bare"] = err
		return sites, problems
	}
	add("ours, with a log", articlePath, func(port string) (program, error) {
		return b.ours(ctx, port, b.path("logged.log"), "--base-url", siteURL)
	})
	add("bare", articlePath, func(port string) (program, error) { return b.bare(ctx, port, b.path("page"), b.path("unchanged")) })
	add("nginx", articleFile, func(port string) (program, error) { return b.nginx(ctx, port, b.path("www")) })
	add("Caddy", articleFile, func(port string) (program, error) { return b.caddy(ctx, port) })
	return sites, problems
}

// check wants the page of a site to be as long as that of another, and keeps what
// names it.
func (s *site) check(ctx context.Context, other *site) error {
	a, err := get(ctx, s.address)
	if err != nil {
		return err
	}
	want, err := get(ctx, other.address)
	if err != nil {
		return err
	}
	if encoding := a.header.Get("Content-Encoding"); encoding != "br" || len(a.body) != len(want.body) {
		return fmt.Errorf("sends %d bytes in %q, not %d in br", len(a.body), encoding, len(want.body))
	}
	s.held = a.header.Get("ETag")
	a, err = get(ctx, s.address, "If-None-Match", s.held)
	if err == nil && a.status != http.StatusNotModified {
		err = errors.New("sends the page to those who hold it")
	}
	return err
}

// record keeps the answers of a site for the bare server, and its page as files.
func (b *bench) record(ctx context.Context, s *site) error {
	for file, headers := range map[string][]string{"page": nil, "unchanged": {"If-None-Match", s.held}} {
		if err := keep(ctx, s.address, b.path(file), headers...); err != nil {
			return err
		}
	}
	br, err := get(ctx, s.address)
	if err != nil {
		return err
	}
	text, err := get(ctx, s.address, "Accept-Encoding", "identity")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(b.path("www"), 0o755); err != nil {
		return err
	}
	return errors.Join(os.WriteFile(b.path("www", articleFile), text.body, 0o644), os.WriteFile(b.path("www", articleFile+".br"), br.body, 0o644))
}

// keep writes a whole answer to a file.
func keep(ctx context.Context, address, file string, headers ...string) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	r.Header.Set("Accept-Encoding", "br")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := httputil.DumpResponse(answer, true)
	if err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o644)
}
