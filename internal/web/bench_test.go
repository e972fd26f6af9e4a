package web

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"syscall"
	"testing"
	"time"

	"leakygut/internal/metrics"
)

const benchedPage = "/causes/medicines"

// BenchmarkArticle asks for an article with all that a request passes switched on:
// the whole page, and whether a copy is still good. The measure is a bare handler,
// which writes the same bytes under the same headers and does nothing else. Both
// answer over real connections that are kept open, as those of browsers are, and
// without any. Time on processors counts both ends of a connection.
func BenchmarkArticle(b *testing.B) {
	site := newSite(b, Config{Guide: bundledGuide(b), Now: time.Now, Metrics: metrics.New(), Logger: slog.New(slog.NewJSONHandler(io.Discard, nil))})
	get(site, benchedPage)
	site.edition.Load().keptAt(benchedPage).squeeze()
	for _, c := range []struct {
		name   string
		status int
		held   string
	}{
		{"page", http.StatusOK, ""},
		{"304", http.StatusNotModified, site.edition.Load().keptAt(benchedPage).brotli.Load().etag[0]},
	} {
		r := httptest.NewRequest(http.MethodGet, benchedPage, nil)
		r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
		if c.held != "" {
			r.Header.Set("If-None-Match", c.held)
		}
		w := httptest.NewRecorder()
		site.ServeHTTP(w, r)
		if w.Code != c.status {
			b.Fatalf("status %d, want %d", w.Code, c.status)
		}
		for name, h := range map[string]http.Handler{"ours": site, "bare": bareHandler(w)} {
			b.Run("loopback/"+c.name+"/"+name, func(b *testing.B) { benchServer(b, h, r, c.status, w.Body.Len()) })
			b.Run("handler/"+c.name+"/"+name, func(b *testing.B) {
				b.ReportAllocs()
				sink := &sink{header: http.Header{}}
				for b.Loop() {
					clear(sink.header)
					h.ServeHTTP(sink, r)
				}
			})
		}
	}
}

// bareHandler answers with what was recorded.
func bareHandler(recorded *httptest.ResponseRecorder) http.Handler {
	header, status, body := recorded.Result().Header, recorded.Code, recorded.Body.Bytes()
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		h := w.Header()
		for name, values := range header {
			h[name] = values
		}
		w.WriteHeader(status)
		if len(body) > 0 {
			_, _ = w.Write(body)
		}
	})
}

// sink is a response that goes nowhere.
type sink struct {
	header http.Header
	status int
	size   int
}

func (s *sink) Header() http.Header         { return s.header }
func (s *sink) WriteHeader(status int)      { s.status = status }
func (s *sink) Write(b []byte) (int, error) { s.size += len(b); return len(b), nil }

// benchServer sends a request again and again, on a connection a processor.
func benchServer(b *testing.B, h http.Handler, r *http.Request, status, size int) {
	server := httptest.NewServer(h)
	defer server.Close()
	var request strings.Builder
	r.Host = "leaky.example"
	if err := r.Write(&request); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.SetBytes(int64(size))
	before := busy(b)
	b.RunParallel(func(pb *testing.PB) {
		conn, err := net.Dial("tcp", server.Listener.Addr().String())
		if err != nil {
			b.Error(err)
			return
		}
		defer func() { _ = conn.Close() }()
		reader := bufio.NewReaderSize(conn, 64<<10)
		for pb.Next() {
			if err := benchOnce(conn, reader, request.String(), status, size); err != nil {
				b.Error(err)
				return
			}
		}
	})
	b.ReportMetric(float64(busy(b)-before)/float64(b.N), "busy-ns/op")
}

// busy is how long processors worked for this program.
func busy(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

func benchOnce(conn net.Conn, reader *bufio.Reader, request string, status, size int) error {
	if _, err := io.WriteString(conn, request); err != nil {
		return err
	}
	response, err := http.ReadResponse(reader, nil)
	if err != nil {
		return err
	}
	n, err := io.Copy(io.Discard, response.Body)
	if response.StatusCode != status || n != int64(size) {
		err = errors.Join(err, fmt.Errorf("status %d, %d bytes", response.StatusCode, n))
	}
	return errors.Join(err, response.Body.Close())
}

// BenchmarkFirstDraw is what the first reader of a page waits for: the page
// drawn, and compressed once.
func BenchmarkFirstDraw(b *testing.B) {
	site := newSite(b, Config{Guide: bundledGuide(b)})
	g := bundledGuide(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := site.Publish(g); err != nil {
			b.Fatal(err)
		}
		if w := get(site, benchedPage, "Accept-Encoding", "gzip"); w.Code != http.StatusOK {
			b.Fatal(w.Code)
		}
	}
}
