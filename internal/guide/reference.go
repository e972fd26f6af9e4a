package guide

import (
	"strings"
	"time"
)

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
	// Retracted is nil unless the source was taken back after it was published.
	Retracted *Retraction

	CSL     string // the entry as the bibliography has it: a CSL-JSON object, in one line
	CitedBy []*Document
	Claims  []*Claim
}

// Retraction is the notice by which a source was taken back.
type Retraction struct {
	Date    string // ISO 8601, as far as it is known: "2024-05-02", "2024-05", "2024" or ""
	Notices []Link // where that is said; empty where that is not known
}

// When is the date in a sentence: "on May 2, 2024", "in May 2024"; empty where it
// is not known.
func (r *Retraction) When() string {
	for layout, words := range map[string]string{time.DateOnly: "on January 2, 2006", "2006-01": "in January 2006", "2006": "in 2006"} {
		if day, err := time.Parse(layout, r.Date); err == nil {
			return day.Format(words)
		}
	}
	return ""
}

// Retracted are the sources of a page that were taken back.
func Retracted(sources []Source) []*Reference {
	var found []*Reference
	for _, s := range sources {
		if s.Reference.Retracted != nil {
			found = append(found, s.Reference)
		}
	}
	return found
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
