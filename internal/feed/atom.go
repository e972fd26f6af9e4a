package feed

import (
	"encoding/xml"
	"fmt"

	"leakygut/internal/guide"
)

// The elements of Atom, in the order in which they are written.

type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language string      `xml:"xml:lang,attr,omitempty"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle"`
	Updated  string      `xml:"updated"`
	Author   atomAuthor  `xml:"author"`
	Links    []atomLink  `xml:"link"`
	Icon     string      `xml:"icon"`
	Rights   string      `xml:"rights"`
	Entries  []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
	URI  string `xml:"uri"`
}

type atomLink struct {
	Relation string `xml:"rel,attr"`
	Type     string `xml:"type,attr"`
	Address  string `xml:"href,attr"`
}

type atomEntry struct {
	ID        string        `xml:"id"`
	Title     string        `xml:"title"`
	Link      atomLink      `xml:"link"`
	Published string        `xml:"published"`
	Updated   string        `xml:"updated"`
	Category  *atomCategory `xml:"category"`
	Summary   string        `xml:"summary"`
	Content   atomContent   `xml:"content"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// Atom is the feed of articles.
func Atom(s Site, entries []Entry) ([]byte, error) {
	var updated guide.Date
	all := make([]atomEntry, 0, len(entries))
	for _, e := range newestFirst(entries) {
		a := e.Article
		text, err := s.text(e)
		if err != nil {
			return nil, err
		}
		updated = later(updated, a.Reviewed)
		all = append(all, atomEntry{
			ID: s.BaseURL + a.Path, Title: printable(a.Title), Link: page(s.BaseURL + a.Path),
			Published: moment(a.Published), Updated: moment(a.Reviewed), Category: &atomCategory{a.Kind.String()},
			Summary: summary(a), Content: atomContent{"html", text},
		})
	}
	return s.write(AtomPath, s.Name, s.Description, updated, all)
}

// write is a feed as a file. Its own id is its address.
func (s Site) write(path, title, subtitle string, updated guide.Date, entries []atomEntry) ([]byte, error) {
	text, err := xml.Marshal(atomFeed{
		Language: s.Language, ID: s.BaseURL + path, Title: printable(title), Subtitle: printable(subtitle + " " + s.Disclaimer),
		Updated: moment(updated), Author: atomAuthor{printable(s.Name), s.BaseURL + guide.HomePath},
		Links:  []atomLink{{"self", "application/atom+xml", s.BaseURL + path}, page(s.BaseURL + guide.HomePath)},
		Icon:   s.BaseURL + "/favicon.ico",
		Rights: "Text: " + license + ", " + licenseHref, Entries: entries,
	})
	if err != nil {
		return nil, fmt.Errorf("feed: %s: %w", path, err)
	}
	return append([]byte(xml.Header), append(text, '\n')...), nil
}

// page is a link to a page of the site.
func page(address string) atomLink { return atomLink{"alternate", "text/html", address} }

func later(a, b guide.Date) guide.Date {
	if a.After(b.Time) {
		return a
	}
	return b
}
