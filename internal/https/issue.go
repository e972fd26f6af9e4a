package https

import (
	"context"
	"crypto/tls"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/acme"
)

// Run gets a certificate for each name, out of the folder or from the CA, and looks
// after them until the context ends. Renewal goes on behind it.
func (s *Site) Run(ctx context.Context) {
	var all sync.WaitGroup
	for _, name := range s.names {
		all.Go(func() { s.keep(ctx, name) })
	}
	all.Wait()
}

// keep asks until there is a certificate, each time after a longer pause, and then
// tells once a day where one should have been renewed and was not.
func (s *Site) keep(ctx context.Context, name string) {
	pause := firstPause
	for {
		next, err := pause, error(nil)
		if !s.onHand(ctx, name) && !s.answers(ctx) {
			next = s.redial // nothing was asked for, so nothing counts against a limit
		} else if _, err = s.auto.GetCertificate(modern(name)); err != nil {
			s.logger.Error("no certificate yet: readers of this name are asked to come back", "domain", name, "error", err, "again", pause)
			pause = min(2*pause, lastPause)
		} else if p, _ := s.store.period(name); time.Now().After(p.due()) {
			s.logger.Warn("certificate not renewed, tried again every hour", "domain", name, "until", p.end)
			next = 24 * time.Hour
		} else {
			next, pause = min(time.Until(p.due())+time.Minute, 24*time.Hour), firstPause
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(next):
		}
	}
}

// onHand tells whether there is a valid certificate for a name, in memory or in the
// folder.
func (s *Site) onHand(ctx context.Context, name string) bool {
	if !s.store.valid(name) {
		_, _ = s.store.Get(ctx, name) // none is there, or notes what is; autocert says what is wrong with it
	}
	return s.store.valid(name)
}

// answers tells whether the CA can be reached. The log has heard where it cannot.
func (s *Site) answers(ctx context.Context) bool {
	_, err := (&acme.Client{DirectoryURL: s.auto.Client.DirectoryURL, HTTPClient: s.auto.Client.HTTPClient, RetryBackoff: once}).Discover(ctx)
	return err == nil
}

// once is how often to ask whether somebody is there.
func once(int, *http.Request, *http.Response) time.Duration { return -1 }

// modern is what every client says that is not twenty years old. Asked in its name,
// autocert has one certificate a name, with an elliptic curve, and not two.
func modern(name string) *tls.ClientHelloInfo {
	return &tls.ClientHelloInfo{ServerName: name, CipherSuites: suites()}
}

// suites are the ways to encrypt that TLS 1.2 may use: with forward secrecy, and with
// authentication that is part of the cipher. Those of TLS 1.3 are all of this kind.
func suites() []uint16 {
	return []uint16{
		tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
		tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
		tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
	}
}

// TLS is how connections are encrypted: TLS 1.2 or later, HTTP/2 where the client has
// it. A client that asks for a name of somebody else gets the alert that this name is
// not known; one that gives none, such as a probe by IP address, the first name's
// certificate.
func (s *Site) TLS() *tls.Config {
	return &tls.Config{
		MinVersion:   tls.VersionTLS12,
		CipherSuites: suites(),
		NextProtos:   []string{"h2", "http/1.1", acme.ALPNProto},
		GetCertificate: func(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
			if len(hello.SupportedProtos) == 1 && hello.SupportedProtos[0] == acme.ALPNProto {
				return s.auto.GetCertificate(hello)
			}
			name := s.names[0]
			if hello.ServerName != "" {
				name = hostname(hello.ServerName)
			}
			if !s.knows(name) || !s.store.valid(name) {
				return nil, nil // “unrecognized name”; autocert would place an order
			}
			return s.auto.GetCertificate(modern(name))
		},
	}
}

// watched tells the log when the CA stops answering, and when it answers again, once
// each: autocert renews without a word.
type watched struct {
	next   http.RoundTripper
	logger *slog.Logger

	mu   sync.Mutex
	down bool
}

// RoundTrip implements [http.RoundTripper].
func (w *watched) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := w.next.RoundTrip(r)
	reason := ""
	switch {
	case err != nil:
		reason = strings.TrimSpace(err.Error())
	case answer.StatusCode >= http.StatusInternalServerError:
		reason = answer.Status
	}
	if r.Context().Err() != nil { // the program ends
		return answer, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case reason != "" && !w.down:
		w.logger.Warn("the CA does not answer: certificates at hand are used until they expire, names without one wait", "ca", r.URL.Host, "error", reason)
	case reason == "" && w.down:
		w.logger.Info("the CA answers again", "ca", r.URL.Host)
	}
	w.down = reason != ""
	return answer, err
}
