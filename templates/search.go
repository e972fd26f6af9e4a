package templates

import (
	"fmt"

	"leakygut/internal/guide"
)

// SearchPage is what came of a search. Its zero value is the empty form.
type SearchPage struct {
	Query     string // as it was read
	Corrected string // what was searched for instead; empty where that is the query
	Loose     bool   // the hits have some of what was asked for
	Total     int    // how many there are; Hits may be fewer
	Hits      []SearchHit
	Nearest   []*guide.Term // where nothing was found
}

// SearchHit is a thing that was found.
type SearchHit struct {
	Kind      string
	Path      string
	Title     []Run
	Snippet   []Run
	Certainty guide.Certainty // 0 where it has none
	Claim     *guide.Claim    // of a claim
}

// Run is a stretch of text, which may be what was looked for.
type Run struct {
	Text  string
	Match bool
}

// Search is the form and what came of it.
func Search(g *guide.Guide, script string, p SearchPage) View {
	h := Head{
		Title:       "Search",
		Description: "Search the articles, claims and glossary of this site.",
		Path:        guide.SearchPath, Section: guide.SearchPath, Script: script,
	}
	if p.Query != "" {
		h.Title, h.NoIndex = "Search for “"+p.Query+"”", true
	}
	return View{h, searchPage(g, p)}
}

// Preparing is what a reader sees who searches before the search is ready, right
// after the server has started or the guide has changed. The search is repeated at
// its address.
func Preparing(address string) View {
	return View{Head{Title: "Search is being prepared", NoIndex: true}, beingPrepared(address)}
}

// TooMany is what a reader sees who searches faster than anybody types.
func TooMany() View {
	return View{Head{Title: "Too many searches at once"}, tooMany()}
}

// outcome says in a sentence what was found.
func outcome(p SearchPage) string {
	words := p.Query
	if p.Corrected != "" {
		words = p.Corrected
	}
	switch n := len(p.Hits); {
	case n == 0:
		return fmt.Sprintf("Nothing found for “%s”.", words)
	case p.Loose:
		return fmt.Sprintf("No page has all of “%s”. These have some of it.", words)
	case n < p.Total:
		return fmt.Sprintf("The best %d of %d results for “%s”.", n, p.Total, words)
	default:
		return fmt.Sprintf("%s for “%s”.", count(n, "result"), words)
	}
}
