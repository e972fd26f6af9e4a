package web

import (
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"leakygut/internal/guide"
)

// What is here is read by programs: search engines, load balancers.

type urlSet struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	Images  string       `xml:"xmlns:image,attr"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Location string       `xml:"loc"`
	Modified string       `xml:"lastmod,omitempty"` // year-month-day
	Card     sitemapImage `xml:"image:image"`
}

type sitemapImage struct {
	Location string `xml:"image:loc"`
}

// sitemapImages is the extension of the format for pictures.
const sitemapImages = "http://www.google.com/schemas/sitemap-image/1.1"

// sitemap lists every page with its card, and with the day of the last review or
// change where it has one.
func (s *Server) sitemap(w http.ResponseWriter, r *http.Request) {
	e := s.today()
	key := fmt.Sprintf("/sitemap.xml?overdue=%d", e.overdueArticles()) // the card of such a page has another address
	s.machine(w, r, e, key, "application/xml; charset=utf-8", func() (string, error) {
		modified := lastModified(e.guide)
		set := urlSet{Images: sitemapImages}
		for _, address := range e.guide.Addresses() {
			picture := e.layout.BaseURL + e.cardRef(address).Path
			set.URLs = append(set.URLs, sitemapURL{e.layout.BaseURL + address, modified[address], sitemapImage{picture}})
		}
		text, err := xml.Marshal(set)
		if err != nil {
			return "", fmt.Errorf("sitemap: %w", err)
		}
		return xml.Header + string(text) + "\n", nil
	})
}

// overdueArticles counts the articles whose review is overdue today.
func (e today) overdueArticles() int {
	n := 0
	for _, a := range e.articles {
		if a.Overdue(e.now) {
			n++
		}
	}
	return n
}

func lastModified(g *guide.Guide) map[string]string {
	modified := map[string]string{guide.HomePath: g.Home.Updated.ISO()}
	for _, a := range g.Articles() {
		modified[a.Path] = a.Reviewed.ISO()
	}
	for _, c := range g.Claims {
		modified[c.Path()] = c.Article.Reviewed.ISO()
	}
	for _, s := range g.Sections {
		modified[s.Page.Path] = s.Page.Updated.ISO()
	}
	for _, p := range g.Pages {
		modified[p.Path] = p.Updated.ISO()
	}
	return modified
}

func (s *Server) robots(w http.ResponseWriter, r *http.Request) {
	e := s.today()
	s.machine(w, r, e, "/robots.txt", "text/plain; charset=utf-8", func() (string, error) {
		return "User-agent: *\nAllow: /\n\nSitemap: " + e.layout.BaseURL + "/sitemap.xml\n", nil
	})
}

// machine answers with a text that is made once an edition.
func (s *Server) machine(w http.ResponseWriter, r *http.Request, e today, key, mediaType string, write func() (string, error)) {
	s.send(w, r, e, form{key: key, mediaType: mediaType, write: write})
}

func (s *Server) send(w http.ResponseWriter, r *http.Request, e today, f form) {
	rep, err := e.written(f)
	if err != nil {
		s.fail(w, r, e, err)
		return
	}
	rep.serve(w, r, pageCaching)
}

// written is the kept bytes of a text, written now if nobody asked for it before.
func (e *edition) written(f form) (*representation, error) {
	if rep := e.keptAt(f.key); rep != nil {
		return rep, nil
	}
	text, err := f.write()
	if err != nil {
		return nil, err
	}
	return e.keep(f.key, []byte(text), f.mediaType, f.headers...), nil
}

// healthy says that the process answers.
func (s *Server) healthy(w http.ResponseWriter, _ *http.Request) { state(w, http.StatusOK, "ok") }

// ready says that requests may be sent here.
func (s *Server) ready(w http.ResponseWriter, _ *http.Request) {
	if s.leaving.Load() {
		state(w, http.StatusServiceUnavailable, "shutting down")
		return
	}
	state(w, http.StatusOK, "ready")
}

func state(w http.ResponseWriter, status int, word string) int {
	h := w.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Length", strconv.Itoa(len(word)+1))
	w.WriteHeader(status)
	_, _ = io.WriteString(w, word+"\n")
	return len(word) + 1
}
