package https

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"golang.org/x/crypto/acme"
	"golang.org/x/crypto/acme/autocert"
	"golang.org/x/net/idna"
)

// Config is what a site needs. Email may be empty, and WWW false; the rest is
// required.
type Config struct {
	Domains   []string // as [Domain] gives them; the first is the one that readers see
	WWW       bool     // whether “www.” before the first is a name of the site too
	BaseURL   string   // where readers are sent: https, the first domain, without a slash at the end
	Dir       string   // holds certificates and the account's key, readable by nobody else
	Directory string   // address of the CA's directory
	Roots     *x509.CertPool
	Email     string // tells the CA whom to write to
	Logger    *slog.Logger
}

// Site is a site with names. Its methods may be used by any number of goroutines.
type Site struct {
	names   []string // every name that certificates are for; the first is canonical
	baseURL string
	logger  *slog.Logger
	store   *store
	auto    *autocert.Manager
	redial  time.Duration // how often to look whether a CA that did not answer is back
}

// firstPause gives autocert the minute in which it remembers a failure. The pauses
// that follow double up to lastPause: in the first hour a CA sees five failures a
// name, which is what Let's Encrypt allows.
const (
	firstPause = 2 * time.Minute
	lastPause  = time.Hour
	redial     = 15 * time.Second
)

// New opens the folder of certificates. It fails where that cannot be read or
// written; it asks the CA for nothing.
func New(c Config) (*Site, error) {
	store, err := openStore(c.Dir, c.Logger)
	if err != nil {
		return nil, err
	}
	names := slices.Clone(c.Domains)
	if www := "www." + names[0]; c.WWW && !slices.Contains(names, www) {
		names = append(names, www)
	}
	for _, name := range names { // readers come before there was time to look
		_, _ = store.Get(context.Background(), name) // none is there, or notes what is
	}
	s := &Site{names: names, baseURL: c.BaseURL, logger: c.Logger, store: store, redial: redial}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.TLSClientConfig = &tls.Config{RootCAs: c.Roots, MinVersion: tls.VersionTLS12}
	s.auto = &autocert.Manager{
		Prompt: autocert.AcceptTOS, Email: c.Email, Cache: store,
		HostPolicy: func(_ context.Context, host string) error {
			if !s.knows(hostname(host)) {
				return errors.New("not a name of this site")
			}
			return nil
		},
		Client: &acme.Client{
			DirectoryURL: c.Directory, UserAgent: "leakygut",
			HTTPClient: &http.Client{Timeout: 30 * time.Second, Transport: &watched{next: transport, logger: c.Logger}},
		},
	}
	return s, nil
}

// DaysLeft is how many days each certificate is still valid, by name; less than none
// where it has expired. Names without a certificate are left out.
func (s *Site) DaysLeft() map[string]float64 {
	days := map[string]float64{}
	for _, name := range s.names {
		if period, ok := s.store.period(name); ok {
			days[name] = time.Until(period.end).Hours() / 24
		}
	}
	return days
}

// Domain is a domain name as it stands in a certificate: lower-case, in ASCII. It
// fails for what no public certificate is made out to, such as an IP address.
func Domain(text string) (string, error) {
	name, err := idna.Lookup.ToASCII(text)
	if err != nil || net.ParseIP(name) != nil || !strings.Contains(strings.Trim(name, "."), ".") || strings.HasSuffix(name, ".") {
		return "", fmt.Errorf("%q is no domain name: write one such as example.org, without https:// and port", text)
	}
	return name, nil
}

// knows tells whether a name is one of the site's.
func (s *Site) knows(name string) bool { return slices.Contains(s.names, name) }

// hostname is the name in the Host field of a request, without port.
func hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	name, err := idna.Lookup.ToASCII(strings.TrimSuffix(host, "."))
	if err != nil {
		return host
	}
	return name
}
