package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestFirstView weighs a page of which everything but the drawing and the style for
// paper counts.
func TestFirstView(t *testing.T) {
	t.Parallel()
	const page = `<link rel="stylesheet" href="/a.css"><link rel="stylesheet" href="/print.css" media="print"><script src="b.js"></script>` +
		`<svg role="img"><path d="M0 0"/></svg>`
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/x/":
			_, _ = io.WriteString(w, page)
		case "/a.css", "/x/b.js":
			_, _ = io.WriteString(w, strings.Repeat("x", 1024))
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	defer server.Close()
	if bytes, err := firstView(t.Context(), server.URL+"/x/"); err != nil || bytes <= 2048 || bytes > 2300 {
		t.Errorf("%v bytes, %v", bytes, err)
	}
	if _, err := firstView(t.Context(), server.URL+"/lost"); err == nil {
		t.Error("no page, and no error")
	}
}
