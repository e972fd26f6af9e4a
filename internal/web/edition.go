package web

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"leakygut/internal/card"
	"leakygut/internal/compress"
	"leakygut/internal/guide"
	"leakygut/internal/twin"
	"leakygut/internal/visit"
	"leakygut/templates"
)

// pageCaching lets browsers keep a page for a minute and shared caches for
// five, and lets those send an older one while they fetch a newer, or while this
// server is down.
const pageCaching = "public, max-age=60, s-maxage=300, stale-while-revalidate=600, stale-if-error=86400"

const htmlType = "text/html; charset=utf-8"

// edition is a guide as it is served: what stands where, and the bytes of the
// pages that were asked for.
type edition struct {
	guide     *guide.Guide
	published time.Time
	layout    templates.Layout
	drawn     *atomic.Int64 // pages, of all editions
	export    bool          // pages become files: those that need a server say so
	encoder   *compress.Encoder
	passing   bool // what is drawn is looked at once, or written to a file, and not kept

	articles   map[string]*guide.Article // by address
	sections   map[string]*guide.Section
	pages      map[string]*guide.Page
	claims     map[string]*guide.Claim // by id
	references map[string]*guide.Reference
	terms      map[string]*guide.Term
	moved      map[string]string // alias → address
	withdrawn  map[string]guide.Withdrawal
	titles     map[string]string // address → title
	cards      map[string]card.Card
	indexing   *indexing
	twins      func() (*twin.Site, error)
	offer      visit.Offer // what the form for an appointment asks

	drafts map[string]*guide.Article // by address; only a preview opens one
	wrong  []templates.Problem       // with the content that would have been served instead

	warm     atomic.Bool // all is drawn and is being compressed; what is drawn from now on is so at once
	mu       sync.RWMutex
	kept     map[string]*representation
	answered sync.Map // address → *remembered

	broken     []byte // drawn beforehand: what shows it may be what is broken
	notAllowed []byte
	tooLong    []byte
}

func (s *Server) newEdition(g *guide.Guide, wrong []templates.Problem) (*edition, error) {
	e := &edition{
		guide: g, drawn: &s.drawn, encoder: &s.encoder, export: s.export, passing: s.passing, wrong: wrong,
		layout:   templates.Layout{Site: g.Site, BaseURL: s.baseURL, Files: s.assets.linked, Desk: s.desk(wrong)},
		articles: map[string]*guide.Article{}, sections: map[string]*guide.Section{}, pages: map[string]*guide.Page{},
		claims: map[string]*guide.Claim{}, references: map[string]*guide.Reference{}, terms: map[string]*guide.Term{},
		moved: g.Moved(), withdrawn: map[string]guide.Withdrawal{}, titles: map[string]string{}, kept: map[string]*representation{},
		drafts: map[string]*guide.Article{},
	}
	e.indexing = newIndexing(g)
	e.offer = visit.NewOffer(g)
	e.twins = sync.OnceValues(func() (*twin.Site, error) { return twin.New(g, s.baseURL) })
	e.note()
	e.cards = e.subjects()
	now := today{e, s.now()}
	var err error
	if e.broken, err = now.draw(templates.Broken()); err != nil {
		return nil, err
	}
	if e.notAllowed, err = now.draw(templates.NotAllowed()); err != nil {
		return nil, err
	}
	if e.tooLong, err = now.draw(templates.TooLong()); err != nil {
		return nil, err
	}
	return e, nil
}

// note remembers what stands at each address.
func (e *edition) note() {
	g := e.guide
	for _, d := range g.Documents() {
		e.titles[d.Path] = d.Title
	}
	for _, a := range g.Articles() {
		e.articles[a.Path] = a
	}
	for _, a := range g.Drafts {
		e.drafts[a.Path] = a
	}
	for _, s := range g.Sections {
		e.sections[s.Page.Path] = s
	}
	for _, p := range g.Pages {
		e.pages[p.Path] = p
	}
	for _, c := range g.Claims {
		e.claims[c.ID], e.titles[c.Path()] = c, c.Text
	}
	for _, r := range g.References {
		e.references[r.ID], e.titles[r.Path()] = r, r.Name()
	}
	for _, t := range g.Terms {
		e.terms[t.ID], e.titles[t.Path()] = t, t.Name
	}
	for _, w := range g.Withdrawn {
		e.withdrawn[w.Address] = w
	}
	e.titles[guide.ClaimsPath] = templates.ClaimsTitle
	e.titles[guide.ReferencesPath] = templates.ReferencesTitle
	e.titles[guide.GlossaryPath] = templates.GlossaryTitle
	e.titles[guide.VisitPath] = templates.VisitTitle
}

// draw renders a whole page into memory, so that a mistake on the way is an
// error and never half a page.
func (e today) draw(v templates.View) ([]byte, error) {
	var b bytes.Buffer
	v.Head.Card = e.cardRef(v.Head.Path)
	if !v.Head.NoIndex {
		var err error
		if v.Head.Share, err = e.share(v.Head.Path); err != nil {
			return nil, err
		}
	}
	if err := templates.Page(e.layout, v).Render(context.Background(), &b); err != nil {
		return nil, fmt.Errorf("draw %q: %w", v.Head.Title, err)
	}
	e.drawn.Add(1)
	return b.Bytes(), nil
}

// representation is the kept bytes of a page, drawn now if nobody asked for it
// before. Two requests at once may both draw it; the first result is kept.
func (e today) representation(p found) (*representation, error) {
	if rep := e.keptAt(p.key); rep != nil {
		return rep, nil
	}
	view := p.view()
	body, err := e.draw(view)
	if err != nil {
		return nil, err
	}
	return e.keep(p.key, body, htmlType, e.otherForms(view.Head)...), nil
}

func (e *edition) keptAt(key string) *representation {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.kept[key]
}

// mostKept is how many answers are kept: some 50 KB each, in three encodings. Of a
// guide with more pages, those beyond are drawn each time.
const mostKept = 10_000

func (e *edition) full() bool {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return len(e.kept) >= mostKept
}

// keep makes the representation of a page and keeps it, with the headers that
// it has besides, as pairs of name and value. What becomes a file is not asked for
// again: ten thousand pages fit on a disk, and not in memory.
func (e *edition) keep(key string, body []byte, mediaType string, headers ...string) *representation {
	rep := newRepresentation(body, mediaType, e.encoder)
	rep.header = rep.header.with(surrogateHeader, surrogateKeys(key))
	for pair := range slices.Chunk(headers, 2) {
		rep.header = rep.header.with(pair[0], pair[1])
	}
	if e.passing {
		return rep
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if first := e.kept[key]; first != nil {
		return first
	}
	if len(e.kept) >= mostKept {
		return rep
	}
	e.kept[key], rep.kept = rep, true
	if e.warm.Load() { // few are: a page whose review became overdue
		go rep.squeeze()
	}
	return rep
}

// Warm makes the search index, and draws and compresses every page and every file,
// so that readers after it get the smallest form at once. It returns when all is done or the context
// ends.
func (s *Server) Warm(ctx context.Context) {
	e := s.edition.Load()
	e.indexing.start()
	for _, address := range e.warmed() {
		if ctx.Err() != nil {
			return
		}
		if e.full() {
			break
		}
		_, _ = s.ask(ctx, address) // what cannot be drawn is told when a reader asks for it
	}
	select {
	case <-e.indexing.made: // a fault is told to whoever searches
	case <-ctx.Done():
		return
	}
	s.assets.squeeze(ctx)
	e.warm.Store(true) // first: what is drawn while the rest is compressed is not in its list
	e.squeeze(ctx)
}

// warmed lists the addresses of all that is drawn before anybody asks.
func (e *edition) warmed() []string {
	all := e.drawnAddresses()
	for _, c := range guide.Certainties() {
		all = append(all, c.Path())
	}
	return all
}

// drawnAddresses lists the addresses of pages, and of what is made of the whole guide.
func (e *edition) drawnAddresses() []string {
	all := append(e.guide.Addresses(), "/offline", "/sitemap.xml", "/robots.txt", "/manifest.webmanifest", "/opensearch.xml")
	return append(append(all, guide.Files()...), e.guide.PaperAddresses()...)
}

// squeeze makes the forms that take long to make.
func (e *edition) squeeze(ctx context.Context) {
	e.mu.RLock()
	all := make([]*representation, 0, len(e.kept))
	for _, rep := range e.kept {
		all = append(all, rep)
	}
	e.mu.RUnlock()
	for _, rep := range all {
		if ctx.Err() != nil {
			return
		}
		rep.squeeze()
	}
}
