//go:build unix

package siege

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// smuggled is a request that stands within another one.
const smuggled = "GET /robots.txt HTTP/1.1\r\nHost: leaky.example\r\n\r\n"

// chunks is a body that ends at once for whoever reads chunks, and holds a request for
// whoever counts bytes.
const chunks = "0\r\n\r\n" + smuggled

// ambiguous are headers and bodies that servers and the proxies before them have read
// in different ways. Each is the end of a request.
var ambiguous = map[string]string{
	"length and chunks":          fmt.Sprintf("Content-Length: %d\r\nTransfer-Encoding: chunked\r\n\r\n%s", len(chunks), chunks),
	"chunks and length":          fmt.Sprintf("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", len(smuggled), smuggled),
	"two lengths":                fmt.Sprintf("Content-Length: 0\r\nContent-Length: %d\r\n\r\n%s", len(smuggled), smuggled),
	"a list of lengths":          fmt.Sprintf("Content-Length: 0, %d\r\n\r\n%s", len(smuggled), smuggled),
	"a signed length":            "Content-Length: +0\r\n\r\n" + smuggled,
	"a negative length":          "Content-Length: -1\r\n\r\n" + smuggled,
	"a length in hexadecimal":    "Content-Length: 0x0\r\n\r\n" + smuggled,
	"a length without end":       "Content-Length: 18446744073709551616\r\n\r\n" + smuggled,
	"no length":                  "Content-Length:\r\n\r\n" + smuggled,
	"a space before the colon":   fmt.Sprintf("Content-Length: %d\r\nTransfer-Encoding : chunked\r\n\r\n%s", len(chunks), chunks),
	"a folded encoding":          fmt.Sprintf("Content-Length: %d\r\nTransfer-Encoding:\r\n chunked\r\n\r\n%s", len(chunks), chunks),
	"a folded header":            fmt.Sprintf("Content-Length: %d\r\nX-Folded: a\r\n Transfer-Encoding: chunked\r\n\r\n%s", len(chunks), chunks),
	"a header that starts so":    fmt.Sprintf("Content-Length: %d\r\n Transfer-Encoding: chunked\r\n\r\n%s", len(chunks), chunks),
	"an unknown encoding":        fmt.Sprintf("Content-Length: %d\r\nTransfer-Encoding: xchunked\r\n\r\n%s", len(chunks), chunks),
	"two encodings":              fmt.Sprintf("Content-Length: %d\r\nTransfer-Encoding: identity, chunked\r\n\r\n%s", len(chunks), chunks),
	"two encodings in two lines": fmt.Sprintf("Content-Length: %d\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n%s", len(chunks), chunks),
	"an encoding in capitals":    fmt.Sprintf("Content-Length: %d\r\nTransfer-Encoding: CHUNKED\r\n\r\n%s", len(chunks), chunks),
	"a control character":        fmt.Sprintf("Content-Length: %d\r\nTransfer-Encoding: \x0bchunked\r\n\r\n%s", len(chunks), chunks),
	"a null":                     fmt.Sprintf("Content-Length: %d\r\nTransfer-Encoding: chunked\x00\r\n\r\n%s", len(chunks), chunks),
	"line feeds alone":           fmt.Sprintf("Content-Length: %d\nTransfer-Encoding: chunked\n\n%s", len(chunks), chunks),
	"a carriage return alone":    fmt.Sprintf("Content-Length: %d\rTransfer-Encoding: chunked\r\n\r\n%s", len(chunks), chunks),
	"a chunk in other digits":    "Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n" + smuggled,
	"a signed chunk":             "Transfer-Encoding: chunked\r\n\r\n-0\r\n\r\n" + smuggled,
	"a chunk without end":        "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n\r\n" + smuggled,
	"a chunk that ends late":     "Transfer-Encoding: chunked\r\n\r\n3\r\nabcXX0\r\n\r\n" + smuggled,
	"a line feed in a chunk":     "Transfer-Encoding: chunked\r\n\r\n2;\nxx\r\n" + fmt.Sprintf("%x\r\n", len(smuggled)) + smuggled + "\r\n0\r\n\r\n",
	"a trailer with a length":    "Transfer-Encoding: chunked\r\nTrailer: Content-Length\r\n\r\n0\r\nContent-Length: 50\r\n\r\n" + smuggled,
	"a body where none belongs":  fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(smuggled), smuggled),
	"a body that is waited for":  fmt.Sprintf("Expect: 100-continue\r\nContent-Length: %d\r\n\r\n%s", len(smuggled), smuggled),
	"an upgrade":                 fmt.Sprintf("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nContent-Length: %d\r\n\r\n%s", len(smuggled), smuggled),
	"another kind of upgrade":    fmt.Sprintf("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEC==\r\nSec-WebSocket-Version: 13\r\nContent-Length: %d\r\n\r\n%s", len(smuggled), smuggled),
}

// framing sends requests that mean one thing to a proxy and another to a server. What
// is hidden in one never gets an answer: what stands on the connection after the first
// answer would be taken for somebody else's.
func (s *siege) framing(t *testing.T, v *server) {
	before := v.warmed(t)
	r := v.read(t, nil)
	starts := []string{"GET /about", "HEAD /claims", "POST /visit", "POST /about", "GET /nope", "OPTIONS *", "GET /causes/case-1"}
	made, wrong := 0, 0
	for name, end := range ambiguous {
		for _, start := range starts {
			made++
			request := start + " HTTP/1.1\r\nHost: leaky.example\r\n" + end
			answers, err := v.send(request)
			bad := ""
			switch {
			case err != nil:
				bad = err.Error()
			case len(answers) > 1:
				bad = fmt.Sprintf("%d answers: %s", len(answers), answers)
			case len(answers) == 1 && answers[0].code >= 500 && answers[0].code != http.StatusNotImplemented:
				bad = answers[0].String()
			}
			if bad != "" {
				wrong++
				t.Errorf("%s, %s: %s", name, start, bad)
			}
		}
	}
	amid := v.figures(t)
	asked, failed := r.end(t)
	s.note(row{fmt.Sprintf("%d ways to hide a request", len(ambiguous)), made + asked, wrong + failed, before, amid, v.recovered(t, before)})
}

// reply is what came back for a request.
type reply struct {
	code   int
	header http.Header
	body   string
}

func (r reply) String() string { return fmt.Sprintf("%d, %.60q", r.code, r.body) }

// send sends bytes on a connection of their own, and reads all that comes back.
func (v *server) send(request string) ([]reply, error) {
	conn, err := net.Dial("tcp", v.address)
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close() }()
	_ = conn.SetDeadline(time.Now().Add(time.Minute))
	go func() { // it may be refused before it was sent
		_, _ = io.WriteString(conn, request)
		_ = conn.(*net.TCPConn).CloseWrite()
	}()
	method, _, _ := strings.Cut(request, " ")
	var all []reply
	for reader := bufio.NewReader(conn); ; method = http.MethodGet {
		if _, err := reader.Peek(1); err != nil { // an end, or a reset by a server that has not read all
			return all, nil
		}
		answer, err := http.ReadResponse(reader, &http.Request{Method: method})
		if err != nil {
			return all, fmt.Errorf("not an answer: %w", err)
		}
		body, err := io.ReadAll(answer.Body)
		if err = errors.Join(err, answer.Body.Close()); err != nil {
			return all, fmt.Errorf("half an answer: %w", err)
		}
		if answer.StatusCode != http.StatusContinue {
			all = append(all, reply{answer.StatusCode, answer.Header, string(body)})
		}
		if answer.Close { // what could not be read has a body, even where HEAD was meant
			rest, _ := io.ReadAll(reader) // an end, or a reset
			if strings.Contains(string(rest), "HTTP/1.") {
				err = fmt.Errorf("after the last answer: %q", rest)
			}
			return all, err
		}
	}
}
