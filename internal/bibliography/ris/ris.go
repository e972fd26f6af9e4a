package ris

import (
	"bytes"
	"cmp"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"leakygut/internal/bibliography"
)

// record is the lines of one entry: what each tag says, in order.
type record struct {
	at     int
	values map[string][]*strings.Builder
}

// add starts a line of a tag.
func (r record) add(tag, text string) {
	line := &strings.Builder{}
	line.WriteString(text)
	r.values[tag] = append(r.values[tag], line)
}

// tagged is a line of RIS: two characters, two blanks, a hyphen. Some programs
// write fewer or more blanks.
var tagged = regexp.MustCompile(`^([A-Z][A-Z0-9]) {1,3}- ?(.*)$`)

// Parse reads the entries of a file in their order. Their ids are those of the
// file, empty where it has none; what is malformed in them is for
// [bibliography.Clean] to drop. Offsets say where each starts. Problems are what
// could not be read, by their offsets.
func Parse(src []byte) ([]bibliography.Entry, []bibliography.Problem) {
	if !utf8.Valid(src) {
		return nil, []bibliography.Problem{{Rule: "encoding", Message: "the file is not UTF-8", Hint: "export it again as UTF-8"}}
	}
	records, problems := split(src)
	var entries []bibliography.Entry
	for _, r := range records {
		entries = append(entries, r.entry())
	}
	return entries, problems
}

// split parts a file into its records.
func split(src []byte) (records []record, problems []bibliography.Problem) {
	open, last, at := false, "", 0
	for len(src) > at {
		line := src[at:]
		if n := bytes.IndexAny(line, "\r\n"); n >= 0 {
			line = line[:n]
		}
		text := strings.TrimPrefix(string(line), "\uFEFF")
		m := tagged.FindStringSubmatch(strings.TrimRight(text, " \t"))
		switch {
		case m == nil && strings.TrimSpace(text) == "":
		case m == nil && open && last != "":
			values := records[len(records)-1].values[last]
			values[len(values)-1].WriteString("\n" + text)
		case m == nil || !open && m[1] != "TY":
			problems = append(problems, bibliography.Problem{
				Offset: at, Length: len(line), Rule: "ris",
				Message: "this line belongs to no record", Hint: "a record starts with a line such as: TY  - JOUR",
			})
		case m[1] == "TY":
			r := record{at, map[string][]*strings.Builder{}}
			r.add("TY", m[2])
			records = append(records, r)
			open, last = true, ""
		case m[1] == "ER":
			open = false
		default:
			last = m[1]
			records[len(records)-1].add(last, m[2])
		}
		at += len(line) + 1
	}
	return records, problems
}

// all are the lines of some tags, without empty ones, each in one line.
func (r record) all(tags ...string) []string {
	var said []string
	for _, tag := range tags {
		for _, value := range r.values[tag] {
			if line := strings.Join(strings.Fields(value.String()), " "); line != "" {
				said = append(said, line)
			}
		}
	}
	return said
}

// text is the first line of these tags that says something.
func (r record) text(tags ...string) string {
	if said := r.all(tags...); len(said) > 0 {
		return said[0]
	}
	return ""
}

// types are the types of CSL that those of RIS are.
var types = map[string]string{
	"JOUR": "article-journal", "EJOUR": "article-journal", "JFULL": "article-journal", "ABST": "article-journal", "INPR": "article-journal",
	"MGZN": "article-magazine", "NEWS": "article-newspaper", "UNPB": "article", "UNPD": "article", "PREPRINT": "article",
	"BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "CLSWK": "classic", "SER": "book", "CHAP": "chapter", "ECHAP": "chapter",
	"ENCYC": "entry-encyclopedia", "DICT": "entry-dictionary", "CPAPER": "paper-conference", "CONF": "paper-conference",
	"RPRT": "report", "GOVDOC": "report", "THES": "thesis", "DATA": "dataset", "AGGR": "dataset",
	"ELEC": "webpage", "BLOG": "post-weblog", "ICOMM": "webpage", "SLIDE": "speech", "STAT": "legislation", "LEGAL": "legislation", "CASE": "legal_case",
	"PAT": "patent", "STAND": "standard", "COMP": "software", "VIDEO": "motion_picture", "MPCT": "motion_picture", "SOUND": "song", "MUSIC": "song",
	"PAMP": "pamphlet", "MANSCPT": "manuscript", "MAP": "map", "FIGURE": "figure", "PCOMM": "personal_communication",
}

func (r record) entry() bibliography.Entry {
	e := bibliography.Entry{ID: r.text("ID"), Offset: r.at}
	e.Type = cmp.Or(types[strings.ToUpper(r.text("TY"))], "document")
	e.Title = r.text("TI", "T1", "CT")
	if e.Title == "" && strings.HasSuffix(e.Type, "book") {
		e.Title = r.text("BT")
	}
	e.TitleShort = r.text("ST")
	if e.TitleShort == e.Title { // as some programs fill it
		e.TitleShort = ""
	}
	r.who(&e)
	r.where(&e)
	r.when(&e)
	r.numbers(&e)
	r.links(&e)
	r.notes(&e)
	return e
}

func (r record) who(e *bibliography.Entry) {
	for _, said := range r.all("AU", "A1") {
		if strings.EqualFold(strings.TrimSuffix(said, "."), "et al") || strings.EqualFold(said, "others") {
			e.Custom.AuthorsTruncated = true
			continue
		}
		e.Author = append(e.Author, name(said))
	}
	editors := []string{"ED", "A2"}
	if e.Type == "book" {
		editors = append(editors, "A3")
	}
	for _, said := range r.all(editors...) {
		e.Editor = append(e.Editor, name(said))
	}
}

// name reads "Family, Given, Suffix". A name without a comma is an organization.
func name(s string) bibliography.Name {
	parts := strings.SplitN(s, ",", 3)
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	if len(parts) == 1 || parts[0] == "" || parts[1] == "" && len(parts) == 2 {
		return bibliography.Name{Literal: strings.Trim(s, ", ")}
	}
	n := bibliography.Name{Family: parts[0], Given: bibliography.Initials(parts[1])}
	if len(parts) == 3 {
		n.Suffix = parts[2]
	}
	return n
}

func (r record) where(e *bibliography.Entry) {
	full, short := r.text("JF", "T2", "BT"), r.text("J2", "JA", "J1")
	if full == "" {
		full = r.text("JO")
	} else if short == "" && r.text("JO") != full {
		short = r.text("JO")
	}
	if full == "" {
		full, short = short, ""
	}
	if full != e.Title {
		e.ContainerTitle = full
	}
	e.ContainerTitleShort = short
	if e.Type == "paper-conference" && r.text("C3") != "" {
		e.ContainerTitle, e.EventTitle = r.text("C3"), r.text("T2")
	}
	e.Publisher, e.PublisherPlace = r.text("PB"), r.text("CY", "PP")
	if genre := r.text("M3"); bibliography.BareDOI(genre) == "" && !strings.EqualFold(genre, "journal article") {
		e.Genre = genre
	}
}

func (r record) when(e *bibliography.Entry) {
	for _, said := range r.all("DA", "PY", "Y1") {
		if d := date(said); precision(d) > precision(e.Issued) {
			e.Issued = d
		}
	}
	e.Accessed = date(r.text("Y2"))
}

// precision is how much a date says: nothing, words, or its parts.
func precision(d bibliography.Date) int {
	switch {
	case len(d.Parts) > 0:
		return 1 + len(d.Parts[0])
	case d.Literal != "":
		return 1
	}
	return 0
}

var (
	slashed = regexp.MustCompile(`^(\d{4})(?:[/-](\d{0,2}))?(?:[/-](\d{0,2}))?(?:[/-].*)?$`)
	dayless = regexp.MustCompile(`^(\d{4})[/ ]+([A-Za-z]{3})[a-z]*(?:[/ ]+(\d{1,2}))?\b`)
)

// date reads year/month/day/words, as far as it goes, or words.
func date(s string) bibliography.Date {
	if m := dayless.FindStringSubmatch(s); m != nil {
		if at := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(m[2])); at >= 0 && at%3 == 0 {
			m[2] = strconv.Itoa(at/3 + 1)
			return parts(m[1:4])
		}
	}
	if m := slashed.FindStringSubmatch(s); m != nil {
		return parts(m[1:4])
	}
	return bibliography.Date{Literal: s}
}

// parts are the numbers of a date up to the first that is missing.
func parts(texts []string) bibliography.Date {
	var date []int
	for _, text := range texts {
		n, err := strconv.Atoi(text)
		if err != nil || n == 0 {
			break
		}
		date = append(date, n)
	}
	if date == nil {
		return bibliography.Date{}
	}
	return bibliography.Date{Parts: [][]int{date}}
}

var dashes = regexp.MustCompile(`\s*[-–—]+\s*`)

func (r record) numbers(e *bibliography.Entry) {
	e.Volume, e.Edition, e.Language = r.text("VL"), r.text("ET"), r.text("LA")
	if number := r.text("IS", "CP"); strings.HasPrefix(e.Type, "article") {
		e.Issue = number
	} else {
		e.Number = number
	}
	first, last := dashes.ReplaceAllString(r.text("SP"), "-"), r.text("EP")
	switch {
	case first == "" && strings.HasPrefix(e.Type, "article"): // an article of a number
		e.Page = r.text("C7", "M1", "AR")
	case last != "" && last != first && !strings.Contains(first, "-"):
		e.Page = first + "-" + last
	default:
		e.Page = first
	}
	if number := r.text("SN"); isISBN(number) {
		e.ISBN = number
	} else {
		e.ISSN = number
	}
}

// isISBN tells a book's number from a journal's: it has 10 or 13 digits, not 8.
func isISBN(s string) bool {
	digits := 0
	for _, r := range strings.SplitN(s, " ", 2)[0] {
		if r >= '0' && r <= '9' || r == 'X' || r == 'x' {
			digits++
		}
	}
	return digits >= 10
}

func (r record) links(e *bibliography.Entry) {
	for _, said := range r.all("DO", "M3", "L3", "N1") {
		if e.DOI = bibliography.BareDOI(said); e.DOI != "" {
			break
		}
	}
	for _, said := range r.all("UR", "LK", "L2") {
		if strings.Contains(said, "://") {
			e.URL = said
			break
		}
	}
	number := r.text("AN", "PMID")
	database := strings.ToLower(r.text("DB", "DP"))
	if strings.Contains(database, "pubmed") || strings.Contains(database, "medline") || strings.Contains(database, "nlm") ||
		strings.HasPrefix(strings.ToLower(number), "pmid") || strings.Contains(e.URL, "pubmed.ncbi.nlm.nih.gov/"+cmp.Or(number, "-")) {
		e.PMID = number
	}
	if pmc := r.text("C2"); strings.HasPrefix(strings.ToUpper(pmc), "PMC") {
		e.PMCID = pmc
	}
}

// more is how the guide's own files say that there are further authors.
const more = "There are more authors than are listed here."

func (r record) notes(e *bibliography.Entry) {
	e.Abstract, e.Keyword = r.text("AB", "N2"), strings.Join(r.all("KW"), ", ")
	for _, note := range r.all("N1", "RN", "M2") {
		if note == more {
			e.Custom.AuthorsTruncated = true
		} else if note != e.Title && bibliography.BareDOI(note) == "" {
			e.AddNote(note)
		}
	}
}
