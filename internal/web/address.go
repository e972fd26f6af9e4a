package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"leakygut/internal/citation"
	"leakygut/internal/guide"
	"leakygut/templates"
)

// Every page has one address. Other ways to write it lead there: an older
// address, a slash at the end, capital letters, letters as escapes.

// canonical is the one address of what stands at another way of writing it. It
// is always an address of this site.
func (e today) canonical(u *url.URL) (string, bool) {
	plain := "/" + strings.Trim(strings.ToLower(u.Path), "/")
	if target, ok := e.older(plain); ok {
		return target, true
	}
	if page, extension := parted(plain); e.moved[page] != "" {
		plain = e.moved[page] + extension
	}
	_, isPage := e.titles[plain]
	_, isForm := e.form(plain)
	return plain, (isPage || isForm || slices.Contains(e.guide.PaperAddresses(), plain)) && plain != u.EscapedPath()
}

// older leads from an older address of a page, or of one of its other forms, to
// that of today.
func (e *edition) older(address string) (string, bool) {
	before, page, after := e.parted(address)
	return before + e.moved[page] + after, e.moved[page] != ""
}

// parted finds the older or withdrawn address of a page within that of one of its
// other forms: what stands before it, for the handout, and what after it, for
// twins and files of citations. Where there is none, page is the whole.
func (e *edition) parted(address string) (before, page, after string) {
	known := func(page string) bool { return e.moved[page] != "" || e.withdrawn[page].Address != "" }
	if known(address) {
		return "", address, ""
	}
	sheet, paper := strings.CutPrefix(address, guide.HandoutFolder)
	if paper && known(sheet) && !strings.HasPrefix(sheet, guide.ClaimsPath+"/") {
		return guide.HandoutFolder, sheet, ""
	}
	for _, ending := range endings() {
		if page, ok := strings.CutSuffix(address, ending); ok && known(page) {
			return "", page, ending
		}
	}
	return "", address, ""
}

// endings are what the addresses of a page's other forms have behind that of the
// page, the longest first where one ends in another.
func endings() []string {
	var all []string
	for _, f := range citation.Formats() {
		all = append(all, sourcesFile+f.Extension, f.Extension)
	}
	return append(all, ".md", ".json")
}

// gone is what stands where a page was taken back, or one of its forms.
func (e *edition) gone(u *url.URL) (templates.View, bool) {
	_, page, _ := e.parted("/" + strings.Trim(strings.ToLower(u.Path), "/"))
	w, ok := e.withdrawn[page]
	var instead []templates.Suggestion
	for _, address := range w.Instead {
		instead = append(instead, templates.Suggestion{Title: e.titles[address], Path: address})
	}
	return templates.Withdrawn(w, instead), ok
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
