package web

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// answer is a response as it came over the wire.
type answer struct {
	method string
	status int
	header http.Header
	sent   []byte // as sent
	body   string // decoded
}

// subject is the part of an answer that an expectation names, and whether the
// answer has it.
func (a answer) subject(name string) (string, bool) {
	switch name {
	case "status":
		return strconv.Itoa(a.status), true
	case "body":
		return a.body, true
	}
	values, ok := a.header[http.CanonicalHeaderKey(name)]
	return strings.Join(values, "\n"), ok
}

// exchange sends bytes to a server on a connection of their own, and reads one
// answer and the end of the connection.
func exchange(address, method, request string) (answer, error) {
	a := answer{method: method}
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return a, err
	}
	defer func() { _ = conn.Close() }()
	if _, err := io.WriteString(conn, request); err != nil {
		return a, err
	}
	reader := bufio.NewReader(conn)
	response, err := http.ReadResponse(reader, &http.Request{Method: method})
	if err != nil {
		return a, fmt.Errorf("read the head: %w", err)
	}
	a.status, a.header = response.StatusCode, response.Header
	a.sent, err = io.ReadAll(response.Body)
	if err = errors.Join(err, response.Body.Close()); err != nil {
		return a, fmt.Errorf("read the body: %w", err)
	}
	if rest, err := io.ReadAll(reader); err != nil || len(rest) > 0 {
		return a, fmt.Errorf("after the answer: %q, %w", rest, err)
	}
	a.body, err = decode(a.sent, a.header.Get("Content-Encoding"))
	return a, err
}

// recorded is the answer of a handler that was asked without a network.
func recorded(method string, header http.Header, status int, sent []byte) (answer, error) {
	body, err := decode(sent, header.Get("Content-Encoding"))
	return answer{method, status, header, sent, body}, err
}

func decode(sent []byte, encoding string) (string, error) {
	if len(sent) == 0 {
		return "", nil
	}
	var reader io.Reader = bytes.NewReader(sent)
	switch encoding {
	case "":
	case "gzip":
		r, err := gzip.NewReader(reader)
		if err != nil {
			return "", err
		}
		reader = r
	case "br":
		reader = brotli.NewReader(reader)
	default:
		return "", fmt.Errorf("unknown encoding %q", encoding)
	}
	body, err := io.ReadAll(reader)
	return string(body), err
}

// always are the headers of every answer, each with its one value.
var always = map[string]string{
	"Content-Security-Policy": "default-src 'none'; img-src 'self'; script-src 'self'; style-src 'self'; " +
		"connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
		"require-trusted-types-for 'script'; trusted-types worker",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy": "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), " +
		"gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()",
	"Referrer-Policy":        "no-referrer",
	"X-Content-Type-Options": "nosniff",
}

// sometimes are all other headers that an answer may have. A cookie is not among
// them, nor is the name of a server, nor ranges.
var sometimes = []string{
	"Access-Control-Allow-Headers", "Access-Control-Allow-Methods", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers", "Access-Control-Max-Age",
	"Allow", "Cache-Control", "Connection", "Content-Encoding", "Content-Length", "Content-Location", "Content-Type",
	"Date", "Etag", "Link", "Location", "Surrogate-Key", "Vary",
}

// checkAnswer checks what holds of every answer: its headers, its length, and
// that a page has the disclaimer.
func checkAnswer(t testing.TB, a answer, disclaimer string) {
	t.Helper()
	checkHeaders(t, a.header)
	checkBody(t, a)
	if a.isPage() {
		checkDisclaimer(t, a.body, disclaimer)
	}
}

// checkHeaders wants every header that must be there, none that may not, and
// each once. Only what scripts of other sites may read may be loaded by them.
func checkHeaders(t testing.TB, h http.Header) {
	t.Helper()
	for name, want := range always {
		if name == "Cross-Origin-Resource-Policy" && h.Get("Access-Control-Allow-Origin") == "*" {
			want = "cross-origin"
		}
		if got := h[name]; len(got) != 1 || got[0] != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	for name, values := range h {
		if _, ok := always[name]; !ok && !slices.Contains(sometimes, name) || len(values) != 1 {
			t.Errorf("header %s: %q", name, values)
		}
	}
	if h.Get("Cache-Control") == "" {
		t.Error("no word on how long caches may keep it")
	}
}

// isPage tells whether an answer holds a page for readers.
func (a answer) isPage() bool {
	moved := a.status >= 300 && a.status < 400
	return a.method != http.MethodHead && !moved && strings.HasPrefix(a.header.Get("Content-Type"), "text/html")
}

func checkBody(t testing.TB, a answer) {
	t.Helper()
	_, typed := a.header["Content-Type"]
	if a.status == http.StatusNotModified && typed {
		t.Error("a type of nothing")
	}
	if a.status == http.StatusNotModified || a.status == http.StatusNoContent || a.method == http.MethodHead {
		if len(a.sent) > 0 {
			t.Errorf("%d bytes of body after %s, %d", len(a.sent), a.method, a.status)
		}
		return
	}
	if got := a.header.Get("Content-Length"); got != strconv.Itoa(len(a.sent)) {
		t.Errorf("Content-Length %q, and %d bytes came", got, len(a.sent))
	}
}

// checkDisclaimer wants the words and the way to all of them.
func checkDisclaimer(t testing.TB, body, words string) {
	t.Helper()
	for _, want := range []string{words, `href="/disclaimer"`} {
		if !strings.Contains(body, want) {
			t.Errorf("a page without %q: %s", want, shorten(body))
		}
	}
}
