package web

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// FuzzKey asks for what caches keep with any header that is no part of their key. The
// answer is the one that everybody gets.
func FuzzKey(f *testing.F) {
	for _, seed := range [][2]string{
		{"X-Forwarded-Host", "evil.example"}, {"X-Forwarded-Proto", "http"}, {"Forwarded", "host=evil.example"}, {"X-Original-Url", "/nope"},
		{"Cookie", "a=b"}, {"User-Agent", "x"}, {"Range", "bytes=0-1"}, {"Origin", "https://evil.example"}, {"Accept-Language", "de"},
		{"X-Http-Method-Override", "DELETE"}, {"If-Modified-Since", "Thu, 01 Jan 2099 00:00:00 GMT"}, {"Connection", "close"}, {"Te", "trailers"},
	} {
		f.Add(seed[0], seed[1])
	}
	site := newSite(f, Config{Guide: smallGuide("Guide")})
	addresses := []string{"/", "/what-is-leaky-gut", "/what-is-leaky-gut.json", "/older", "/sitemap.xml", "/nope", "/about?x=1"}
	var usual []*httptest.ResponseRecorder
	for _, address := range addresses {
		usual = append(usual, get(site, address))
	}
	keyed := []string{"Accept", "Accept-Encoding", "If-Match", "If-None-Match"} // that Vary names, and conditions
	f.Fuzz(func(t *testing.T, name, value string) {
		name = http.CanonicalHeaderKey(name)
		if slices.Contains(keyed, name) {
			return
		}
		for i, address := range addresses {
			got := get(site, address, name, value, "Host", value)
			if got.Code != usual[i].Code || got.Body.String() != usual[i].Body.String() || !maps.EqualFunc(got.Header(), usual[i].Header(), slices.Equal) {
				t.Errorf("%s is another with %s: %q: %d %v", address, name, value, got.Code, got.Header())
			}
		}
	})
}

// FuzzWire sends anything to a server. It does not break, and whatever comes back is
// whole answers: those of the site have the headers of every answer.
func FuzzWire(f *testing.F) {
	for _, seed := range []string{
		"GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET /a HTTP/1.0\r\n\r\n", "HEAD /about HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
		"POST /visit HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\n\r\nmain=a",
		"POST /visit HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\nX: y\r\n\r\n",
		"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET http://a/%ff?%zz HTTP/1.1\r\nHost: b\r\n\r\n",
		"GET /about HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n", "\x16\x03\x01", "GET\x00/ HTTP/1.1\n\n",
	} {
		f.Add([]byte(seed))
	}
	faults := &counter{}
	site := newSite(f, Config{Guide: smallGuide("Guide"), Logger: slog.New(slog.NewTextHandler(faults, &slog.HandlerOptions{Level: slog.LevelWarn}))})
	door := &door{conns: make(chan net.Conn)}
	server := &http.Server{Handler: site, DisableGeneralOptionsHandler: true, ReadHeaderTimeout: time.Minute, ErrorLog: slog.NewLogLogger(slog.DiscardHandler, 0)}
	go func() { _ = server.Serve(door) }()
	f.Cleanup(func() { close(door.conns) })
	clients := uint32(0) // each input comes from another, so that none asks too often
	f.Fuzz(func(t *testing.T, sent []byte) {
		clients++
		client := &wire{sent: bytes.NewReader(sent), closed: make(chan struct{}), from: netip.AddrFrom4([4]byte(binary.BigEndian.AppendUint32(nil, clients)))}
		door.conns <- client
		<-client.closed
		answers := bufio.NewReader(&client.answers)
		method, _, _ := strings.Cut(string(sent), " ")
		for ; ; method = http.MethodGet { // only of the first it is known
			answer, err := http.ReadResponse(answers, &http.Request{Method: method})
			if err != nil {
				break // the end, or the body of an answer to HEAD that net/http could not read
			}
			if answer.StatusCode >= 500 && answer.StatusCode != http.StatusNotImplemented && answer.StatusCode != http.StatusHTTPVersionNotSupported {
				t.Errorf("status %d", answer.StatusCode)
			}
			if _, ours := answer.Header["Content-Security-Policy"]; ours {
				checkHeaders(t, answer.Header)
			}
			if _, err := io.Copy(io.Discard, answer.Body); err != nil {
				t.Errorf("half an answer: %v", err)
			}
			_ = answer.Body.Close()
		}
		if n := faults.n.Load(); n > 0 {
			t.Fatalf("it tells the operator of %d faults", n)
		}
	})
}

// counter counts what is written to it.
type counter struct{ n atomic.Int64 }

func (c *counter) Write(p []byte) (int, error) {
	c.n.Add(1)
	return len(p), nil
}

// door is a listener without a network.
type door struct{ conns chan net.Conn }

func (d *door) Accept() (net.Conn, error) {
	conn, open := <-d.conns
	if !open {
		return nil, net.ErrClosed
	}
	return conn, nil
}
func (d *door) Close() error   { return nil }
func (d *door) Addr() net.Addr { return &net.UnixAddr{} }

// wire is the connection of a client that has sent all it has to send.
type wire struct {
	net.Conn
	sent    *bytes.Reader
	answers bytes.Buffer
	once    sync.Once
	closed  chan struct{}
	from    netip.Addr
}

func (w *wire) Read(p []byte) (int, error)       { return w.sent.Read(p) }
func (w *wire) Write(p []byte) (int, error)      { return w.answers.Write(p) }
func (w *wire) Close() error                     { w.once.Do(func() { close(w.closed) }); return nil }
func (w *wire) RemoteAddr() net.Addr             { return net.TCPAddrFromAddrPort(netip.AddrPortFrom(w.from, 1)) }
func (w *wire) LocalAddr() net.Addr              { return &net.UnixAddr{} }
func (w *wire) SetDeadline(time.Time) error      { return nil }
func (w *wire) SetReadDeadline(time.Time) error  { return nil }
func (w *wire) SetWriteDeadline(time.Time) error { return nil }
