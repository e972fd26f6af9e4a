package web

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"leakygut/internal/metrics"
)

// formPattern stands for the addresses of all forms of pages, which are no routes.
const formPattern = "/{page}.{form}"

// pattern names the route of a request for whoever counts: never the address that
// was asked for, of which there is no end.
func pattern(r *http.Request) string { return chi.RouteContext(r.Context()).RoutePattern() }

// isForm names the route of a request that middleware answers.
func isForm(r *http.Request) {
	routes := chi.RouteContext(r.Context())
	routes.RoutePatterns = append(routes.RoutePatterns, formPattern)
}

// tell has metrics ask the server for what it knows.
func (s *Server) tell(m *metrics.Metrics) {
	m.Gauge("pages_kept", "Pages and files of the guide whose bytes are kept.", func() float64 {
		e := s.edition.Load()
		e.mu.RLock()
		defer e.mu.RUnlock()
		return float64(len(e.kept))
	})
	m.Counter("pages_drawn_total", "Pages drawn, kept or not.", func() float64 { return float64(s.drawn.Load()) })
	m.Gauge("guide_generation", "How many guides were published since the start.", func() float64 { return float64(s.generation.Load()) })
	m.Gauge("guide_published_timestamp_seconds", "When the guide that is served was published; its age is time() less this.", func() float64 {
		return float64(s.edition.Load().published.UnixMilli()) / 1000
	})
	m.Gauge("articles", "Articles that are published.", func() float64 { return float64(len(s.edition.Load().articles)) })
	m.Gauge("articles_overdue", "Articles whose review is overdue.", func() float64 { return float64(s.today().overdueArticles()) })
}
