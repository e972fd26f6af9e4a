package bibliography

import (
	"regexp"
	"strings"
)

var studyForm = regexp.MustCompile(`(?s)^Type of study: (.*?)(?:\. Size: (.*?))?\.?$`)

// ParseStudy reads the note by which the guide's files for reference managers say
// the kind and the size of a study; false where a note is none of these.
func ParseStudy(note string) (design, n string, ok bool) {
	m := studyForm.FindStringSubmatch(strings.TrimSpace(note))
	if m == nil {
		return "", "", false
	}
	return m[1], m[2], true
}

// labeled is an identifier in a note, as Zotero and PubMed put it there.
var labeled = regexp.MustCompile(`(?i)\b(pmid|pmcid|doi)\s*:\s*(\S+)\s*`)

// AddNote reads a note of another program into an entry: a kind of study that the
// guide wrote, and identifiers that the entry lacks. What is left is a note.
func (e *Entry) AddNote(note string) {
	if design, n, ok := ParseStudy(note); ok {
		e.Custom.Design, e.Custom.N = design, n
		return
	}
	for _, m := range labeled.FindAllStringSubmatch(note, -1) {
		id, ok := ParseIdentifier(m[1] + ":" + m[2])
		field := map[string]*string{"DOI": &e.DOI, "PMID": &e.PMID, "PMCID": &e.PMCID}[id.Kind]
		if ok && field != nil && *field == "" {
			*field = id.Value
		}
	}
	note = strings.TrimSpace(labeled.ReplaceAllString(note, ""))
	e.Note = join(e.Note, "\n", note)
}
