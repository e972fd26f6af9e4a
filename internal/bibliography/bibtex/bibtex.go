package bibtex

import (
	"cmp"
	"maps"
	"regexp"
	"strings"
	"unicode/utf8"

	"leakygut/internal/bibliography"
)

// Parse reads the entries of a file in their order. Their ids are the keys of the
// file; what is malformed in them is for [bibliography.Clean] to drop. Offsets say
// where each starts. Problems are what could not be read, by their offsets.
func Parse(src []byte) ([]bibliography.Entry, []bibliography.Problem) {
	if !utf8.Valid(src) {
		return nil, []bibliography.Problem{{Rule: "encoding", Message: "the file is not UTF-8", Hint: "export it again as UTF-8"}}
	}
	s := scanner{src: string(src), macros: months()}
	records := s.records()
	byKey := map[string]record{}
	for _, r := range records {
		byKey[strings.ToLower(r.key)] = r
	}
	var entries []bibliography.Entry
	for _, r := range records {
		if r.kind == "xdata" || r.kind == "set" {
			continue
		}
		inherit(&r, byKey)
		entries = append(entries, r.entry())
	}
	return entries, s.problems
}

// inherit gives a part of a book or of proceedings what it does not say itself.
func inherit(r *record, byKey map[string]record) {
	for _, link := range []string{"crossref", "xdata"} {
		parent, ok := byKey[strings.ToLower(strings.TrimSpace(r.fields[link]))]
		if !ok || parent.key == r.key {
			continue
		}
		own := r.fields
		r.fields = maps.Clone(parent.fields)
		delete(r.fields, "crossref")
		if link == "crossref" { // whose title is that of the whole
			title := parent.fields["title"]
			for _, name := range []string{"title", "subtitle", "author", "pages", "doi", "abstract", "shorttitle"} {
				delete(r.fields, name)
			}
			if isPart(r.kind) {
				r.fields["booktitle"] = cmp.Or(parent.fields["booktitle"], title)
			}
		}
		maps.Copy(r.fields, own)
	}
}

func isPart(kind string) bool {
	switch kind {
	case "inbook", "incollection", "inproceedings", "conference", "suppbook", "suppcollection", "inreference", "bookinbook":
		return true
	}
	return false
}

// text is the first field of these that says something.
func (r record) text(names ...string) string {
	for _, name := range names {
		if said := decode(r.fields[name]); said != "" {
			return said
		}
	}
	return ""
}

// item is the first field of these that says something, of those that biblatex
// reads as lists.
func (r record) item(names ...string) string {
	for _, name := range names {
		var items []string
		for _, item := range splitAnd(r.fields[name]) {
			if said := decode(item); said != "" {
				items = append(items, said)
			}
		}
		if len(items) > 0 {
			return strings.Join(items, "; ")
		}
	}
	return ""
}

func (r record) entry() bibliography.Entry {
	e := bibliography.Entry{ID: r.key, Offset: r.at}
	e.Type = r.cslType()
	e.Title = subtitled(r.text("title"), r.text("subtitle"))
	e.TitleShort = r.text("shorttitle")
	e.Author, e.Custom.AuthorsTruncated = names(r.fields["author"])
	e.Editor, _ = names(r.fields["editor"])
	r.where(&e)
	r.when(&e)
	r.numbers(&e)
	r.links(&e)
	r.notes(&e)
	return e
}

// subtitled joins a title and its second half.
func subtitled(title, sub string) string {
	switch {
	case title == "" || sub == "":
		return title + sub
	case strings.HasSuffix(title, "?") || strings.HasSuffix(title, "!") || strings.HasSuffix(title, ":"):
		return title + " " + sub
	}
	return title + ": " + sub
}

// cslType is the type of CSL that a type of BibTeX or biblatex is.
func (r record) cslType() string {
	switch r.kind {
	case "article", "suppperiodical":
		switch strings.ToLower(r.text("entrysubtype")) {
		case "magazine":
			return "article-magazine"
		case "newspaper":
			return "article-newspaper"
		}
		return "article-journal"
	case "book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings", "reference", "manual", "periodical":
		return "book"
	case "inbook", "incollection", "suppbook", "suppcollection", "bookinbook":
		return "chapter"
	case "inreference":
		return "entry-encyclopedia"
	case "inproceedings", "conference":
		return "paper-conference"
	case "techreport", "report":
		return "report"
	case "phdthesis", "mastersthesis", "thesis":
		return "thesis"
	case "booklet":
		return "pamphlet"
	case "unpublished":
		return "manuscript"
	case "dataset", "patent", "software", "standard":
		return r.kind
	case "video", "movie":
		return "motion_picture"
	case "online", "electronic", "www", "webpage":
		return "webpage"
	}
	if r.fields["url"] != "" || strings.Contains(r.fields["howpublished"], "http") {
		return "webpage"
	}
	return "document"
}

// where is what it is a part of, and who published it.
func (r record) where(e *bibliography.Entry) {
	e.Publisher = r.item("publisher", "institution", "school", "organization")
	e.PublisherPlace = r.item("location", "address")
	e.EventTitle, e.EventPlace = r.text("eventtitle"), r.text("venue")
	switch e.Type {
	case "article-journal", "article-magazine", "article-newspaper":
		e.ContainerTitle = subtitled(r.text("journal", "journaltitle"), r.text("journalsubtitle"))
		e.ContainerTitleShort = r.text("shortjournal", "journal-abbreviation", "journalabbr")
	case "chapter", "paper-conference", "entry-encyclopedia":
		e.ContainerTitle = subtitled(r.text("booktitle", "maintitle", "journal"), r.text("booksubtitle"))
	case "report", "thesis", "book":
		e.ContainerTitle = r.text("series")
	default:
		e.ContainerTitle = r.text("journal", "journaltitle", "booktitle")
		if how := r.text("howpublished"); e.ContainerTitle == "" && how != e.Publisher && !strings.Contains(how, "://") {
			e.ContainerTitle = how
		}
	}
	switch {
	case e.Type == "thesis" || e.Type == "report":
		e.Genre = r.text("type")
		if r.kind == "mastersthesis" {
			e.Genre = cmp.Or(e.Genre, "Master's thesis")
		}
	case r.kind == "online" || r.kind == "misc":
		e.Genre = r.text("type", "entrysubtype")
	}
}

func (r record) when(e *bibliography.Entry) {
	e.Issued = date(r.fields["date"])
	if e.Issued.String() == "" {
		e.Issued = yearMonth(r.fields["year"], r.fields["month"], r.fields["day"])
	}
	e.Accessed = date(cmp.Or(r.fields["urldate"], r.fields["lastchecked"]))
	e.OriginalDate, e.EventDate = date(r.fields["origdate"]), date(r.fields["eventdate"])
}

var dashes = regexp.MustCompile(`\s*[-–—]+\s*`)

func (r record) numbers(e *bibliography.Entry) {
	e.Volume, e.Edition = r.text("volume"), r.text("edition")
	e.Page = dashes.ReplaceAllString(r.text("pages", "eid", "article-number", "articleno"), "-")
	e.ISSN, e.ISBN = r.text("issn"), r.text("isbn")
	e.Language = r.text("language", "langid")
	if strings.HasPrefix(e.Type, "article") {
		e.Issue = r.text("number", "issue")
		return
	}
	e.Number, e.Issue = r.text("number"), r.text("issue")
}

var howAddress = regexp.MustCompile(`https?://[^\s{}]+`)

func (r record) links(e *bibliography.Entry) {
	e.DOI = bibliography.BareDOI(verbatim(r.fields["doi"]))
	e.PMID, e.PMCID = verbatim(r.fields["pmid"]), verbatim(r.fields["pmcid"])
	e.URL = verbatim(r.fields["url"])
	if e.URL == "" {
		e.URL = verbatim(howAddress.FindString(r.fields["howpublished"]))
	}
	eprint := verbatim(r.fields["eprint"])
	switch strings.ToLower(r.text("eprinttype", "archiveprefix")) {
	case "pubmed", "pmid":
		e.PMID = cmp.Or(e.PMID, eprint)
	case "pmc", "pmcid":
		e.PMCID = cmp.Or(e.PMCID, eprint)
	case "arxiv":
		if eprint != "" {
			e.URL = cmp.Or(e.URL, "https://arxiv.org/abs/"+eprint)
		}
	}
}

// notes are what others and the guide itself have added.
func (r record) notes(e *bibliography.Entry) {
	e.Abstract, e.Keyword, e.Status = r.text("abstract"), r.text("keywords"), r.text("pubstate")
	for _, field := range []string{"note", "annote", "annotation", "addendum"} {
		e.AddNote(r.text(field))
	}
}
