package web

import (
	"net/http"
	"slices"
	"testing"

	"github.com/go-chi/chi/v5"
)

// TestRoutes reads the table aloud: an address that is published never dies,
// and nothing is served that nobody meant to.
func TestRoutes(t *testing.T) {
	t.Parallel()
	want := []string{
		"GET /",
		"GET /.well-known/security.txt",
		"GET /apple-touch-icon.png",
		"GET /cards/*",
		"GET /changes.atom",
		"GET /claims",
		"GET /claims/{id}",
		"GET /favicon.ico",
		"GET /favicon.svg",
		"GET /feed.atom",
		"GET /feed.json",
		"GET /glossary",
		"GET /glossary/{id}",
		"GET /handout/*",
		"GET /healthz",
		"GET /llms.txt",
		"GET /manifest.webmanifest",
		"GET /offline",
		"GET /openapi.json",
		"GET /opensearch.xml",
		"GET /qr/*",
		"GET /readyz",
		"GET /references",
		"GET /references/{id}",
		"GET /robots.txt",
		"GET /search",
		"GET /search.json",
		"GET /sitemap.xml",
		"GET /static/{file}",
		"GET /visit",
		"GET /whole/{section}",
		"GET /worker.js",
		"GET /{section}/{slug}",
		"GET /{slug}",
		"POST /visit",
	}
	var got []string
	routes := newSite(t, Config{Guide: smallGuide("Guide")}).handler.(chi.Routes)
	err := chi.Walk(routes, func(method, route string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		got = append(got, method+" "+route)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("routes:\n%q\nwant:\n%q", got, want)
	}
}
