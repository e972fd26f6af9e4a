package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
)

// TestHandler wants the recorded page, and the other answer for those who hold it.
func TestHandler(t *testing.T) {
	t.Parallel()
	var answers []recorded
	for _, text := range []string{
		"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nEtag: \"a\"\r\nDate: Mon, 30 Nov 2026 00:00:00 GMT\r\n\r\npage",
		"HTTP/1.1 304 Not Modified\r\nEtag: \"a\"\r\n\r\n",
	} {
		file := filepath.Join(t.TempDir(), "answer")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		a, err := read(file)
		if err != nil {
			t.Fatal(err)
		}
		answers = append(answers, a)
	}
	for held, want := range map[string]int{"": http.StatusOK, `"b"`: http.StatusOK, `"a"`: http.StatusNotModified} {
		r, w := httptest.NewRequest(http.MethodGet, "/", nil), httptest.NewRecorder()
		r.Header.Set("If-None-Match", held)
		handler(answers).ServeHTTP(w, r)
		if w.Code != want || w.Header().Get("Etag") != `"a"` || w.Header().Get("Date") != "" || (want == http.StatusOK) != (w.Body.String() == "page") {
			t.Errorf("%q: %d %v %q", held, w.Code, w.Header(), w.Body)
		}
	}
}
