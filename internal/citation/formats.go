package citation

import (
	"strings"

	"leakygut/internal/bibliography"
)

// Format is one kind of file for reference managers.
type Format struct {
	Name      string // as readers know it
	Extension string // of its address and its file, with the dot
	MediaType string
	Write     func(...Record) string
}

// Formats lists the kinds of file.
func Formats() []Format {
	return []Format{
		{"BibTeX", ".bib", "application/x-bibtex; charset=utf-8", BibTeX},
		{"RIS", ".ris", "application/x-research-info-systems; charset=utf-8", RIS},
		{"CSL-JSON", ".csl.json", "application/vnd.citationstyles.csl+json", CSL},
	}
}

// Text is the recommended citation of each record in Vancouver style, a line
// each.
func Text(records ...Record) string {
	var b strings.Builder
	for _, r := range records {
		b.WriteString(bibliography.Format(cited(r.entry)).String() + "\n")
	}
	return b.String()
}

// cited is an entry without what its style would say twice: a site that is its
// own author.
func cited(e bibliography.Entry) bibliography.Entry {
	if len(e.Author) == 1 && e.Author[0].Literal == e.ContainerTitle {
		e.ContainerTitle = ""
	}
	return e
}

// CSL is the records as a CSL-JSON array, a line each.
func CSL(records ...Record) string {
	var lines []string
	for _, r := range records {
		lines = append(lines, r.csl)
	}
	return "[\n" + strings.Join(lines, ",\n") + "\n]\n"
}
