// Package pebble runs a certificate authority for tests: Pebble, the one that Let's
// Encrypt tests with, and a name server that leads every name to this machine.
//
// Both are programs of their own, built from the versions in go.deploy.mod, so that
// what the site is made of depends on neither. They listen on the loopback interface
// only, and end with the test.
package pebble

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// CA is a certificate authority that can be started and stopped. The addresses are
// those of its lifetime: those that the site under test is to listen on are free when
// it is made.
type CA struct {
	Directory string // address of its directory
	Bundle    string // file with the certificate of its own server
	HTTP      string // where it looks for the site without TLS: host and port
	HTTPS     string // where it looks for the site with TLS

	management string
	programs   string
	config     string
	names      string // address of the name server
	process    *exec.Cmd
	log        *log
}

// New prepares an authority out of the folder of programs that [Build] made, and starts
// its name server. Its certificates are valid for some seconds; 0 for ninety days.
func New(t *testing.T, programs string, validity time.Duration) *CA {
	t.Helper()
	ca := &CA{programs: programs, HTTP: free(t), HTTPS: free(t), management: free(t), names: free(t), log: &log{}}
	server := free(t)
	ca.Directory = "https://" + server + "/dir"
	dir := t.TempDir()
	ca.Bundle = filepath.Join(dir, "certificate.pem")
	key := filepath.Join(dir, "key.pem")
	identify(t, ca.Bundle, key)
	ca.config = filepath.Join(dir, "config.json")
	text, err := json.Marshal(map[string]any{"pebble": map[string]any{
		"listenAddress": server, "managementListenAddress": ca.management, "certificate": ca.Bundle, "privateKey": key,
		"httpPort": port(t, ca.HTTP), "tlsPort": port(t, ca.HTTPS), "keyAlgorithm": "ecdsa",
		"retryAfter": map[string]int{"authz": 1, "order": 1},
		"profiles":   map[string]any{"default": map[string]any{"description": "default", "validityPeriod": int(validity.Seconds())}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(ca.config, text, 0o600); err != nil {
		t.Fatal(err)
	}
	ca.run(t, "pebble-challtestsrv", "-dnsserver", ca.names, "-defaultIPv6", "", "-http01", "", "-https01", "", "-tlsalpn01", "", "-doh", "", "-management", "")
	return ca
}

// Start has the authority answer. Roots of an authority that was stopped are no longer
// its own: it keeps nothing.
func (ca *CA) Start(t *testing.T) {
	t.Helper()
	ca.process = ca.run(t, "pebble", "-config", ca.config, "-dnsserver", ca.names)
	client := ca.client(t)
	for range 400 {
		if answer, err := client.Get(ca.Directory); err == nil {
			_ = answer.Body.Close()
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatalf("the CA does not answer:\n%s", ca.log)
}

// Stop ends the authority, as an outage would.
func (ca *CA) Stop(t *testing.T) {
	t.Helper()
	if err := ca.process.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = ca.process.Wait() // killed, as it was meant to be
}

// Roots are what clients of the site have to trust.
func (ca *CA) Roots(t *testing.T) *x509.CertPool {
	t.Helper()
	answer, err := ca.client(t).Get("https://" + ca.management + "/roots/0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(text) {
		t.Fatalf("no root in %q", text)
	}
	return pool
}

// Log is what the authority has said so far.
func (ca *CA) Log() string { return ca.log.String() }

func (ca *CA) client(t *testing.T) *http.Client {
	t.Helper()
	text, err := os.ReadFile(ca.Bundle)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(text)
	return &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}, DisableKeepAlives: true}}
}

// run starts a program, which ends with the test if not before.
func (ca *CA) run(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.CommandContext(t.Context(), filepath.Join(ca.programs, name), args...)
	c.Env = append(os.Environ(), "PEBBLE_VA_NOSLEEP=1", "PEBBLE_AUTHZREUSE=0", "PEBBLE_WFE_NONCEREJECT=0")
	c.Stdout, c.Stderr = ca.log, ca.log
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
	return c
}

// Build makes both programs, in the module whose folder is root. Where they cannot be
// built, the test fails: what it proves would not be proven.
func Build(t *testing.T, root string) string {
	t.Helper()
	dir := t.TempDir()
	c := exec.CommandContext(t.Context(), "go", "build", "-modfile=go.deploy.mod", "-o", dir,
		"github.com/letsencrypt/pebble/v2/cmd/pebble", "github.com/letsencrypt/pebble/v2/cmd/pebble-challtestsrv")
	c.Dir, c.Env = root, append(os.Environ(), "CGO_ENABLED=0")
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("HTTPS IS NOT TESTED: the certificate authority for tests cannot be built: %v\n%s", err, out)
	}
	return dir
}

// identify makes the certificate and key of the authority's own server.
func identify(t *testing.T, certificate, keyFile string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	form := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "a CA for tests"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, form, form, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	for file, block := range map[string]*pem.Block{certificate: {Type: "CERTIFICATE", Bytes: der}, keyFile: {Type: "EC PRIVATE KEY", Bytes: private}} {
		if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// free is an address that nothing listens on.
func free(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

func port(t *testing.T, address string) uint16 {
	t.Helper()
	a, err := netip.ParseAddrPort(address)
	if err != nil {
		t.Fatal(err)
	}
	return a.Port()
}

// log may be read while programs write to it.
type log struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
