package bibliography

import (
	"cmp"
	"strings"
)

// isSerial reports whether a CSL type is a piece of a journal, magazine or
// newspaper. "article" is CSL's type of preprints, whose server is their serial.
func isSerial(typ string) bool {
	switch typ {
	case "article-journal", "article-magazine", "article-newspaper", "article", "review", "review-book":
		return true
	}
	return false
}

// inSerial sets "Gut. 1998;43(4):506-11." Without a volume or an issue the
// whole date finds the article: "HRSA Careaction. 2002 Jun:1-6."
func (r reference) inSerial() string {
	volume, date := r.Volume+wrap("(", r.Issue, ")"), r.Issued.String()
	switch {
	case r.Type == "article-newspaper":
		volume = wrap("Sect. ", r.Section, "")
	case volume != "":
		date = r.Issued.Year()
	}
	date = join(date, " ", r.cited)
	where := join(join(date, ";", volume), ":", pages(cmp.Or(r.Page, r.Number)))
	return sentences(r.journal(), where)
}

// journal is the name of the serial. NLM's abbreviations have no full stops. The
// server of a preprint may be its publisher, as Zotero has it.
func (r reference) journal() string {
	name := cmp.Or(plain(strings.ReplaceAll(r.ContainerTitleShort, ".", " ")), r.ContainerTitle)
	if r.Type == "article" {
		return join(cmp.Or(name, r.Publisher), " ", "["+capital(cmp.Or(r.Genre, "preprint"))+"]")
	}
	return join(name, " ", r.medium)
}
