package bibliography

import "strings"

// Citation is a reference set in Vancouver style. Each field is plain text
// without markup, ends with its own punctuation, and is empty where the entry
// says nothing.
type Citation struct {
	Authors string // "Bjarnason I, Williams P, et al."; of a book without authors, its editors
	Title   string // "What to do about the leaky gut." or "Alcohol withdrawal [Internet]."
	Source  string // "Gut. 1998;43(4):506-11."
	Links   []Link // doi, PMID, PMCID and web address: those there are, in this order
}

// Link is one way to reach the source.
type Link struct {
	Label string // "doi", "PMID", "PMCID" or "Available from"
	Text  string // the identifier, or the address itself
	Href  string // an absolute http or https address, escaped as a URL, not as HTML
}

// Part is a run of a set reference: text, or a link.
type Part struct {
	Text string
	Href string // empty for text
}

// Parts is the whole reference in runs, for a template to print one after the
// other. Together they read as [Citation.String].
func (c Citation) Parts() []Part {
	text := join(join(c.Authors, " ", c.Title), " ", c.Source)
	var parts []Part
	for _, l := range c.Links {
		parts = append(parts, Part{Text: join(text, " ", l.Label+": ")}, Part{l.Text, l.Href})
		text = l.end()
	}
	if text != "" {
		parts = append(parts, Part{Text: text})
	}
	return parts
}

// end is the punctuation after a link. NLM ends a web address with a full stop
// only after a slash, where nobody takes the stop for a part of it.
func (l Link) end() string {
	if l.Label == available && !strings.HasSuffix(l.Text, "/") {
		return ""
	}
	return "."
}

// String is the whole reference as plain text, in one line.
func (c Citation) String() string {
	var text strings.Builder
	for _, part := range c.Parts() {
		text.WriteString(part.Text)
	}
	return text.String()
}
