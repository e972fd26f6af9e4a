package citation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"leakygut/internal/bibliography"
)

// BibTeX is the records as a BibTeX file. The fields are those of BibTeX's own
// styles, and those that biblatex and reference managers read besides.
func BibTeX(records ...Record) string {
	var entries []string
	for _, r := range records {
		entries = append(entries, bibtexEntry(r.entry))
	}
	return strings.Join(entries, "\n")
}

// field is a line of an entry. One without a value is not written.
type field struct{ name, value string }

func bibtexEntry(e bibliography.Entry) string {
	kind := bibtexType(e)
	fields := slices.Concat(bibtexWho(e, kind), bibtexWhen(e), bibtexWhere(e), bibtexLinks(e))
	var b strings.Builder
	fmt.Fprintf(&b, "@%s{%s,\n", kind, e.ID)
	for _, f := range fields {
		switch {
		case f.value == "":
		case f.name == "month": // the name of a month is a macro
			fmt.Fprintf(&b, "  %s = %s,\n", f.name, f.value)
		default:
			fmt.Fprintf(&b, "  %s = {%s},\n", f.name, f.value)
		}
	}
	b.WriteString("}\n")
	return b.String()
}

// bibtexType is the type of BibTeX that a CSL type is. BibTeX knows no web page:
// its styles print what they do not know as misc.
func bibtexType(e bibliography.Entry) string {
	switch e.Type {
	case "article-journal", "article-magazine", "article-newspaper", "review", "review-book":
		return "article"
	case "book", "classic":
		return "book"
	case "chapter", "entry", "entry-dictionary", "entry-encyclopedia":
		return "incollection"
	case "paper-conference":
		return "inproceedings"
	case "report":
		return "techreport"
	case "thesis":
		if strings.Contains(strings.ToLower(e.Genre), "master") {
			return "mastersthesis"
		}
		return "phdthesis"
	}
	return "misc"
}

// bibtexWho is who wrote, made or published it, and what it is called.
func bibtexWho(e bibliography.Entry, kind string) []field {
	// The names under which each type has what it is a part of, and who published it.
	container, publisher, genre := "howpublished", "publisher", "note"
	switch kind {
	case "article":
		container = "journal"
	case "incollection", "inproceedings":
		container = "booktitle"
	case "techreport":
		container, publisher, genre = "series", "institution", "type"
	case "phdthesis", "mastersthesis":
		container, publisher, genre = "series", "school", "type"
	case "book":
		container = "series"
	}
	from := e.ContainerTitle
	switch kind {
	case "inproceedings":
		from = cmp.Or(from, e.EventTitle)
	case "misc": // styles print where it was published, and no publisher
		from = cmp.Or(from, e.Publisher)
	}
	note := retracted(e)
	if genre == "note" { // one field for both
		note, e.Genre = bibtexNote(e.Genre, note), ""
	}
	return []field{
		{"author", bibtexNames(e.Author, e.Custom.AuthorsTruncated)},
		{"editor", bibtexNames(e.Editor, false)},
		{"title", title(e.Title)},
		{container, latex(from)},
		{publisher, list(e.Publisher)},
		{"address", list(cmp.Or(e.PublisherPlace, e.EventPlace))},
		{genre, latex(e.Genre)},
		{"note", latex(note)},
	}
}

// bibtexNote joins what the only field for notes has to say.
func bibtexNote(genre, retracted string) string {
	if genre == "" || retracted == "" {
		return genre + retracted
	}
	return genre + ". " + retracted
}

func bibtexWhen(e bibliography.Entry) []field {
	year, month, date := day(e.Issued)
	fields := []field{{"year", latex(e.Issued.Year())}}
	if year > 0 && month > 0 {
		fields = append(fields, field{"month", strings.ToLower(time.Month(month).String()[:3])})
	}
	if date > 0 {
		fields = append(fields, field{"day", fmt.Sprint(date)})
	}
	return append(fields, field{"urldate", isoDay(e.Accessed)})
}

// isoDay is a date as 2026-11-22, as far as it goes.
func isoDay(d bibliography.Date) string {
	year, month, date := day(d)
	switch {
	case year == 0:
		return ""
	case month == 0:
		return fmt.Sprintf("%04d", year)
	case date == 0:
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, date)
}

func bibtexWhere(e bibliography.Entry) []field {
	first, last := pages(e.Page)
	return []field{
		{"volume", latex(e.Volume)},
		{"number", latex(cmp.Or(e.Issue, e.Number))},
		{"edition", latex(e.Edition)},
		{"pages", strings.TrimSuffix(latex(first)+"--"+latex(last), "--")},
		{"issn", latex(e.ISSN)},
		{"isbn", latex(e.ISBN)},
		{"language", latex(e.Language)},
	}
}

func bibtexLinks(e bibliography.Entry) []field {
	return []field{
		{"doi", verbatim(e.DOI)},
		{"pmid", verbatim(e.PMID)},
		{"pmcid", verbatim(e.PMCID)},
		{"url", verbatim(e.URL)},
		{"abstract", latex(e.Abstract)},
		{"copyright", verbatim(e.License)}, // which reference managers read, and styles do not print
		{"annote", latex(study(e))},        // which styles do not print
	}
}

// list is the only item of a field that biblatex reads as a list, parted by
// "and".
func list(s string) string {
	if set := latex(s); strings.Contains(strings.ToLower(set), " and ") {
		return "{" + set + "}"
	}
	return latex(s)
}

// verbatim is an identifier or an address, which styles hand on as it stands.
// The characters that would end the field are escaped as addresses escape them.
func verbatim(s string) string {
	return strings.NewReplacer(`\`, "%5C", "{", "%7B", "}", "%7D", " ", "%20").Replace(line(s))
}

// bibtexNames sets names so that each is read as it is meant. "others" is
// BibTeX's et al.
func bibtexNames(names []bibliography.Name, more bool) string {
	var set []string
	for _, p := range people(names) {
		set = append(set, bibtexName(p))
	}
	if more && len(set) > 0 {
		set = append(set, "others")
	}
	return strings.Join(set, " and ")
}

func bibtexName(p person) string {
	family := latex(p.family)
	if p.organization || misread(p.family) {
		family = "{" + family + "}"
	}
	name := family
	if p.suffix != "" {
		name += ", " + latex(p.suffix)
	}
	if p.given != "" {
		name += ", " + latex(p.given)
	}
	return name
}

// misread tells whether BibTeX would part a family name in the wrong place: at
// a comma or an "and", or behind a small word that does not open it.
func misread(family string) bool {
	words := strings.Fields(family)
	if strings.Contains(family, ",") || slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, "and") || strings.EqualFold(w, "others") }) {
		return true
	}
	inner := slices.IndexFunc(words, func(w string) bool { return !small(w) })
	return inner >= 0 && slices.ContainsFunc(words[inner:], small)
}

// small tells whether a word starts with a small letter, as van and de do.
func small(word string) bool {
	letter, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(letter)
}
