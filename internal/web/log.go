package web

import (
	"log/slog"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5/middleware"

	"leakygut/internal/metrics"
)

// maxLoggedPath is how much of an address is logged, in bytes.
const maxLoggedPath = 200

// log counts a request and writes a line for it, which leaves out who asked and where they came from:
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
			s.note(r, s.metrics.Route(pattern(r)), recorder.Status(), recorder.BytesWritten(), start, time.Since(start))
		}()
		next.ServeHTTP(recorder, r)
	})
}

// note counts a request that began at a time and took as long, and writes its line.
// What was written to answer HEAD went nowhere. The record is made here, because a logger
// would look up the line of code that wrote it, which costs more than all that the
// line says.
func (s *Server) note(r *http.Request, route *metrics.Route, status, size int, start time.Time, took time.Duration) {
	if r.Method == http.MethodHead {
		size = 0
	}
	route.Answered(r.Method, status, size, took)
	if s.silent || !s.logger.Enabled(r.Context(), slog.LevelInfo) {
		return
	}
	line := slog.NewRecord(start.Add(took), slog.LevelInfo, "request", 0)
	line.AddAttrs(
		slog.String("method", r.Method),
		slog.String("path", loggedPath(r)),
		slog.Int("status", status),
		slog.Int("bytes", size),
		slog.Duration("took", took),
	)
	_ = s.logger.Handler().Handle(r.Context(), line) // a log that cannot be written cannot say so
}

// loggedPath is as much of an address as is logged.
func loggedPath(r *http.Request) string {
	return r.URL.Path[:min(len(r.URL.Path), maxLoggedPath)]
}
