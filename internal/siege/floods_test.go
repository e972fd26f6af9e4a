//go:build unix

package siege

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"
)

// questions is how many different addresses with a query are asked for.
const questions = 20_000

// queries asks for pages with ever other queries, days and searches: nothing of them
// is kept.
func (s *siege) queries(t *testing.T, v *server) {
	client := &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: 8}}
	ask := func(i int) error {
		day := time.Date(2026, time.December, 31, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -i).Format(time.DateOnly)
		address := []string{
			fmt.Sprintf("/causes/case-1?as-of=%s", day), fmt.Sprintf("/claims?certainty=low&x=%d", i), fmt.Sprintf("/about?utm_source=%d", i),
			fmt.Sprintf("/claims?certainty=%d", i), fmt.Sprintf("/search?q=w%d", i), fmt.Sprintf("/nope-%d?x", i), fmt.Sprintf("/causes/case-1.json?as-of=%s", day), fmt.Sprintf("/visit?main=%d", i),
		}[i%8]
		answer, err := client.Get("http://" + v.address + address)
		if err != nil {
			return err
		}
		_, err = io.Copy(io.Discard, answer.Body)
		_ = answer.Body.Close()
		if err == nil && answer.StatusCode >= 500 {
			err = fmt.Errorf("%s: status %d", address, answer.StatusCode)
		}
		return err
	}
	var failed atomic.Int64
	flood := func(from, to int) {
		var all sync.WaitGroup
		for i := range 8 {
			all.Go(func() {
				for j := from + i; j < to; j += 8 {
					if err := ask(j); err != nil && failed.Add(1) == 1 {
						t.Error(err)
					}
				}
			})
		}
		all.Wait()
	}
	flood(0, questions/20) // what every kind of page needs once
	before := v.figures(t)
	r := v.read(t, nil)
	flood(questions/20, questions/2)
	amid := v.figures(t)
	flood(questions/2, questions)
	client.CloseIdleConnections()
	asked, wrong := r.end(t)
	after := v.recovered(t, before)
	if after.pages > before.pages {
		t.Errorf("%d pages were kept, and now %d", before.pages, after.pages)
	}
	s.note(row{fmt.Sprintf("%d queries and days", questions), questions + asked, int(failed.Load()) + wrong, before, amid, after})
}

// resets asks over HTTP/2 and takes it back at once, again and again; and sends
// headers that do not end.
func (s *siege) resets(t *testing.T) {
	certificates, roots := certified(t, "leaky.example")
	door, side := free(t), free(t)
	v := s.start(t, "--content", folder(t), "--no-watch", "--domain", "leaky.example", "--no-www", "--certificates", certificates,
		"--acme-directory", "https://127.0.0.1:1/directory", "--https-addr", door, "--http-addr", side)
	config := &tls.Config{RootCAs: roots, ServerName: "leaky.example"}
	transport := &http.Transport{
		ForceAttemptHTTP2: true, TLSClientConfig: config,
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, network, door)
		},
	}
	client := &http.Client{Timeout: 20 * time.Second, Transport: transport}
	r := readAt(t, "https://leaky.example", client, nil)
	wait(t, "readers over TLS", func() bool { r.mu.Lock(); defer r.mu.Unlock(); return r.asked > 30 })
	before := v.warmed(t)
	var sent, refused atomic.Int64
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for sent.Load() < 20_000 {
				n, err := reset(door, config, 5000)
				sent.Add(int64(n))
				if err != nil {
					refused.Add(1)
				}
				if n == 0 {
					t.Errorf("no stream was opened: %v", err)
					return
				}
			}
		})
		all.Go(func() {
			if err := endless(door, config); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	amid := v.figures(t)
	asked, wrong := r.end(t)
	s.note(row{fmt.Sprintf("%d streams reset, %d connections refused for it, headers without end", sent.Load(), refused.Load()), int(sent.Load()) + asked, wrong, before, amid, v.recovered(t, before)})
}

// framer opens a connection on which HTTP/2 is spoken by hand.
func framer(door string, config *tls.Config) (*tls.Conn, *http2.Framer, error) {
	c := config.Clone()
	c.NextProtos = []string{"h2"}
	conn, err := tls.Dial("tcp", door, c)
	if err != nil {
		return nil, nil, err
	}
	_ = conn.SetDeadline(time.Now().Add(time.Minute))
	f := http2.NewFramer(conn, conn)
	if _, err = io.WriteString(conn, http2.ClientPreface); err == nil {
		err = f.WriteSettings()
	}
	return conn, f, err
}

// request is the head of a request in HTTP/2.
func request() []byte {
	var b bytes.Buffer
	e := hpack.NewEncoder(&b)
	for _, f := range [][2]string{{":method", "GET"}, {":scheme", "https"}, {":authority", "leaky.example"}, {":path", "/causes/case-1?x"}} {
		_ = e.WriteField(hpack.HeaderField{Name: f[0], Value: f[1]}) // to memory
	}
	return b.Bytes()
}

// reset opens streams and takes each back at once. It returns how many it could.
func reset(door string, config *tls.Config, streams int) (int, error) {
	conn, f, err := framer(door, config)
	if err != nil {
		return 0, err
	}
	defer func() { _ = conn.Close() }()
	go func() { _, _ = io.Copy(io.Discard, conn) }()
	for i := range streams {
		id := uint32(2*i + 1)
		// Another encoder each time: nothing is left in its table that the next could be taken from.
		if err := f.WriteHeaders(http2.HeadersFrameParam{StreamID: id, BlockFragment: request(), EndStream: true, EndHeaders: true}); err != nil {
			return i, err
		}
		if err := f.WriteRSTStream(id, http2.ErrCodeCancel); err != nil {
			return i, err
		}
	}
	return streams, nil
}

// endless sends headers that go on in frame after frame, and wants to be cut off.
func endless(door string, config *tls.Config) error {
	conn, f, err := framer(door, config)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	go func() { _, _ = io.Copy(io.Discard, conn) }()
	if err := f.WriteHeaders(http2.HeadersFrameParam{StreamID: 1, BlockFragment: request()}); err != nil {
		return err
	}
	var b bytes.Buffer
	e := hpack.NewEncoder(&b)
	for i := range 200 {
		_ = e.WriteField(hpack.HeaderField{Name: fmt.Sprintf("x-%d", i), Value: "a", Sensitive: true})
	}
	for range 20_000 {
		if err := f.WriteContinuation(1, false, b.Bytes()); err != nil {
			return nil
		}
	}
	return errors.New("headers without end were taken")
}

// certified is a folder of certificates with one for a name, as if it had been got
// before, and what a client has to trust.
func certified(t *testing.T, name string) (string, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	form := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(90 * 24 * time.Hour), IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, form, form, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "certificates")
	write(t, filepath.Join(dir, name), string(pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: private}))+
		string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})))
	roots := x509.NewCertPool()
	roots.AddCert(leaf)
	return dir, roots
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
