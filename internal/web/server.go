package web

import (
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"leakygut/internal/card"
	"leakygut/internal/guide"
	"leakygut/static"
)

// Config is what a server needs. Every field but the last is required.
type Config struct {
	Guide   *guide.Guide
	BaseURL string // scheme and host of the site, without a slash at the end
	Logger  *slog.Logger
	Now     func() time.Time
	Gallery bool // whether /gallery shows the components: for those who change them
}

// Server answers requests for a guide. It is an [http.Handler].
type Server struct {
	baseURL string
	logger  *slog.Logger
	now     func() time.Time
	gallery bool
	painter func() (*card.Painter, error) // made when a card is first drawn

	assets  assets
	handler http.Handler
	edition atomic.Pointer[edition]
	leaving atomic.Bool
}

// New makes a server that serves the guide of the configuration. It fails where
// the pages that every server needs cannot be drawn.
func New(c Config) (*Server, error) {
	files, err := static.Load()
	if err != nil {
		return nil, err
	}
	s := &Server{baseURL: c.BaseURL, logger: c.Logger, now: c.Now, gallery: c.Gallery, painter: sync.OnceValues(card.NewPainter)}
	if s.assets, err = newAssets(files); err != nil {
		return nil, err
	}
	s.handler = s.routes()
	if err := s.Publish(c.Guide); err != nil {
		return nil, err
	}
	return s, nil
}

// Publish replaces the guide that is served. Where it fails, the one before
// stays.
func (s *Server) Publish(g *guide.Guide) error {
	e, err := s.newEdition(g)
	if err != nil {
		return fmt.Errorf("publish the guide: %w", err)
	}
	s.edition.Store(e)
	return nil
}

// Leave turns the readiness check red, so that a load balancer sends no more
// requests while those in flight finish.
func (s *Server) Leave() { s.leaving.Store(true) }

// ServeHTTP implements [http.Handler].
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }
