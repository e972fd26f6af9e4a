package web

import (
	"context"
	"net/http"
	"slices"

	"leakygut/internal/compress"
	"leakygut/static"
	"leakygut/templates"
)

const (
	foreverCaching = "public, max-age=31536000, immutable"
	iconCaching    = "public, max-age=86400"
	laterCaching   = "public, max-age=60"
)

// assets are the static files: by the address that holds their hash, and by name
// for the addresses where clients look for icons.
type assets struct {
	byPath map[string]*representation
	byName map[string]*representation
	linked templates.Files
	live   string // address of the script that loads pages anew; empty for readers
}

// desk lists the files that only those who write pages load.
var desk = []string{liveScript, retiredWorker}

const (
	liveScript    = "live.js"
	retiredWorker = "retire.js"
)

func newAssets(files static.Files, live bool, encoder *compress.Encoder) assets {
	a := assets{byPath: map[string]*representation{}, byName: map[string]*representation{}, linked: templates.Files{
		Style: files["style.css"].Path, Pages: files["pages.css"].Path, Figures: files["figures.css"].Path, Print: files["print.css"].Path, Script: files["script.js"].Path, Search: files["search.js"].Path, Find: files["find.js"].Path,
	}}
	for name, f := range files {
		if !live && slices.Contains(desk, name) {
			continue
		}
		rep := newRepresentation(f.Body, f.Type, encoder)
		rep.header = rep.header.with(surrogateHeader, AllKey)
		a.byPath[f.Path], a.byName[name] = rep, rep
	}
	if live {
		a.live = files[liveScript].Path
	}
	return a
}

func (a assets) squeeze(ctx context.Context) {
	for _, rep := range a.byName {
		if ctx.Err() != nil {
			return
		}
		rep.squeeze()
	}
}

// asset answers with a static file. A page that a cache kept from another
// version asks for that version's file: it gets the present one, which fits
// better than none, and may not keep it.
func (s *Server) asset(w http.ResponseWriter, r *http.Request) {
	if rep := s.assets.byPath[r.URL.Path]; rep != nil {
		rep.serve(w, r, foreverCaching)
	} else if rep := s.assets.byName[static.Unhashed(r.URL.Path)]; rep != nil {
		rep.serve(w, r, laterCaching)
	} else {
		s.notFound(w, r)
	}
}

// worker answers with the service worker, which stands at the root because it may
// only look after what is below it. A browser asks for it again each time. Where
// pages are live, it is one that keeps nothing and takes itself away.
func (s *Server) worker(w http.ResponseWriter, r *http.Request) {
	name := "worker.js"
	if s.live != nil {
		name = retiredWorker
	}
	s.assets.byName[name].serve(w, r, "no-cache")
}

func (s *Server) icon(name string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { s.assets.byName[name].serve(w, r, iconCaching) }
}
