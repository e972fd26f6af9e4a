package web

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// FuzzPrecondition compares with what net/http decides of the same headers.
func FuzzPrecondition(f *testing.F) {
	const tag = `"tag-gzip"`
	for _, seed := range [][2]string{
		{"", ""}, {tag, ""}, {"", tag}, {`W/"tag-gzip"`, `W/"tag-gzip"`}, {"*", "*"}, {`"a","tag-gzip"`, `"a""tag-gzip"`},
		{`"a`, `W/`}, {`,,"tag-gzip"`, `"tag-gzip"x`}, {`"a,*"`, `W/"a",*`}, {`""`, `"tag-gzip`}, {"w/*", `\"tag-gzip"`},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, match, noneMatch string) {
		for _, c := range match + noneMatch {
			if c <= ' ' || c == 0x7f {
				t.Skip("no entity tag holds this, so any reading is right")
			}
		}
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header["If-Match"], r.Header["If-None-Match"] = []string{match}, []string{noneMatch}
		w := httptest.NewRecorder()
		w.Header().Set("Etag", tag)
		http.ServeContent(w, r, "a.txt", time.Time{}, bytes.NewReader(nil))
		if got := precondition(r.Header, tag); got != w.Code {
			t.Errorf("If-Match: %q, If-None-Match: %q: %d, net/http says %d", match, noneMatch, got, w.Code)
		}
	})
}
