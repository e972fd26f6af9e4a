package web

import (
	"log/slog"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5/middleware"
)

// maxLoggedPath is how much of an address is logged, in bytes.
const maxLoggedPath = 200

// log writes a line a request. It leaves out who asked and where they came from:
// no address, no query, no referrer, no user agent.
func (s *Server) log(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Context().Value(quiet{}) != nil {
			next.ServeHTTP(w, r)
			return
		}
		start := time.Now()
		recorder := middleware.NewWrapResponseWriter(w, r.ProtoMajor)
		defer func() {
			s.logger.LogAttrs(r.Context(), slog.LevelInfo, "request",
				slog.String("method", r.Method),
				slog.String("path", loggedPath(r)),
				slog.Int("status", recorder.Status()),
				slog.Int("bytes", bytesSent(r, recorder)),
				slog.Duration("took", time.Since(start)),
			)
		}()
		next.ServeHTTP(recorder, r)
	})
}

// loggedPath is as much of an address as is logged.
func loggedPath(r *http.Request) string {
	return r.URL.Path[:min(len(r.URL.Path), maxLoggedPath)]
}

// bytesSent is the size of the body. What is written to answer HEAD goes
// nowhere.
func bytesSent(r *http.Request, w middleware.WrapResponseWriter) int {
	if r.Method == http.MethodHead {
		return 0
	}
	return w.BytesWritten()
}
