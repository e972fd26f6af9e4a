package web

import (
	"context"
	"fmt"
	"net/http"

	"leakygut/static"
)

const (
	foreverCaching = "public, max-age=31536000, immutable"
	iconCaching    = "public, max-age=86400"
	laterCaching   = "public, max-age=60"
)

// assets are the static files, each at an address that holds its hash, and the
// icons once more at the addresses where clients look for them.
type assets struct {
	byPath map[string]*representation
	icons  map[string]*representation
	later  map[string]*representation // by name, for addresses with another version's hash
	style  string                     // address of the stylesheet
}

func newAssets(files static.Files) (assets, error) {
	a := assets{byPath: map[string]*representation{}, icons: map[string]*representation{}, later: map[string]*representation{}, style: files["style.css"].Path}
	for name, f := range files {
		for _, use := range []struct {
			in           map[string]*representation
			key, caching string
		}{{a.byPath, f.Path, foreverCaching}, {a.icons, name, iconCaching}, {a.later, name, laterCaching}} {
			rep, err := newRepresentation(f.Body, f.Type, use.caching)
			if err != nil {
				return assets{}, fmt.Errorf("static file %s: %w", name, err)
			}
			use.in[use.key] = rep
		}
	}
	return a, nil
}

func (a assets) squeeze(ctx context.Context) {
	for _, files := range []map[string]*representation{a.byPath, a.icons, a.later} {
		for _, rep := range files {
			if ctx.Err() != nil {
				return
			}
			rep.squeeze()
		}
	}
}

// asset answers with a static file. A page that a cache kept from another
// version asks for that version's file: it gets the present one, which fits
// better than none, and may not keep it.
func (s *Server) asset(w http.ResponseWriter, r *http.Request) {
	rep := s.assets.byPath[r.URL.Path]
	if rep == nil {
		rep = s.assets.later[static.Unhashed(r.URL.Path)]
	}
	if rep == nil {
		s.notFound(w, r)
		return
	}
	rep.serve(w, r)
}

func (s *Server) icon(name string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { s.assets.icons[name].serve(w, r) }
}
