package bibliography

import (
	"cmp"
	"strings"
)

// Format sets an entry in Vancouver style. It adds nothing that the entry does
// not say; kind and size of the study are in [Entry.Custom], not in here.
func Format(e Entry) Citation {
	r := newReference(e)
	return Citation{stop(r.authors()), r.title(), r.source(), r.links}
}

// reference is an entry on its way to a [Citation], with what several of its
// elements depend on.
type reference struct {
	Entry   // with its text plain
	links   []Link
	serial  bool   // whether it is a piece of a journal, a newspaper or a preprint server
	editors string // with their role
	medium  string // "[Internet]" where it is online
	cited   string // "[cited 2026 Nov 22]", the day it was read, where it is online
}

func newReference(e Entry) reference {
	e = plainEntry(e)
	if strings.EqualFold(e.ContainerTitle, e.Title) {
		e.ContainerTitle = "" // a home page is no part of itself
	}
	r := reference{Entry: e, links: links(e), serial: isSerial(e.Type), editors: editorList(e.Editor)}
	if r.isOnline() {
		r.Medium = cmp.Or(r.Medium, "Internet")
		r.cited = wrap("[cited ", r.Accessed.String(), "]")
	}
	r.medium = wrap("[", r.Medium, "]")
	return r
}

// isOnline reports whether the source is read at its web address. An article
// that has an identifier is not tied to one address.
func (r reference) isOnline() bool {
	switch r.Type {
	case "webpage", "post", "post-weblog":
		return true
	}
	last := len(r.links) - 1
	return last >= 0 && r.links[last].Label == available && (last == 0 || !r.serial)
}

// isPart reports whether the title is that of a part of a book, a site or the
// like, which is named after it.
func (r reference) isPart() bool { return !r.serial && r.ContainerTitle != "" }

// authors is the list of authors, or of editors for a book that has none.
func (r reference) authors() string {
	if len(r.Author) == 0 && !r.serial && !r.isPart() {
		return r.editors
	}
	return nameList(r.Author, r.Custom.AuthorsTruncated)
}

// title is the title, what it is the title of, and that it is on the Internet.
func (r reference) title() string {
	notes := wrap("[", r.kind(), "]")
	if !r.serial && !r.isPart() {
		notes = join(notes, " ", r.medium)
	}
	if notes != "" {
		return stop(join(strings.TrimSuffix(r.Title, "."), " ", notes))
	}
	return stop(r.Title)
}

// kind is what a title has in brackets: a letter, an abstract, a thesis. Of
// reports, talks and preprints it stands elsewhere.
func (r reference) kind() string {
	switch r.Type {
	case "report", "speech", "article":
		return ""
	case "thesis", "dataset":
		return cmp.Or(r.Genre, r.Type)
	}
	return r.Genre
}

// source is everything between the title and the links.
func (r reference) source() string {
	switch {
	case r.serial:
		return r.inSerial()
	case r.Type == "speech", r.Type == "paper-conference" && !r.isPart() && r.EventTitle != "":
		return r.presented()
	}
	return r.published()
}
