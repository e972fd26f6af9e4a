package https

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"leakygut/internal/pebble"
)

// words is a log that may be read while it is written.
type words struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (w *words) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.b.Write(p)
}

func (w *words) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.b.String()
}

// running is a site with names that serves “the page”.
type running struct {
	*Site
	ca   *pebble.CA
	log  *words
	stop func()
}

// serve runs a site where the CA looks for it, with its certificates in a folder.
func serve(t *testing.T, ca *pebble.CA, dir string) *running {
	t.Helper()
	roots, err := Roots(ca.Bundle)
	if err != nil {
		t.Fatal(err)
	}
	r := &running{ca: ca, log: &words{}}
	r.Site, err = New(Config{
		Domains: []string{"example.org", "example.net"}, WWW: true, BaseURL: "https://example.org", Dir: dir,
		Directory: ca.Directory, Roots: roots, Logger: slog.New(slog.NewTextHandler(r.log, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	r.redial = 50 * time.Millisecond
	page := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "the page") })
	plain := &http.Server{Handler: r.Plain(page), ReadHeaderTimeout: time.Second}
	secure := &http.Server{Handler: r.Secure(page), TLSConfig: r.TLS(), ReadHeaderTimeout: time.Second, ErrorLog: slog.NewLogLogger(slog.DiscardHandler, 0)}
	side, door := listen(t, ca.HTTP), listen(t, ca.HTTPS)
	go func() { _ = plain.Serve(side) }()
	go func() { _ = secure.ServeTLS(door, "", "") }()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { r.Run(ctx); close(ended) }()
	r.stop = sync.OnceFunc(func() { cancel(); _ = plain.Close(); _ = secure.Close(); <-ended })
	t.Cleanup(r.stop)
	return r
}

func listen(t *testing.T, address string) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// client asks the running site, whatever name is in the address.
func (r *running) client(roots *x509.CertPool) *http.Client {
	return &http.Client{
		Timeout:       10 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			TLSClientConfig: &tls.Config{RootCAs: roots}, DisableKeepAlives: true, ForceAttemptHTTP2: true,
			DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
				to := r.ca.HTTP
				if strings.HasSuffix(address, ":443") {
					to = r.ca.HTTPS
				}
				return (&net.Dialer{}).DialContext(ctx, network, to)
			},
		},
	}
}

// reply is what came back to a request.
type reply struct {
	status      int
	header      http.Header
	proto       string
	version     uint16 // of TLS
	certificate string // its serial number
	body        string
}

// ask sends a request; host, if any, is another than the address has.
func ask(t *testing.T, c *http.Client, address, host string) reply {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Host = host
	answer, err := c.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	r := reply{status: answer.StatusCode, header: answer.Header, proto: answer.Proto, body: string(text)}
	if answer.TLS != nil {
		r.version, r.certificate = answer.TLS.Version, answer.TLS.PeerCertificates[0].SerialNumber.String()
	}
	return r
}

func (r *running) await(t *testing.T, what string, true func() bool) {
	t.Helper()
	for range 1200 {
		if true() {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatalf("%s: waited in vain\n%s\n%s", what, r.log, r.ca.Log())
}

func (r *running) awaitCertificates(t *testing.T) {
	t.Helper()
	r.await(t, "certificates", func() bool { return len(r.DaysLeft()) == 3 })
}

// TestHTTPS runs the site beside a certificate authority of its own.
func TestHTTPS(t *testing.T) {
	t.Parallel()
	programs := pebble.Build(t, "../..")
	for name, test := range map[string]func(*testing.T, string){"names": testNames, "outage": testOutage, "renewal": testRenewal} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, programs)
		})
	}
}

// testNames gets certificates before anybody asks for a page, and leads everybody to
// one name.
func testNames(t *testing.T, programs string) {
	t.Helper()
	ca := pebble.New(t, programs, 0)
	ca.Start(t)
	dir := filepath.Join(t.TempDir(), "certificates")
	r := serve(t, ca, dir)
	r.awaitCertificates(t)
	for name, days := range r.DaysLeft() {
		if days < 89 || days > 90 {
			t.Errorf("%s has %.1f days left, want 90", name, days)
		}
	}
	c := r.client(ca.Roots(t))
	for _, test := range []struct {
		address, host    string
		status           int
		location, strict string
		body             string
	}{
		{"https://example.org/causes?a=b", "", 200, "", strict, "the page"},
		{"https://example.org/", "EXAMPLE.org.:443", 200, "", strict, "the page"},
		{"https://www.example.org/causes?a=b", "", 308, "https://example.org/causes?a=b", strict, ""},
		{"https://example.net//evil.example/", "", 308, "https://example.org//evil.example/", strict, ""},
		{"https://example.org/causes", "other.example", 421, "", "", "There is no site of that name here. The one that is here: https://example.org/\n"},
		{"https://example.org/readyz", "10.0.0.7:443", 200, "", "", "the page"},
		{"http://example.org/causes?a=b", "", 308, "https://example.org/causes?a=b", "", ""},
		{"http://www.example.org:80/", "", 308, "https://example.org/", "", ""},
		{"http://other.example/causes", "", 421, "", "", "There is no site of that name here. The one that is here: https://example.org/\n"},
		{"http://example.org/healthz", "10.0.0.7", 200, "", "", "the page"},
	} {
		got := ask(t, c, test.address, test.host)
		location, hsts := got.header.Get("Location"), got.header.Get("Strict-Transport-Security")
		if got.status != test.status || location != test.location || hsts != test.strict || got.body != test.body {
			t.Errorf("%s as %q: %d, location %q, strict %q, body %q", test.address, test.host, got.status, location, hsts, got.body)
		}
		if strings.HasPrefix(test.address, "https") && (got.proto != "HTTP/2.0" || got.version != tls.VersionTLS13) {
			t.Errorf("%s: %s over TLS %x", test.address, got.proto, got.version)
		}
	}
	r.refusals(t, ca.Roots(t))
	holdsOnlyForItsOwner(t, dir)
}

// refusals are handshakes that come to nothing, and cause no order.
func (r *running) refusals(t *testing.T, roots *x509.CertPool) {
	t.Helper()
	before := strings.Count(r.ca.Log(), "POST /order-plz")
	for want, config := range map[string]*tls.Config{
		"unrecognized name": {ServerName: "other.example", RootCAs: roots},
		"protocol version":  {ServerName: "example.org", RootCAs: roots, MaxVersion: tls.VersionTLS11, MinVersion: tls.VersionTLS10},
		"handshake failure": {ServerName: "example.org", RootCAs: roots, MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA}},
	} {
		conn, err := tls.Dial("tcp", r.ca.HTTPS, config)
		if err == nil {
			_ = conn.Close()
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if after := strings.Count(r.ca.Log(), "POST /order-plz"); after != before || before != 3 {
		t.Errorf("%d orders for three names, %d after handshakes that were refused", before, after)
	}
	probe, err := tls.Dial("tcp", r.ca.HTTPS, &tls.Config{InsecureSkipVerify: true}) // without a name, as by IP address
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = probe.Close() }()
	if err := probe.ConnectionState().PeerCertificates[0].VerifyHostname("example.org"); err != nil {
		t.Error(err)
	}
}

func holdsOnlyForItsOwner(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) < 4 {
		t.Fatalf("%v in the folder of certificates, %v", entries, err)
	}
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %s", e.Name(), info.Mode())
		}
	}
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

// testOutage has the CA down at a start without certificates, and again at one with
// them.
func testOutage(t *testing.T, programs string) {
	t.Helper()
	ca := pebble.New(t, programs, 0)
	dir := filepath.Join(t.TempDir(), "certificates")
	r := serve(t, ca, dir)
	r.await(t, "a word on the CA", func() bool { return strings.Contains(r.log.String(), "the CA does not answer") })
	time.Sleep(4 * r.redial)
	if lines := strings.Count(r.log.String(), "\n"); lines != 1 {
		t.Errorf("%d lines for one outage:\n%s", lines, r.log)
	}
	got := ask(t, r.client(nil), "http://example.org/causes", "")
	if got.status != http.StatusServiceUnavailable || got.header.Get("Retry-After") != "60" || !strings.Contains(got.body, "come back") {
		t.Errorf("without a certificate: %d %q %q", got.status, got.header.Get("Retry-After"), got.body)
	}
	if got := ask(t, r.client(nil), "http://example.org/readyz", ""); got.status != http.StatusOK {
		t.Errorf("ready: %d; a CA asks through a load balancer that asks for this", got.status)
	}
	ca.Start(t)
	r.awaitCertificates(t)
	if !strings.Contains(r.log.String(), "the CA answers again") {
		t.Errorf("the end of the outage is not told:\n%s", r.log)
	}
	roots := ca.Roots(t)
	if got := ask(t, r.client(roots), "https://example.org/", ""); got.status != http.StatusOK {
		t.Errorf("after the outage: %d", got.status)
	}
	r.stop()
	ca.Stop(t)

	again := serve(t, ca, dir)
	again.awaitCertificates(t)
	if got := ask(t, again.client(roots), "https://example.org/", ""); got.status != http.StatusOK {
		t.Errorf("with certificates of before: %d", got.status)
	}
	if again.log.String() != "" {
		t.Errorf("nothing is due, and it says\n%s", again.log)
	}
}

// testRenewal looks at certificates that are valid for some seconds.
func testRenewal(t *testing.T, programs string) {
	t.Helper()
	ca := pebble.New(t, programs, 15*time.Second)
	ca.Start(t)
	r := serve(t, ca, filepath.Join(t.TempDir(), "certificates"))
	r.awaitCertificates(t)
	c := r.client(ca.Roots(t))
	first := ask(t, c, "https://example.org/", "")
	r.await(t, "another certificate", func() bool {
		now := ask(t, c, "https://example.org/", "") // at no moment without a valid one
		return now.certificate != first.certificate
	})
	if strings.Contains(r.log.String(), "not renewed") {
		t.Errorf("renewed, and it says\n%s", r.log)
	}
}
