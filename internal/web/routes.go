package web

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"leakygut/static"
)

// maxBody is how much of a request's body is read, in bytes. No page takes one.
const maxBody = 1 << 10

// routes is every address of the site, and all that a request passes on its way.
func (s *Server) routes() http.Handler {
	r := chi.NewRouter()
	r.Use(
		s.log,
		securityHeaders,
		s.recover,
		middleware.RequestSize(maxBody),
		middleware.GetHead,
		s.escaped,
	)
	r.NotFound(s.notFound)
	r.MethodNotAllowed(s.methodNotAllowed)

	r.Get("/", s.page(home))
	r.Get("/claims", s.page(claims))
	r.Get("/claims/{id}", s.page(claim))
	r.Get("/references", s.page(references))
	r.Get("/references/{id}", s.page(reference))
	r.Get("/glossary", s.page(glossary))
	r.Get("/glossary/{id}", s.page(term))
	r.Get("/{slug}", s.page(document))           // guides, sections, pages about the site
	r.Get("/{section}/{slug}", s.page(document)) // articles of a section

	r.Get("/sitemap.xml", s.sitemap)
	r.Get("/robots.txt", s.robots)
	r.Get("/healthz", s.healthy)
	r.Get("/readyz", s.ready)
	r.Get("/favicon.ico", s.icon("favicon.ico"))
	r.Get("/favicon.svg", s.icon("favicon.svg"))
	r.Get("/apple-touch-icon.png", s.icon("apple-touch-icon.png"))
	r.Get(static.Prefix+"{file}", s.asset)
	return r
}
