package web

import (
	"fmt"
	"net/http"
	"strings"

	"leakygut/internal/guide"
	"leakygut/internal/qrcode"
)

// codesPrefix is where the addresses of pages stand as QR codes, to be held up or
// printed.
const codesPrefix = guide.CodesFolder + "/"

func codeAddress(path string) string { return codesPrefix + pictureName(path) + ".svg" }

// code answers with the address of a page as a QR code.
func (s *Server) code(w http.ResponseWriter, r *http.Request) {
	e := s.today()
	name, isPicture := strings.CutSuffix(strings.TrimPrefix(r.URL.Path, codesPrefix), ".svg")
	path := e.current(pictured(name))
	if _, ok := e.cards[path]; !ok || !isPicture {
		s.notFound(w, r)
		return
	}
	s.machine(w, r, e, codeAddress(path), "image/svg+xml", func() (string, error) {
		address := e.layout.BaseURL + path
		code, err := qrcode.New(address)
		if err != nil {
			return "", fmt.Errorf("code of %s: %w", path, err)
		}
		return drawCode(code, address), nil
	})
}

// drawCode is dark on light whatever the theme, because readers expect that. An
// address has no character that XML reads in its own way.
func drawCode(c qrcode.Code, address string) string {
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="320" height="320" role="img">`+
		`<title>%s</title><path fill="#fff" d="M0 0h%dv%dH0z"/><path d="%s"/></svg>`+"\n", c.Size, c.Size, address, c.Size, c.Size, c.Path)
}
