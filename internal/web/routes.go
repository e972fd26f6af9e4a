package web

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"leakygut/internal/feed"
	"leakygut/internal/guide"
	"leakygut/internal/preview"
	"leakygut/internal/twin"
	"leakygut/static"
	"leakygut/templates"
)

// routes is every address of the site, and all that a request passes on its way.
func (s *Server) routes() http.Handler {
	r := chi.NewRouter()
	r.Use(
		s.log,
		s.securityHeaders,
		s.recover,
		s.bounded,
		middleware.GetHead,
		s.atDesk,
		s.escaped,
		s.forms, // pages with an extension behind their address, and the same by Accept
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
	r.Get("/offline", s.page(offline))
	r.Get(guide.VisitPath, s.page(visitForm))
	r.With(s.limited(visitsEach, tooManyVisits(), onlyRetryAfter())).Post(guide.VisitPath, s.visitSummary())
	r.Group(func(r chi.Router) {
		r.Use(s.limited(searchesEach, templates.TooMany()))
		r.Get("/search", s.search)
		r.Get("/search.json", s.instant)
	})
	r.Get(guide.HandoutFolder+"/*", s.page(sheet))
	r.Get(guide.WholeFolder+"/{section}", s.page(whole))
	r.Get("/{slug}", s.page(document))           // guides, sections, pages about the site
	r.Get("/{section}/{slug}", s.page(document)) // articles of a section

	r.Get("/sitemap.xml", s.sitemap)
	r.Get("/robots.txt", s.robots)
	r.Get(securityPath, s.security)
	r.Get(feed.AtomPath, s.atom)
	r.Get(feed.JSONPath, s.jsonFeed)
	r.Get(feed.ChangesPath, s.changes)
	r.Get(twin.IndexPath, s.catalog)
	r.Get(twin.OpenAPIPath, s.openAPI)
	r.Get("/healthz", s.healthy)
	r.Get("/readyz", s.ready)
	if s.gallery {
		r.Get("/gallery", s.page(gallery))
	}
	if s.live != nil {
		r.Get(templates.LivePath, s.problems)
		r.Get(templates.LivePath+"/events", s.live.ServeHTTP)
	}
	if len(s.key) > 0 {
		r.Get(preview.Prefix+"/*", s.preview)
	}
	r.Get(cardsPrefix+"*", s.card)
	r.Get(codesPrefix+"*", s.code)
	r.Get("/manifest.webmanifest", s.manifest)
	r.Get("/opensearch.xml", s.openSearch)
	r.Get("/worker.js", s.worker)
	r.Group(s.icons)
	r.Get(static.Prefix+"{file}", s.asset)
	return r
}

// icons are where browsers look for them without being told.
func (s *Server) icons(r chi.Router) {
	for _, name := range []string{"favicon.ico", "favicon.svg", "apple-touch-icon.png"} {
		r.Get("/"+name, s.icon(name))
	}
}
