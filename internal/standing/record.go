package standing

// Record is what a service knows of a source. It is kept as JSON.
type Record struct {
	Titles  []string // as the service has it, and in every other form that it may be cited in
	Years   []int    // of each of its dates
	Notices []Notice `json:",omitempty"`
}

// Notice says that something became of a source.
type Notice struct {
	Kind  Kind   `json:"kind"`
	Label string `json:"label"`          // in the service's words: "Retraction"
	Date  string `json:"date,omitempty"` // ISO 8601, as far as it is known: 2024-05-02, 2024-05 or 2024
	DOI   string `json:"doi,omitempty"`
	PMID  string `json:"pmid,omitempty"`
	From  string `json:"from"` // who says so: "Crossref", "Crossref, PubMed"
}

// Kind is what there is to do about a source.
type Kind string

// The kinds, the most pressing first.
const (
	Retracted Kind = "retracted"
	Doubted   Kind = "doubted"   // an expression of concern, or a part was retracted
	Corrected Kind = "corrected" // an erratum, an addendum
	Newer     Kind = "newer"     // there is a newer version
	Gone      Kind = "gone"      // it does not resolve
	Differs   Kind = "differs"   // in title or year
	Moved     Kind = "moved"     // its address redirects to another one, for good
	Unasked   Kind = "unasked"   // could not be asked
)

// Kinds lists them, the most pressing first.
func Kinds() []Kind {
	return []Kind{Retracted, Doubted, Corrected, Newer, Gone, Differs, Moved, Unasked}
}

// heading is what a group of findings is headed by.
func (k Kind) heading() string {
	return map[Kind]string{
		Retracted: "Retracted", Doubted: "In doubt", Corrected: "Corrected", Newer: "There is a newer version",
		Gone: "Does not resolve", Differs: "Differs from its record", Moved: "Has moved", Unasked: "Could not be asked",
	}[k]
}

// advice is what to do about a group.
func (k Kind) advice() string {
	return map[Kind]string{
		Retracted: `read the notice, say in the text that it was "retracted" or do without it, and mark it: --mark`,
		Doubted:   `read the notice; where the text agrees with it, add its DOI or PMID to "noted" in custom`,
		Corrected: `read the notice; where the text agrees with it, add its DOI or PMID to "noted" in custom`,
		Newer:     `cite the newer version, or add its DOI or PMID to "noted" in custom`,
		Gone:      "look for the source elsewhere: its journal, PubMed, an archive of the web",
		Differs:   "look which is right; references.json may be mistaken, and so may the record",
		Moved:     "write the new address in references.json",
		Unasked:   "look at it yourself, or ask again later: answers are kept, only these are asked again",
	}[k]
}
