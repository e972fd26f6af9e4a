package citation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"leakygut/internal/bibliography"
)

// RIS is the records as a RIS file.
func RIS(records ...Record) string {
	var b strings.Builder
	for _, r := range records {
		for _, f := range risFields(r.entry) {
			if f.value != "" || f.name == "ER" {
				b.WriteString(f.name + "  - " + f.value + "\r\n")
			}
		}
	}
	return b.String()
}

// risFields are the lines of a record, TY first and ER last, as RIS wants them.
func risFields(e bibliography.Entry) []field {
	return slices.Concat(
		[]field{{"TY", risType(e)}, {"ID", e.ID}},
		risNames("AU", e.Author),
		risNames("A2", e.Editor),
		risTitles(e), risWhen(e), risWhere(e), risLinks(e),
		[]field{{"ER", ""}},
	)
}

// risType is the type of RIS that a CSL type is.
func risType(e bibliography.Entry) string {
	types := map[string]string{
		"article-journal": "JOUR", "review": "JOUR", "review-book": "JOUR",
		"article-magazine": "MGZN", "article-newspaper": "NEWS", "article": "UNPB",
		"book": "BOOK", "classic": "CLSWK", "chapter": "CHAP",
		"entry": "ENCYC", "entry-encyclopedia": "ENCYC", "entry-dictionary": "DICT",
		"paper-conference": "CPAPER", "report": "RPRT", "thesis": "THES", "dataset": "DATA",
		"webpage": "ELEC", "post": "ELEC", "post-weblog": "BLOG", "speech": "SLIDE",
		"legislation": "STAT", "legal_case": "CASE", "patent": "PAT", "standard": "STAND",
		"software": "COMP", "motion_picture": "VIDEO", "broadcast": "VIDEO", "song": "SOUND",
		"pamphlet": "PAMP", "manuscript": "MANSCPT", "map": "MAP", "figure": "FIGURE", "personal_communication": "PCOMM",
	}
	return cmp.Or(types[e.Type], "GEN")
}

// risNames has a line a name. RIS tells family and given names apart by a comma
// and knows no organization, so the comma of an organization is left out.
func risNames(name string, names []bibliography.Name) []field {
	var fields []field
	for _, p := range people(names) {
		value := p.family
		switch {
		case p.organization:
			value = line(strings.ReplaceAll(value, ",", " "))
		case p.suffix != "":
			value += ", " + p.given + ", " + p.suffix
		case p.given != "":
			value += ", " + p.given
		}
		fields = append(fields, field{name, value})
	}
	return fields
}

func risTitles(e bibliography.Entry) []field {
	return []field{
		{"TI", plain(e.Title)},
		{"T2", plain(cmp.Or(e.ContainerTitle, e.EventTitle))},
		{"J2", plain(e.ContainerTitleShort)},
		{"ST", plain(e.TitleShort)},
	}
}

// risWhen is the year, the date as year/month/day/words, and the day of access.
func risWhen(e bibliography.Entry) []field {
	year, _, _ := day(e.Issued)
	if year == 0 {
		return []field{{"PY", plain(e.Issued.Year())}}
	}
	return []field{{"PY", fmt.Sprintf("%04d", year)}, {"DA", risDate(e.Issued)}, {"Y2", risDate(e.Accessed)}}
}

func risDate(d bibliography.Date) string {
	iso := isoDay(d)
	if iso == "" {
		return ""
	}
	return strings.ReplaceAll(iso, "-", "/") + strings.Repeat("/", 3-strings.Count(iso, "-"))
}

func risWhere(e bibliography.Entry) []field {
	first, last := pages(e.Page)
	return []field{
		{"VL", plain(e.Volume)},
		{"IS", plain(cmp.Or(e.Issue, e.Number))},
		{"SP", first},
		{"EP", last},
		{"ET", plain(e.Edition)},
		{"PB", plain(e.Publisher)},
		{"CY", plain(cmp.Or(e.PublisherPlace, e.EventPlace))},
		{"SN", plain(cmp.Or(e.ISSN, e.ISBN))},
		{"M3", plain(e.Genre)},
		{"LA", plain(e.Language)},
	}
}

func risLinks(e bibliography.Entry) []field {
	database, more, license := "", "", ""
	if e.License != "" { // RIS has no field for it
		license = "License: " + plain(e.License)
	}
	if e.PMID != "" {
		database = "PubMed"
	}
	if e.Custom.AuthorsTruncated { // RIS has no et al. but as the name of somebody
		more = "There are more authors than are listed here."
	}
	return []field{
		{"DO", line(e.DOI)},
		{"DB", database},
		{"AN", line(e.PMID)},
		{"C2", line(e.PMCID)},
		{"UR", line(e.URL)},
		{"AB", plain(e.Abstract)},
		{"N1", retracted(e)},
		{"N1", study(e)},
		{"N1", more},
		{"N1", license},
	}
}
