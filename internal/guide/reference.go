package guide

import "strings"

// Reference is an entry of the bibliography, set in numbered (Vancouver) style.
type Reference struct {
	ID      string
	Authors string // "Bjarnason I, Peters TJ." Empty where none is named
	Lead    string // the first of them: "Bjarnason I, et al."
	Title   string // with the notes and the full stop of its style
	Details string // journal, year, pages; or publisher and date
	Links   []Link
	Design  string // type of study
	Size    string // how many people or studies it has
	CSL     string // the entry as the bibliography has it: a CSL-JSON object, in one line
	CitedBy []*Document
	Claims  []*Claim
}

// Link leads to a reference itself.
type Link struct {
	Label string // "DOI", "PubMed"
	Text  string
	Href  string
}

// Path is the reference's address.
func (r *Reference) Path() string { return ReferencesPath + "/" + r.ID }

// Name is the title by itself, as a page is headed by it.
func (r *Reference) Name() string {
	return strings.TrimSuffix(strings.TrimSuffix(r.Title, "."), " [Internet]")
}

// Anchor is the id of the reference in the list at the foot of a page.
func (r *Reference) Anchor() string { return "ref-" + r.ID }

// Term is an entry of the glossary.
type Term struct {
	ID      string
	Name    string // as it stands in a sentence
	Meaning string
	Also    []string // synonyms, in lay, medical, British and American words
	UsedBy  []*Document
}

// Path is the term's address.
func (t *Term) Path() string { return GlossaryPath + "/" + t.ID }
