package browser

import (
	"errors"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"leakygut/content"
	"leakygut/internal/compile"
	"leakygut/internal/guide"
	"leakygut/internal/source"
	"leakygut/internal/web"
)

// site is a server of the bundled guide on a port of this machine. It can be
// stopped and started again, as a network goes and comes back.
type site struct {
	*web.Server
	guide   *guide.Guide
	address string // "http://127.0.0.1:43210"
	http    *http.Server
}

// serve puts a guide on a free port until the test ends.
func serve(t *testing.T, g *guide.Guide) *site {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &site{guide: g, address: "http://" + listener.Addr().String()}
	s.Server, err = web.New(web.Config{
		Guide: g, BaseURL: s.address, Logger: slog.New(slog.DiscardHandler),
		Now:     func() time.Time { return g.Articles()[0].Reviewed.Time }, // a day on which no review is overdue
		Gallery: true,
	})
	if err != nil {
		t.Fatal(errors.Join(err, listener.Close()))
	}
	s.answer(listener)
	t.Cleanup(s.stop)
	return s
}

func (s *site) answer(listener net.Listener) {
	s.http = &http.Server{Handler: s.Server, ReadHeaderTimeout: 5 * time.Second}
	server := s.http
	go func() { _ = server.Serve(listener) }() // ends with stop
}

// stop cuts every connection: there is no network any more.
func (s *site) stop() { _ = s.http.Close() }

// restart answers again at the same address.
func (s *site) restart(t *testing.T) {
	t.Helper()
	listener, err := net.Listen("tcp", strings.TrimPrefix(s.address, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	s.answer(listener)
}

// bundledGuide compiles the guide that the program carries.
func bundledGuide(t *testing.T) *guide.Guide {
	t.Helper()
	g, list, err := compile.Compile(content.FS())
	if err != nil {
		t.Fatalf("compile the bundled guide: %v", err)
	}
	if g == nil {
		var mistakes strings.Builder
		_ = source.Print(&mistakes, "content", list)
		t.Fatalf("compile the bundled guide:\n%s", &mistakes)
	}
	return g
}
