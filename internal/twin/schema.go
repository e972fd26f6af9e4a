package twin

// Version is that of the schema.
const Version = 1

// Page is any page of the site.
type Page struct {
	Schema      string         `json:"schema"`  // where the schema is explained
	Version     int            `json:"version"` // of the schema
	Type        Type           `json:"type"`
	URL         string         `json:"url"` // of the page itself
	Title       string         `json:"title"`
	Name        string         `json:"name,omitempty"` // short, for lists
	Language    string         `json:"language"`
	Site        Link           `json:"site"`
	Description string         `json:"description,omitempty"` // of a page that has no verdict
	Verdict     *Verdict       `json:"verdict,omitempty"`     // of an article
	Meaning     string         `json:"meaning,omitempty"`     // of a term
	Also        []string       `json:"also,omitempty"`        // other words for the term
	Dates       *Dates         `json:"dates,omitempty"`
	Overdue     bool           `json:"overdue,omitempty"` // whether the next review should have been by now
	Check       *ClinicalCheck `json:"clinical_check,omitempty"`
	RedFlags    []Box          `json:"red_flags,omitempty"`
	KeyMessages []Claim        `json:"key_messages,omitempty"`
	Text        string         `json:"text,omitempty"` // what stands below, in Markdown
	Claims      []Claim        `json:"claims,omitempty"`
	Terms       []Term         `json:"terms,omitempty"`
	References  []Reference    `json:"references,omitempty"`
	Articles    []Summary      `json:"articles,omitempty"` // of a section, or of the whole site
	Related     []Link         `json:"related,omitempty"`
	Previous    *Link          `json:"previous,omitempty"`
	Next        *Link          `json:"next,omitempty"`
	CitedIn     []Link         `json:"cited_in,omitempty"` // pages that cite a reference
	UsedIn      []Link         `json:"used_in,omitempty"`  // pages that use a term
	Changes     []Change       `json:"changes,omitempty"`  // newest first
	Disclaimer  string         `json:"disclaimer"`
	License     License        `json:"license"`
}

// Type says what a page is.
type Type string

// The types of page.
const (
	HomeType       Type = "home"
	ArticleType    Type = "article"
	SectionType    Type = "section"
	PageType       Type = "page" // about the site
	ClaimType      Type = "claim"
	ClaimsType     Type = "claims"
	ReferenceType  Type = "reference"
	ReferencesType Type = "references"
	TermType       Type = "term"
	GlossaryType   Type = "glossary"
)

// Link leads to a page of the site.
type Link struct {
	Title string `json:"title"`
	URL   string `json:"url"`
}

// Verdict is what an article comes to, with how sure we are of it.
type Verdict struct {
	Sentence  string `json:"sentence"`
	Certainty string `json:"certainty"` // high, moderate, low, very low
}

// Dates are those that a page has.
type Dates struct {
	Published  string `json:"published,omitempty"`
	Reviewed   string `json:"reviewed,omitempty"`
	EvidenceTo string `json:"evidence_to,omitempty"` // evidence was looked for up to this day
	NextReview string `json:"next_review,omitempty"` // due then
	Updated    string `json:"updated,omitempty"`     // of a page that is not reviewed
}

// ClinicalCheck says whether a clinician has checked an article, and who.
type ClinicalCheck struct {
	Done bool   `json:"done"`
	Name string `json:"name,omitempty"`
	Role string `json:"role,omitempty"`
	Date string `json:"date,omitempty"`
}

// Box is a call-out of the page.
type Box struct {
	Kind  string `json:"kind"` // emergency, urgent, see-doctor
	Title string `json:"title"`
	Text  string `json:"text"` // Markdown
}

// Claim is one sentence that the guide stands behind.
type Claim struct {
	ID         string   `json:"id"`
	URL        string   `json:"url"`
	Sentence   string   `json:"sentence"`
	Certainty  string   `json:"certainty"`  // high, moderate, low, very low
	Effect     string   `json:"effect"`     // one of the guide's phrases
	Population []string `json:"population"` // humans, animals, cells
	Sources    []Source `json:"sources"`
	Article    Link     `json:"article"` // where it is made
	Reviewed   string   `json:"reviewed"`
	Why        string   `json:"why,omitempty"`    // why this certainty; on the claim's own page, as what follows
	Found      string   `json:"found,omitempty"`  // what the sources found
	Caveat     string   `json:"caveat,omitempty"` // what to keep in mind
}

// Source is a reference that a claim rests on.
type Source struct {
	ID  string `json:"id"`
	URL string `json:"url"` // on this site
	DOI string `json:"doi,omitempty"`
}

// Term is an entry of the glossary.
type Term struct {
	ID      string   `json:"id"`
	URL     string   `json:"url"`
	Name    string   `json:"name"`
	Meaning string   `json:"meaning"`
	Also    []string `json:"also,omitempty"`
}

// Reference is an entry of the bibliography, set in Vancouver style.
type Reference struct {
	Number  int    `json:"number,omitempty"` // on the page that cites it
	ID      string `json:"id"`
	URL     string `json:"url"` // on this site
	Authors string `json:"authors,omitempty"`
	Title   string `json:"title"`
	Details string `json:"details,omitempty"` // journal, year, pages; or publisher and date
	DOI     string `json:"doi,omitempty"`
	Links   []Way  `json:"links,omitempty"`
	Design  string `json:"design,omitempty"` // type of study
	Size    string `json:"size,omitempty"`   // how many people or studies it has

	Retracted *Retraction `json:"retracted,omitempty"` // where it was taken back
}

// Retraction is the notice by which a source was taken back.
type Retraction struct {
	Date  string `json:"date,omitempty"` // as far as it is known: 2024-05-02, 2024-05 or 2024
	Links []Way  `json:"links,omitempty"`
}

// Way leads to a source itself.
type Way struct {
	Label string `json:"label"` // doi, PMID, PMCID, Available from
	Text  string `json:"text"`
	URL   string `json:"url"`
}

// Summary is an article in a list.
type Summary struct {
	Title   string  `json:"title"`
	Name    string  `json:"name"`
	URL     string  `json:"url"`
	Verdict Verdict `json:"verdict"`
}

// Change is an entry of a change log.
type Change struct {
	Date           string     `json:"date"`
	Note           string     `json:"note"`
	VerdictChanged bool       `json:"verdict_changed,omitempty"`
	Verdict        *Revision  `json:"verdict,omitempty"` // where it changed
	Claims         []Revision `json:"claims,omitempty"`  // that changed, came or went
	Article        *Link      `json:"article,omitempty"` // in the log of the whole site
}

// Revision is a statement before and after a change.
type Revision struct {
	ID     string   `json:"id,omitempty"`     // of a claim
	URL    string   `json:"url,omitempty"`    // of a claim that has a page today
	Before *Wording `json:"before,omitempty"` // not there where a claim is new
	After  *Wording `json:"after,omitempty"`  // not there where a claim was withdrawn
}

// Wording is what a statement says, and how sure we are of it.
type Wording struct {
	Sentence  string `json:"sentence"`
	Certainty string `json:"certainty"`        // high, moderate, low, very low
	Effect    string `json:"effect,omitempty"` // of a claim
}

// License is that of the text.
type License struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}
