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
	"strconv"
	"testing"
)

const benchedPage = "/causes/medicines"

// BenchmarkArticle asks for an article over real connections that are kept
// open, as browsers do: the whole page, and whether a copy is still good. The
// bare handler, which does nothing but write the same bytes, is the measure.
func BenchmarkArticle(b *testing.B) {
	site := newSite(b, Config{Guide: bundledGuide(b), Logger: slog.New(slog.NewJSONHandler(io.Discard, nil))})
	get(site, benchedPage)
	rep := site.edition.Load().keptAt(benchedPage)
	rep.squeeze()
	v := rep.brotli.Load()
	bare := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", htmlType)
		w.Header().Set("Content-Length", strconv.Itoa(len(v.body)))
		_, _ = w.Write(v.body)
	})
	request := "GET " + benchedPage + " HTTP/1.1\r\nHost: leaky.example\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n"
	b.Run("page", func(b *testing.B) { benchServer(b, site, request+"\r\n", http.StatusOK, len(v.body)) })
	b.Run("bare", func(b *testing.B) { benchServer(b, bare, request+"\r\n", http.StatusOK, len(v.body)) })
	b.Run("304", func(b *testing.B) {
		benchServer(b, site, request+"If-None-Match: "+v.etag[0]+"\r\n\r\n", http.StatusNotModified, 0)
	})
}

// benchServer sends a request again and again, on a connection a processor.
func benchServer(b *testing.B, h http.Handler, request string, status, size int) {
	server := httptest.NewServer(h)
	defer server.Close()
	b.ReportAllocs()
	b.SetBytes(int64(size))
	b.RunParallel(func(pb *testing.PB) {
		conn, err := net.Dial("tcp", server.Listener.Addr().String())
		if err != nil {
			b.Error(err)
			return
		}
		defer func() { _ = conn.Close() }()
		reader := bufio.NewReaderSize(conn, 64<<10)
		for pb.Next() {
			if err := benchOnce(conn, reader, request, status, size); err != nil {
				b.Error(err)
				return
			}
		}
	})
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
