package compile

import (
	"bytes"
	"encoding/json"
	"strconv"

	"leakygut/internal/bibliography"
	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// readReferences sets every entry of the bibliography, by its id. The offsets
// are where each entry stands, for what is found wrong with it later; the years
// are when each was published, where that is known. Where the file is not there
// or breaks off, the references are nil: nobody knows then which there are.
func readReferences(file *source.File) (references map[string]*guide.Reference, offsets, years map[*guide.Reference]int, list source.List) {
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
	references, offsets, years = map[string]*guide.Reference{}, map[*guide.Reference]int{}, map[*guide.Reference]int{}
	for _, e := range entries {
		if e.ID == "" {
			continue
		}
		c := bibliography.Format(e)
		ref := &guide.Reference{
			ID: e.ID, Authors: c.Authors, Lead: lead(e), Title: c.Title, Details: c.Source,
			Design: e.Custom.Design, Size: e.Custom.N, CSL: compact(file.Text[e.Offset : e.Offset+e.Length]),
		}
		for _, l := range c.Links {
			ref.Links = append(ref.Links, guide.Link{Label: l.Label, Text: l.Text, Href: l.Href})
		}
		references[e.ID], offsets[ref] = ref, e.Offset
		if year, err := strconv.Atoi(e.Issued.Year()); err == nil {
			years[ref] = year
		}
	}
	return references, offsets, years, list
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
