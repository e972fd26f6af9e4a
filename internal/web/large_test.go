package web

import (
	"fmt"
	"log/slog"
	"net/http"
	"testing"
	"time"

	"leakygut/content"
	"leakygut/internal/compile"
	"leakygut/internal/guide"
	"leakygut/internal/large"
)

// BenchmarkPublish puts a guide in the place of another and asks for a page of it.
func BenchmarkPublish(b *testing.B) {
	for _, articles := range []int{34, 1_000, 10_000} {
		b.Run(fmt.Sprint(articles), func(b *testing.B) {
			g := largeGuide(b, articles)
			site, err := New(Config{Guide: g, BaseURL: "https://example.org", Logger: slog.New(slog.DiscardHandler), Now: time.Now})
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if err := site.Publish(g); err != nil {
					b.Fatal(err)
				}
				if answer := get(site, "/causes/stress"); answer.Code != http.StatusOK {
					b.Fatal(answer.Code)
				}
			}
		})
	}
}

func largeGuide(b *testing.B, articles int) *guide.Guide {
	b.Helper()
	files, err := large.Content(content.FS(), articles)
	if err != nil {
		b.Fatal(err)
	}
	g, list, err := compile.Compile(files)
	if err != nil || g == nil {
		b.Fatalf("%v, %d errors", err, list.Errors())
	}
	return g
}

// BenchmarkDraw draws every page of a guide, to be looked at once.
func BenchmarkDraw(b *testing.B) {
	for _, articles := range []int{34, 340} {
		b.Run(fmt.Sprint(articles), func(b *testing.B) {
			g := largeGuide(b, articles)
			site, err := New(Config{Guide: g, BaseURL: "https://example.org", Logger: slog.New(slog.DiscardHandler), Now: time.Now, Passing: true})
			if err != nil {
				b.Fatal(err)
			}
			pages := len(site.Pages())
			for b.Loop() {
				if err := site.Draw(b.Context(), func(string, []byte) {}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(pages), "µs/page")
		})
	}
}
