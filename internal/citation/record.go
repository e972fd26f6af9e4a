package citation

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"leakygut/internal/bibliography"
	"leakygut/internal/guide"
)

// Record is one thing to cite. It is made by [Site] and by [Reference], and is
// whole from then on.
type Record struct {
	csl   string             // a CSL-JSON object, in one line
	entry bibliography.Entry // the same, to set other forms from
}

// Key is what the record is called in the files: the id of a reference, or of a
// page its address with hyphens for slashes.
func (r Record) Key() string { return r.entry.ID }

// Reference is a source of the guide, as its bibliography has it.
func Reference(r *guide.Reference) (Record, error) { return newRecord(r.CSL) }

// References is what a page cites, in the order of its numbers.
func References(sources []guide.Source) ([]Record, error) {
	records := make([]Record, 0, len(sources))
	for _, s := range sources {
		r, err := Reference(s.Reference)
		if err != nil {
			return nil, err
		}
		records = append(records, r)
	}
	return records, nil
}

// newRecord reads an entry the way the bibliography is read, so that whatever
// is not CSL is an error.
func newRecord(csl string) (Record, error) {
	entries, problems := bibliography.Decode([]byte("[" + csl + "]"))
	if len(problems) > 0 {
		return Record{}, fmt.Errorf("citation: %s", problems[0].Message)
	}
	if len(entries) != 1 {
		return Record{}, fmt.Errorf("citation: %d entries, want 1", len(entries))
	}
	e := entries[0]
	if e.Custom.Retracted != nil && e.Status == "" {
		csl = strings.TrimSuffix(csl, "}") + `,"status":"retracted"}`
	}
	return Record{csl, e}, nil
}

// Site is whose pages are cited.
type Site struct {
	guide.Site
	BaseURL string // scheme and host, without a slash at the end
}

// webPage is a page of the guide as CSL-JSON.
type webPage struct {
	ID        string   `json:"id"`
	Type      string   `json:"type"`
	Title     string   `json:"title"`
	Genre     string   `json:"genre,omitempty"`
	Author    []author `json:"author"`
	Container string   `json:"container-title"`
	Issued    issued   `json:"issued"`
	URL       string   `json:"URL"`
	Language  string   `json:"language,omitempty"`
	License   string   `json:"license"`
	Abstract  string   `json:"abstract"`
}

type author struct {
	Literal string `json:"literal"`
}

type issued struct {
	Parts [1][3]int `json:"date-parts"`
}

// license is that of the guide's texts.
const license = "https://creativecommons.org/licenses/by/4.0/"

// Article is an article, dated by its last review.
func (s Site) Article(a *guide.Article) (Record, error) {
	return s.record(a.Path, a.Title, "", a.Description, a.Reviewed)
}

// Page is the home page, a section's own page or a page about the site.
func (s Site) Page(p *guide.Page) (Record, error) {
	return s.record(p.Path, p.Title, "", p.Description, p.Updated)
}

// Claim is a claim by its own address. Its certainty is part of what it is,
// which styles set in brackets behind the sentence.
func (s Site) Claim(c *guide.Claim) (Record, error) {
	about := fmt.Sprintf("Certainty: %s. Effect: %s. In: %s. From the article “%s”.", c.Certainty, c.Effect, populations(c.In), c.Article.Title)
	return s.record(c.Path(), strings.TrimSuffix(c.Text, "."), fmt.Sprintf("Claim, %s certainty", c.Certainty), about, c.Article.Reviewed)
}

func populations(in []guide.Population) string {
	var labels []string
	for _, p := range in {
		labels = append(labels, p.Label())
	}
	return strings.Join(labels, ", ")
}

func (s Site) record(path, title, genre, abstract string, date guide.Date) (Record, error) {
	page := webPage{
		ID: key(path), Type: "webpage", Title: title, Genre: genre,
		Author: []author{{s.Name}}, Container: s.Name,
		URL: s.BaseURL + path, Language: s.Language, License: license, Abstract: abstract,
	}
	page.Issued.Parts[0] = [3]int{date.Year(), int(date.Month()), date.Day()}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(page); err != nil {
		return Record{}, fmt.Errorf("citation: %w", err)
	}
	return newRecord(strings.TrimSpace(b.String()))
}

// key makes a name of an address that every format takes.
func key(path string) string {
	if path == guide.HomePath {
		return "home"
	}
	return strings.ReplaceAll(strings.Trim(path, "/"), "/", "-")
}
