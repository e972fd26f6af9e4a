package main

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"leakygut/internal/web"
)

// BenchmarkStart is what a server does until its first answer: it compiles and
// checks the bundled guide, and draws a page.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		p := &publisher{now: time.Now, terminal: io.Discard, logger: slog.New(slog.DiscardHandler)}
		g, err := p.first()
		if err != nil {
			b.Fatal(err)
		}
		site, err := web.New(web.Config{Guide: g, BaseURL: "https://example.org", Logger: p.logger, Now: p.now})
		if err != nil {
			b.Fatal(err)
		}
		answer := httptest.NewRecorder()
		site.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/what-is-leaky-gut", nil))
		if answer.Code != http.StatusOK {
			b.Fatal(answer.Code)
		}
	}
}
