package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"

	"leakygut/internal/guide"
	"leakygut/templates"
)

// Shared caches know an answer by its surrogate keys, and let go of every answer
// that has a key. A page's key is its address, and all that is made of the page
// has it too: its other forms, its handout, its card, what it says to those who
// come by an older link. So keys are short, and an operator can write them.

// surrogateHeader names the keys of an answer, with spaces between. Caches at the
// edge of the network read it (and take it away); that of Varnish is told to.
const surrogateHeader = "Surrogate-Key"

// Keys that are no address.
const (
	AllKey   = "all"   // of every answer that may be kept
	movedKey = "moved" // of what leads from another way of writing an address to it
)

// keysOfMoved are those of what leads on to another address.
const keysOfMoved = movedKey + " " + AllKey

// surrogateKeys are the keys of what is kept under a key of an edition, which is
// an address, with what sets it apart behind a question mark.
func surrogateKeys(kept string) string {
	address, _, _ := strings.Cut(kept, "?")
	return pageOf(address) + " " + AllKey
}

// pageOf is the page that the answer at an address is made of; the address itself
// where that is a page, or is made of the whole guide.
func pageOf(address string) string {
	if slices.Contains(guide.Files(), address) {
		return address
	}
	if sheet, ok := strings.CutPrefix(address, guide.HandoutFolder); ok {
		return sheet
	}
	if name, ok := strings.CutPrefix(address, codesPrefix); ok {
		return pictured(strings.TrimSuffix(name, ".svg"))
	}
	if name, ok := strings.CutPrefix(address, cardsPrefix); ok {
		name = strings.TrimSuffix(name, ".png")
		return pictured(name[:max(0, strings.LastIndex(name, "."))])
	}
	page, extension := parted(address)
	switch {
	case extension == "":
		return address
	case page == "": // the sources of the site, which are called what the sources of a page are
		return guide.ReferencesPath
	}
	return named(page)
}

// Marks maps each surrogate key of a guide to a hash of all the answers that have
// it, as this server would give them now. Two guides differ for a reader exactly
// in the keys whose hashes differ. It asks for every address there is: seconds of
// one processor for a thousand pages. It keeps nothing of what it draws, and
// returns an error where an address has no answer, or the context ends.
func (s *Server) Marks(ctx context.Context, g *guide.Guide) (map[string]string, error) {
	now := s.now()
	probe := &Server{
		baseURL: s.baseURL, logger: slog.New(slog.DiscardHandler), now: func() time.Time { return now },
		gallery: s.gallery, drafts: s.drafts, key: s.key, painter: s.painter, assets: s.assets,
	}
	e, err := probe.newEdition(g, nil)
	if err != nil {
		return nil, fmt.Errorf("mark what is served: %w", err)
	}
	e.passing = true
	probe.edition.Store(e)
	probe.handler = probe.routes()
	lines := map[string][]string{}
	for _, address := range probe.today().cacheable() {
		line, keys, err := probe.mark(ctx, address)
		if err != nil {
			return nil, err
		}
		if !strings.Contains(address, "?") { // a page is no detour, and there is none to a page that is gone
			lines[movedKey] = append(lines[movedKey], address)
		}
		for _, key := range keys {
			lines[key] = append(lines[key], line)
		}
	}
	marks := make(map[string]string, len(lines))
	for key, list := range lines {
		slices.Sort(list)
		sum := sha256.Sum256([]byte(strings.Join(list, "\n")))
		marks[key] = hex.EncodeToString(sum[:])
	}
	delete(marks, AllKey)
	return marks, nil
}

// mark asks for an address. It returns a line that is another one when the answer
// is, and the keys of the answer.
func (s *Server) mark(ctx context.Context, address string) (line string, keys []string, err error) {
	if err := ctx.Err(); err != nil {
		return "", nil, fmt.Errorf("mark what is served: %w", err)
	}
	r, err := http.NewRequestWithContext(context.WithValue(ctx, quiet{}, true), http.MethodGet, address, nil)
	if err != nil {
		return "", nil, fmt.Errorf("mark %s: %w", address, err)
	}
	answer := &capture{header: http.Header{}}
	s.ServeHTTP(answer, r)
	h := answer.header
	if h.Get("Etag") == "" && h.Get("Location") == "" {
		return "", nil, fmt.Errorf("mark %s: status %d", address, answer.status)
	}
	return fmt.Sprint(address, " ", answer.status, h["Etag"], h["Location"], h["Content-Type"], h["Link"]), strings.Fields(h.Get(surrogateHeader)), nil
}

// cacheable lists an address of everything that a cache may hold and that depends
// on the guide: each page, in each form, on each day that makes a difference. A
// card is left out, because its address is in its page, and a QR code, because it
// says no more than the address of its page.
func (e today) cacheable() []string {
	all := append(e.warmed(), e.formAddresses()...)
	for alias := range e.moved {
		all = append(all, alias)
	}
	return append(append(all, e.filters()...), e.olderLinks()...)
}

// filters lists the address of every part of the list of claims.
func (e *edition) filters() []string {
	topics := []string{""}
	for _, d := range e.guide.Documents() {
		if len(e.guide.ClaimsOf(d.Path)) > 0 {
			topics = append(topics, d.Path)
		}
	}
	var all []string
	for _, topic := range topics {
		for _, certainty := range append(guide.Certainties(), 0) {
			all = append(all, templates.ClaimFilter{Topic: topic, Certainty: certainty}.Address())
		}
	}
	return all
}

// olderLinks lists, for each page that has changed, an address with a day before
// each of its changes.
func (e *edition) olderLinks() []string {
	pages := map[string]dated{guide.HomePath: e.guide}
	for path, a := range e.articles {
		pages[path] = a
	}
	for path, s := range e.sections {
		pages[path] = s
	}
	for _, c := range e.claims {
		pages[c.Path()] = c
	}
	var all []string
	for path, page := range pages {
		for _, r := range page.Revisions() {
			day := guide.Date{Time: r.Until.AddDate(0, 0, -1)}
			all = append(all, path+"?"+asOf+"="+day.ISO())
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
