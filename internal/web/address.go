package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Every page has one address. Other ways to write it lead there: an older
// address, a slash at the end, capital letters, letters as escapes.

// canonical is the one address of what stands at another way of writing it. It
// is always an address of this site.
func (e *edition) canonical(u *url.URL) (string, bool) {
	plain := "/" + strings.Trim(strings.ToLower(u.Path), "/")
	if target, ok := e.moved[plain]; ok {
		return target, true
	}
	if page, extension := parted(plain); e.moved[page] != "" {
		plain = e.moved[page] + extension
	}
	_, isPage := e.titles[plain]
	_, isForm := e.form(plain)
	return plain, (isPage || isForm || slices.Contains(e.guide.PaperAddresses(), plain)) && plain != u.EscapedPath()
}

// escaped keeps addresses with escapes that need none from the routes, which
// compare addresses as they are written: "/causes%2Fmedicines" would be a second
// address of a page, and "/%63laims" of none. No address of the site has one.
func (s *Server) escaped(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.RawPath != "" {
			s.notFound(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
