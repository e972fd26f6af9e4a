package compile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"leakygut/internal/bibliography"
	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// readReferences sets every entry of the bibliography, by its id. The offsets
// are where each entry stands, for what is found wrong with it later; the years
// are when each was published, where that is known. Where the file is not there
// or breaks off, the references are nil: nobody knows then which there are.
func readReferences(file *source.File) (references map[string]*guide.Reference, offsets, years map[string]int, list source.List) {
	if file == nil {
		return nil, nil, nil, nil
	}
	entries, problems := bibliography.Decode(file.Text)
	for _, p := range problems {
		list = append(list, source.Diagnostic{
			File: file, Offset: p.Offset, Length: p.Length, Rule: p.Rule, Message: p.Message, Hint: p.Hint,
		})
	}
	if !json.Valid(file.Text) {
		return nil, nil, nil, list
	}
	references, offsets, years = map[string]*guide.Reference{}, map[string]int{}, map[string]int{}
	for _, e := range entries {
		if e.ID == "" {
			continue
		}
		c := bibliography.Format(e)
		ref := &guide.Reference{
			ID: e.ID, Authors: c.Authors, Lead: lead(e), Title: c.Title, Details: c.Source,
			Design: e.Custom.Design, Size: e.Custom.N, CSL: compact(file.Text[e.Offset : e.Offset+e.Length]),
		}
		ref.Links = ways(c.Links)
		ref.Retracted = retraction(e.Custom.Retracted)
		references[e.ID], offsets[e.ID] = ref, e.Offset
		if year, err := strconv.Atoi(e.Issued.Year()); err == nil {
			years[e.ID] = year
		}
	}
	return references, offsets, years, list
}

// ways are the links of a reference.
func ways(links []bibliography.Link) []guide.Link {
	var all []guide.Link
	for _, l := range links {
		all = append(all, guide.Link{Label: l.Label, Text: l.Text, Href: l.Href})
	}
	return all
}

// retraction is nil where the source was not retracted.
func retraction(r *bibliography.Retraction) *guide.Retraction {
	if r == nil {
		return nil
	}
	said := &guide.Retraction{Notices: ways(r.Links())}
	if len(r.Date.Parts) > 0 {
		formats := []string{"%04d", "-%02d", "-%02d"}
		for i, part := range r.Date.Parts[0][:min(len(formats), len(r.Date.Parts[0]))] {
			said.Date += fmt.Sprintf(formats[i], part)
		}
	}
	return said
}

// lead is the first author of an entry, and that there are more.
func lead(e bibliography.Entry) string {
	if len(e.Author) > 1 {
		e.Author, e.Custom.AuthorsTruncated = e.Author[:1], true
	}
	return bibliography.Format(e).Authors
}

// compact is a JSON value in one line. The file has been found to be valid.
func compact(value []byte) string {
	var line bytes.Buffer
	_ = json.Compact(&line, value)
	return line.String()
}
