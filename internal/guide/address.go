package guide

import (
	"slices"
	"strings"
)

// Addresses that the program itself leads to.
const (
	HomePath        = "/"
	OverviewPath    = "/what-is-leaky-gut" // the article that the layout leads to
	ClaimsPath      = "/claims"
	ReferencesPath  = "/references"
	GlossaryPath    = "/glossary"
	SearchPath      = "/search"
	VisitPath       = "/visit"
	DisclaimerPath  = "/disclaimer"
	CorrectionsPath = "/corrections"
	RatingPath      = "/how-we-rate-evidence"
	CodesFolder     = "/qr"  // where the addresses of pages stand as QR codes
	APIPath         = "/api" // what explains the other forms of pages
)

// RequiredPages are the pages that the layout and the other forms of pages lead
// to, so that a guide without one of them is not whole.
func RequiredPages() []string {
	return []string{
		RatingPath, "/about", DisclaimerPath, "/privacy", "/accessibility", CorrectionsPath, APIPath,
	}
}

// Files lists the addresses of what is made of the whole guide for programs, and
// may be read by them from anywhere.
func Files() []string {
	return []string{"/feed.atom", "/feed.json", "/changes.atom", "/llms.txt", "/openapi.json"}
}

// Reserved tells whether an address, or the folder it lies in, is made by the
// program, so that no document may have it.
func Reserved(address string) bool {
	first, _, _ := strings.Cut(strings.TrimPrefix(address, "/"), "/")
	switch "/" + first {
	case ClaimsPath, ReferencesPath, GlossaryPath, SearchPath, VisitPath, "/handout", "/whole", CodesFolder, "/live", "/preview", "/gallery", "/offline", "/cards", "/static", "/healthz", "/readyz",
		"/sitemap.xml", "/robots.txt", "/favicon.ico", "/favicon.svg", "/apple-touch-icon.png", "/manifest.webmanifest", "/worker.js", "/opensearch.xml":
		return true
	}
	return slices.Contains(Files(), address)
}

// Anchors that the layout adds to pages, besides those of the text.
const (
	MainAnchor       = "main"
	DisclaimerAnchor = "disclaimer"
	KeyAnchor        = "key-messages"
	ContentsAnchor   = "contents"
	ReviewAnchor     = "review"
	SourcesAnchor    = "references"
	RelatedAnchor    = "related"
	ShareAnchor      = "share"
	SinceAnchor      = "since"
)

// LayoutAnchors lists every id that the layout may give to a page, and that a
// text may therefore not use.
func LayoutAnchors() []string {
	return []string{
		MainAnchor, DisclaimerAnchor, KeyAnchor, ContentsAnchor, ReviewAnchor, SourcesAnchor, RelatedAnchor, ShareAnchor, SinceAnchor,
		"disclaimer-title", "ways", "more-ways", "balance", "articles", "contact", "changes",
	}
}

// Documents lists everything that has text of its own: home, articles, the
// sections' pages and the pages about the site.
func (g *Guide) Documents() []*Document {
	docs := []*Document{&g.Home.Document}
	for _, a := range g.Articles() {
		docs = append(docs, &a.Document)
	}
	for _, s := range g.Sections {
		docs = append(docs, &s.Page.Document)
	}
	for _, p := range g.Pages {
		docs = append(docs, &p.Document)
	}
	return docs
}

// Addresses lists the address of every page, once, in reading order: what a
// sitemap holds and what a link within the site may lead to.
func (g *Guide) Addresses() []string {
	var all []string
	for _, d := range g.Documents() {
		all = append(all, d.Path)
	}
	all = append(all, ClaimsPath, ReferencesPath, GlossaryPath, SearchPath, VisitPath)
	for _, c := range g.Claims {
		all = append(all, c.Path())
	}
	for _, r := range g.References {
		all = append(all, r.Path())
	}
	for _, t := range g.Terms {
		all = append(all, t.Path())
	}
	return all
}

// Moved maps the older addresses of articles and claims to those of today.
func (g *Guide) Moved() map[string]string {
	moved := map[string]string{}
	for _, a := range g.Articles() {
		for _, alias := range a.Aliases {
			moved[alias] = a.Path
		}
	}
	for _, c := range g.Claims {
		for _, alias := range c.Aliases {
			moved[ClaimsPath+"/"+alias] = c.Path()
		}
	}
	return moved
}

// Withdrawal is an address whose page was taken back. It never leads elsewhere
// by itself: what stood there is not what stands at another address.
type Withdrawal struct {
	Address string
	Date    Date
	Why     string   // in whole sentences
	Instead []string // addresses of pages to read now; may be empty
}
