package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"unicode/utf8"

	"leakygut/internal/bibliography"
	"leakygut/internal/bibliography/bibtex"
	"leakygut/internal/bibliography/ris"
)

// The formats of other programs.
const (
	CSL    = "CSL-JSON"
	BibTeX = "BibTeX"
	RIS    = "RIS"
)

// Item is a reference of another program.
type Item struct {
	Entry   bibliography.Entry // as far as the guide reads it; its Offset is in the file
	CSL     json.RawMessage    // all of it, as [bibliography.Decode] takes it but for id, type and title
	Dropped []string           // what CSL does not know, or is malformed
}

// ErrFormat is that a file is in none of the formats.
var ErrFormat = errors.New("this is neither CSL-JSON nor BibTeX nor RIS")

var (
	risStart    = regexp.MustCompile(`(?m)^(?:\x{FEFF})?TY {1,3}-`)
	bibtexStart = regexp.MustCompile(`@[ \t]*[A-Za-z]+\s*[{(]`)
	nbibStart   = regexp.MustCompile(`(?m)^PMID- `)
)

// Detect tells a format by a file's content. It returns [ErrFormat], or an error
// that wraps it, for anything else.
func Detect(src []byte) (string, error) {
	body := bytes.TrimSpace(bytes.TrimPrefix(src, []byte("\uFEFF")))
	switch {
	case len(body) == 0:
		return "", errors.New("the file is empty")
	case body[0] == '[' || body[0] == '{':
		return CSL, nil
	case risStart.Match(bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))):
		return RIS, nil
	case bibtexStart.Match(body):
		return BibTeX, nil
	case nbibStart.Match(body):
		return "", errors.Join(ErrFormat, errors.New("it is PubMed's own format: take it into Zotero, or save it there as another"))
	}
	return "", ErrFormat
}

// Read reads the references of a file in their order. Problems are what could not
// be read, by their offsets in the file; it fails where the format is none that is
// known.
func Read(src []byte) (items []Item, problems []bibliography.Problem, err error) {
	format, err := Detect(src)
	if err != nil {
		return nil, nil, err
	}
	var entries []bibliography.Entry
	switch format {
	case CSL:
		if !utf8.Valid(src) {
			return nil, []bibliography.Problem{{Rule: "encoding", Message: "the file is not UTF-8", Hint: "export it again as UTF-8"}}, nil
		}
		items, problems = readCSL(src)
		return items, problems, nil
	case BibTeX:
		entries, problems = bibtex.Parse(src)
	case RIS:
		entries, problems = ris.Parse(src)
	}
	for _, e := range entries {
		items = append(items, newItem(e.CSL(), e.Offset))
	}
	return items, problems, nil
}

// own is what belongs to the writer or the publisher, and not into a bibliography
// of which readers get every entry whole.
var own = []string{"abstract", "annote", "keyword", "note"}

// newItem cleans a CSL-JSON object. Identifiers in its note are kept.
func newItem(csl json.RawMessage, offset int) Item {
	var item Item
	item.CSL, item.Dropped = bibliography.Clean(csl)
	item.Entry = decode(item.CSL)
	with := item.Entry
	with.AddNote(with.Note)
	for _, id := range []struct{ name, had, has string }{
		{"DOI", item.Entry.DOI, with.DOI}, {"PMID", item.Entry.PMID, with.PMID}, {"PMCID", item.Entry.PMCID, with.PMCID},
	} {
		if id.had != id.has {
			item.CSL = bibliography.WithMember(item.CSL, id.name, id.has)
		}
	}
	var left []string
	item.CSL, left = bibliography.Without(item.CSL, own...)
	item.Dropped = append(item.Dropped, left...)
	item.Entry = decode(item.CSL)
	item.Entry.Offset = offset
	return item
}

// decode reads an object that was cleaned, as far as it is a reference.
func decode(csl json.RawMessage) bibliography.Entry {
	entries, _ := bibliography.Decode(slices.Concat([]byte("["), csl, []byte("]")))
	if len(entries) == 0 {
		return bibliography.Entry{}
	}
	return entries[0]
}

// readCSL reads a list of objects, or one object.
func readCSL(src []byte) (items []Item, problems []bibliography.Problem) {
	body := bytes.TrimLeft(bytes.TrimPrefix(src, []byte("\uFEFF")), " \t\r\n")
	at := len(src) - len(body)
	one := body[0] == '{'
	if one {
		body = slices.Concat([]byte("["), bytes.TrimRight(body, " \t\r\n"), []byte("]"))
		at--
	}
	entries, found := bibliography.Decode(body)
	for _, p := range found { // whatever else is wrong is dropped from the item
		if p.Rule == "json" || p.Rule == "wrong-type" && p.Message != "" && !within(entries, p.Offset) {
			p.Offset = max(0, min(p.Offset+at, len(src)-1))
			problems = append(problems, p)
		}
	}
	for _, e := range entries {
		items = append(items, newItem(body[e.Offset:e.Offset+e.Length], e.Offset+at))
	}
	return items, problems
}

func within(entries []bibliography.Entry, offset int) bool {
	return slices.ContainsFunc(entries, func(e bibliography.Entry) bool { return e.Offset <= offset && offset < e.Offset+e.Length })
}
