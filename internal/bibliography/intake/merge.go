package intake

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"leakygut/internal/bibliography"
)

// Result is a bibliography with items taken into it.
type Result struct {
	File    []byte // as it is to be; as it was where nothing is added
	Added   []Added
	Had     []Had
	Refused []Refused
}

// Added is an item that is new.
type Added struct {
	Item
	Key     string
	Missing []string // what the guide wants to know of a source and the item does not say
	Like    string   // the key of a source of the same title that has another DOI; mostly empty
}

// Had is an item that is in the bibliography already, or twice among the items.
type Had struct {
	Item
	Key    string   // of the entry that it is
	By     string   // what the two have in common: "DOI", "PMID", "PMCID", "address" or "title"
	Brings []string // what the item says and the entry does not, as "PMID 123"
}

// Refused is an item that is no reference.
type Refused struct {
	Item
	Why string
}

// Merge takes items into a bibliography. An item without a title is refused. Keep
// says that new items keep their ids where these are ids of the guide's form. It
// fails where the bibliography is no list of references.
func Merge(references []byte, items []Item, keep bool) (Result, error) {
	entries, _ := bibliography.Decode(references)
	known := newShelf(entries)
	r := Result{File: references}
	var objects []json.RawMessage
	for _, item := range items {
		if strings.TrimSpace(item.Entry.Title) == "" {
			r.Refused = append(r.Refused, Refused{item, "it has no title"})
			continue
		}
		if entry, by := known.find(item.Entry); by != "" {
			r.Had = append(r.Had, Had{item, entry.ID, by, brings(item.Entry, entry)})
			continue
		}
		a := Added{Item: item, Missing: missing(item.Entry), Like: known.like(item.Entry)}
		a.Key = bibliography.Key(item.Entry, known.taken, keep)
		a.Entry.ID = a.Key
		known.put(a.Entry)
		r.Added, objects = append(r.Added, a), append(objects, withKey(item, a.Key))
	}
	file, err := bibliography.Insert(references, objects...)
	if err != nil {
		return Result{}, err
	}
	r.File = file
	return r, nil
}

// withKey is the object of an item under a key, with the type that it must have.
// The two stand first, as in the rest of the file.
func withKey(item Item, key string) json.RawMessage {
	kind := item.Entry.Type
	if kind == "" {
		kind = "document"
	}
	rest, _ := bibliography.Without(item.CSL, "id", "type")
	head := bibliography.WithMember(bibliography.WithMember([]byte("{}"), "id", key), "type", kind)
	return slices.Concat(head[:len(head)-1], []byte(","), rest[1:])
}

// shelf is entries by what they are known by.
type shelf struct {
	ids    map[string]bool
	byID   map[bibliography.Identifier]bibliography.Entry
	titles map[string][]bibliography.Entry
}

func newShelf(entries []bibliography.Entry) *shelf {
	s := &shelf{map[string]bool{}, map[bibliography.Identifier]bibliography.Entry{}, map[string][]bibliography.Entry{}}
	for _, e := range entries {
		s.put(e)
	}
	return s
}

func (s *shelf) put(e bibliography.Entry) {
	s.ids[e.ID] = true
	for _, id := range e.Identifiers() {
		if _, there := s.byID[id]; !there {
			s.byID[id] = e
		}
	}
	title := bare(e.Title)
	s.titles[title] = append(s.titles[title], e)
}

func (s *shelf) taken(key string) bool { return s.ids[key] }

// find tells which entry a reference is, and by what; by is empty where it is none.
// Of one title, other years, other DOIs and other pages of the web make two works.
func (s *shelf) find(e bibliography.Entry) (entry bibliography.Entry, by string) {
	for _, id := range e.Identifiers() {
		if entry, there := s.byID[id]; there {
			return entry, map[string]string{"DOI": "DOI", "PMID": "PMID", "PMCID": "PMCID", "URL": "address"}[id.Kind]
		}
	}
	for _, entry := range s.titles[bare(e.Title)] {
		if sameYear(e, entry) && !otherDOI(e, entry) && !otherPage(e, entry) {
			return entry, "title"
		}
	}
	return bibliography.Entry{}, ""
}

// like is the key of an entry of the same title and year that is another work.
func (s *shelf) like(e bibliography.Entry) string {
	for _, entry := range s.titles[bare(e.Title)] {
		if sameYear(e, entry) {
			return entry.ID
		}
	}
	return ""
}

// bare is a title by its letters and digits alone.
func bare(title string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return r
	}, bibliography.Folded(title))
}

func sameYear(a, b bibliography.Entry) bool {
	x, y := a.Issued.Year(), b.Issued.Year()
	return x == y || x == "" || y == ""
}

func otherDOI(a, b bibliography.Entry) bool {
	return a.DOI != "" && b.DOI != "" && !strings.EqualFold(a.DOI, b.DOI)
}

// otherPage tells whether two pages of the web are two: "Sepsis" stands on many.
func otherPage(a, b bibliography.Entry) bool {
	return a.Type == "webpage" && b.Type == "webpage" && a.URL != "" && b.URL != ""
}

// brings lists what an item says that its entry does not.
func brings(item, entry bibliography.Entry) []string {
	var more []string
	for _, field := range []struct{ name, has, had string }{
		{"DOI", item.DOI, entry.DOI}, {"PMID", item.PMID, entry.PMID}, {"PMCID", item.PMCID, entry.PMCID},
		{"volume", item.Volume, entry.Volume}, {"issue", item.Issue, entry.Issue}, {"page", item.Page, entry.Page},
		{"year", item.Issued.Year(), entry.Issued.Year()}, {"container-title", item.ContainerTitle, entry.ContainerTitle},
	} {
		if field.has != "" && field.had == "" {
			more = append(more, field.name+" "+field.has)
		}
	}
	return more
}

// missing lists what the guide wants to know of every source: by whom and when, how
// to find it, and what kind of study it is.
func missing(e bibliography.Entry) []string {
	var fields []string
	want := func(name string, given bool) {
		if !given {
			fields = append(fields, name)
		}
	}
	want("author", len(e.Author) > 0 || e.Type == "webpage")
	want("issued", e.Issued.String() != "")
	want("container-title", e.ContainerTitle != "" || e.Publisher != "")
	want("DOI, PMID or URL", e.DOI+e.PMID+e.PMCID+e.URL != "")
	want("custom.design", e.Custom.Design != "")
	want("custom.n", e.Custom.N != "" || e.Type == "webpage")
	want("custom.verified", e.Custom.Verified != "")
	return slices.Clip(fields)
}
