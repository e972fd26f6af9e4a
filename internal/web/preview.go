package web

import (
	"errors"
	"net/http"

	"leakygut/internal/preview"
	"leakygut/templates"
)

// preview opens one draft to whoever has an address that the key made. It is
// drawn for this answer: nobody on the way keeps it, and neither do we.
func (s *Server) preview(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Robots-Tag", "noindex")
	e := s.today()
	path, until, err := s.key.Open(r.URL, e.now)
	switch {
	case errors.Is(err, preview.ErrExpired):
		s.say(w, r, http.StatusForbidden, templates.PreviewClosed())
	case err != nil:
		s.say(w, r, http.StatusForbidden, templates.PreviewForged())
	case e.drafts[path] != nil:
		s.say(w, r, http.StatusOK, templates.Preview(e.guide, e.drafts[path], until))
	case e.articles[path] != nil: // it was published in the meantime
		h := w.Header()
		h.Set("Location", path)
		h.Set("Cache-Control", "no-store")
		h.Set("Content-Length", "0")
		w.WriteHeader(http.StatusSeeOther)
	default:
		s.notFound(w, r)
	}
}
