package bibliography

// Entry is one CSL-JSON item: something that can be cited. Its text is as the
// file has it, which may include Zotero's markup such as <i>; [Format] sets it
// plain. Fields are empty where the file says nothing. The csl tags name the
// variables of CSL; "number" marks those that the schema lets be a number too.
type Entry struct {
	ID    string `csl:"id,number"` // lower-case letters, digits and hyphens
	Type  string `csl:"type"`      // a CSL type, for example article-journal
	Title string `csl:"title"`

	Author              []Name `csl:"author"`
	Editor              []Name `csl:"editor"`
	ContainerTitle      string `csl:"container-title"`
	ContainerTitleShort string `csl:"container-title-short journalAbbreviation"`
	EventTitle          string `csl:"event-title event"`
	EventPlace          string `csl:"event-place"`
	EventDate           Date   `csl:"event-date"`
	Publisher           string `csl:"publisher"`
	PublisherPlace      string `csl:"publisher-place"`
	Issued              Date   `csl:"issued"`
	Accessed            Date   `csl:"accessed"`
	Volume              string `csl:"volume,number"`
	Issue               string `csl:"issue,number"`
	Page                string `csl:"page,number"`
	Number              string `csl:"number,number"`
	Edition             string `csl:"edition,number"`
	Section             string `csl:"section"`
	Genre               string `csl:"genre"`
	Medium              string `csl:"medium"`

	DOI   string `csl:"DOI"` // 10.…/…, without an address
	PMID  string `csl:"PMID"`
	PMCID string `csl:"PMCID"` // with its PMC
	URL   string `csl:"URL"`
	ISBN  string `csl:"ISBN"`
	ISSN  string `csl:"ISSN"`

	// These are for other views than the reference itself.
	TitleShort   string `csl:"title-short shortTitle"`
	Abstract     string `csl:"abstract"`
	Keyword      string `csl:"keyword"`
	Language     string `csl:"language"`
	License      string `csl:"license"`
	Note         string `csl:"note"`
	Status       string `csl:"status"`
	OriginalDate Date   `csl:"original-date"`
	Custom       Custom `csl:"custom"`

	// Offset and Length say where the item stands in the file, in bytes, from
	// its opening brace to its closing one.
	Offset, Length int
}

// Custom is what the guide records about a source beyond CSL.
type Custom struct {
	Design   string `csl:"design"`   // kind of study, for example "RCT (crossover)"
	N        string `csl:"n,number"` // who or what was studied, for example "10 studies, 352 participants"
	Verified string `csl:"verified"` // how often the entry was checked against its source

	// Retracted is nil unless the source was taken back, whatever is known of it.
	Retracted *Retraction `csl:"retracted"`
	// Noted names the notices of corrections and newer versions, each by its DOI
	// or its PMID, that the texts have been held against.
	Noted []string `csl:"noted"`

	AuthorsTruncated bool `csl:"authors_truncated"` // there are more authors than the entry lists
	AuthorsNotSeen   bool `csl:"authors_not_seen"`  // there are authors, and the entry lists none
}

// Retraction is the notice by which a source was taken back. Each field may be
// empty: not every notice has an address, or a date that is known.
type Retraction struct {
	Date Date   `csl:"date"` // of the notice
	DOI  string `csl:"DOI"`  // of the notice
	PMID string `csl:"PMID"` // of the notice
}

// Links are the ways to the notice.
func (r Retraction) Links() []Link { return links(Entry{DOI: r.DOI, PMID: r.PMID}) }
