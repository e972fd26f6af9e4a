package search

import "leakygut/internal/guide"

// Results is what came of a search.
type Results struct {
	Query     string        // what was asked for, cleaned and cut: safe to show as text
	Corrected string        // what was searched for instead; empty where that is the query
	Hits      []Hit         // the best first
	Total     int           // how many there are; Hits may be fewer. At most 100 where a phrase was quoted
	Loose     bool          // no page has all that is wanted: these have some of it
	Nearest   []*guide.Term // terms that may have been meant, where nothing was found
}

// Hit is something that was found.
type Hit struct {
	Kind    Kind
	Path    string
	Title   string // plain text; of a claim, its sentence
	Marked  []Run  // the title, with what was looked for marked
	Snippet []Run  // a piece of its text, with what was looked for marked; may be empty

	// One of these is set, by the kind.
	Article *guide.Article
	Claim   *guide.Claim
	Term    *guide.Term
	Page    *guide.Page // of a page or a section
}

// Run is a stretch of text, never markup.
type Run struct {
	Text  string
	Match bool
}

// Kind says what was found.
type Kind int

// The kinds, in the order in which equals stand.
const (
	Article Kind = iota + 1
	Section
	Claim
	Term
	Page
)

// String is the kind as a label: "Claim". An article says itself of what kind it
// is ([guide.Kind]).
func (k Kind) String() string {
	return [...]string{0: "unset", Article: "Article", Section: "Section", Claim: "Claim", Term: "Term", Page: "Page"}[k]
}
