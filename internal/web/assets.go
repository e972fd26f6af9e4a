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
)

// assets are the static files, each at an address that holds its hash, and the
// icons once more at the addresses where clients look for them.
type assets struct {
	byPath map[string]*representation
	icons  map[string]*representation
	style  string // address of the stylesheet
}

func newAssets(files static.Files) (assets, error) {
	a := assets{byPath: map[string]*representation{}, icons: map[string]*representation{}, style: files["style.css"].Path}
	for name, f := range files {
		var err error
		if a.byPath[f.Path], err = newRepresentation(f.Body, f.Type, foreverCaching); err != nil {
			return assets{}, fmt.Errorf("static file %s: %w", name, err)
		}
		if a.icons[name], err = newRepresentation(f.Body, f.Type, iconCaching); err != nil {
			return assets{}, fmt.Errorf("static file %s: %w", name, err)
		}
	}
	return a, nil
}

func (a assets) squeeze(ctx context.Context) {
	for _, files := range []map[string]*representation{a.byPath, a.icons} {
		for _, rep := range files {
			if ctx.Err() != nil {
				return
			}
			rep.squeeze()
		}
	}
}

func (s *Server) asset(w http.ResponseWriter, r *http.Request) {
	rep := s.assets.byPath[r.URL.Path]
	if rep == nil {
		s.notFound(w, r)
		return
	}
	rep.serve(w, r)
}

func (s *Server) icon(name string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { s.assets.icons[name].serve(w, r) }
}
