package web

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"leakygut/internal/card"
	"leakygut/internal/compress"
	"leakygut/internal/guide"
	"leakygut/internal/live"
	"leakygut/internal/metrics"
	"leakygut/internal/preview"
	"leakygut/internal/source"
	"leakygut/static"
	"leakygut/templates"
)

// Config is what a server needs. The fields up to Now are required.
type Config struct {
	Guide   *guide.Guide
	BaseURL string // scheme and host of the site, without a slash at the end
	Logger  *slog.Logger
	Silent  bool // whether requests are not logged, but only what goes wrong
	Now     func() time.Time
	Gallery bool             // whether /gallery shows the components: for those who change them
	Drafts  bool             // whether the guide has drafts in it: for those who write them
	Live    *live.Hub        // tells open pages that they have changed; nil for readers
	Preview preview.Key      // opens single drafts by address; empty for none
	Metrics *metrics.Metrics // counts requests and tells of the guide; nil for none
	Proxies []netip.Prefix   // networks of proxies that are believed when they name a client; without any, none is
	Export  bool             // whether pages become files: none is kept, and those that need a server say so
	Passing bool             // whether each page is looked at once, and none is kept
}

// Server answers requests for a guide. It is an [http.Handler].
type Server struct {
	baseURL string
	logger  *slog.Logger
	silent  bool
	now     func() time.Time
	gallery bool
	export  bool
	passing bool
	drafts  bool
	live    *live.Hub
	key     preview.Key
	painter func() (*card.Painter, error) // made when a card is first drawn

	patience time.Duration // with a search index that is being made

	assets     assets
	encoder    compress.Encoder
	guards     fields // what every answer carries
	handler    http.Handler
	metrics    *metrics.Metrics
	proxies    []netip.Prefix
	edition    atomic.Pointer[edition]
	generation atomic.Int64 // of the guide: how many were published
	drawn      atomic.Int64 // pages
	leaving    atomic.Bool
}

// New makes a server that serves the guide of the configuration. It fails where
// the pages that every server needs cannot be drawn.
func New(c Config) (*Server, error) {
	files, err := static.Load()
	if err != nil {
		return nil, err
	}
	s := &Server{
		baseURL: c.BaseURL, logger: c.Logger, silent: c.Silent, now: c.Now, gallery: c.Gallery, export: c.Export, passing: c.Passing || c.Export,
		guards: securityFields(), drafts: c.Drafts, live: c.Live, key: c.Preview, metrics: c.Metrics, proxies: c.Proxies, painter: sync.OnceValues(card.NewPainter),
		patience: searchPatience,
	}
	s.assets = newAssets(files, c.Live != nil, &s.encoder)
	s.handler = s.routes()
	if err := s.Publish(c.Guide); err != nil {
		return nil, err
	}
	s.tell(c.Metrics)
	return s, nil
}

// Publish replaces the guide that is served. Where it fails, the one before
// stays.
func (s *Server) Publish(g *guide.Guide) error {
	if err := s.put(g, nil, s.now()); err != nil {
		return err
	}
	s.generation.Add(1)
	return nil
}

// Refuse keeps the guide that is served. Where pages are live, they show what is
// wrong with the one that would have taken its place, whose files are in dir.
func (s *Server) Refuse(dir string, list source.List) error {
	before := s.edition.Load()
	return s.put(before.guide, problems(dir, list), before.published)
}

func (s *Server) put(g *guide.Guide, wrong []templates.Problem, published time.Time) error {
	e, err := s.newEdition(g, wrong)
	if err != nil {
		return fmt.Errorf("publish the guide: %w", err)
	}
	e.published = published
	s.edition.Store(e)
	if s.live != nil {
		s.live.Tell(live.State{Edition: e.layout.Desk.Edition, Errors: e.layout.Desk.Errors})
	}
	return nil
}

// Leave turns the readiness check red, so that a load balancer sends no more
// requests while those in flight finish.
func (s *Server) Leave() { s.leaving.Store(true) }

// ServeHTTP implements [http.Handler].
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	e := s.today()
	if a := e.again(r); a != nil {
		s.repeat(w, r, a, e.now)
		return
	}
	s.handler.ServeHTTP(w, r)
}
