package compile

import (
	"leakygut/internal/bibliography"
	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// readReferences sets every entry of the bibliography, by its id. The offsets
// are where each entry stands, for what is found wrong with it later.
func readReferences(file *source.File) (references map[string]*guide.Reference, offsets map[*guide.Reference]int, list source.List) {
	entries, problems := bibliography.Decode(file.Text)
	for _, p := range problems {
		list = append(list, source.Diagnostic{
			File: file, Offset: p.Offset, Length: p.Length, Rule: p.Rule, Message: p.Message, Hint: p.Hint,
		})
	}
	references, offsets = map[string]*guide.Reference{}, map[*guide.Reference]int{}
	for _, e := range entries {
		c := bibliography.Format(e)
		ref := &guide.Reference{
			ID: e.ID, Authors: c.Authors, Title: c.Title, Details: c.Source,
			Design: e.Custom.Design, Size: e.Custom.N,
		}
		for _, l := range c.Links {
			ref.Links = append(ref.Links, guide.Link{Label: l.Label, Text: l.Text, Href: l.Href})
		}
		references[e.ID], offsets[ref] = ref, e.Offset
	}
	return references, offsets, list
}
