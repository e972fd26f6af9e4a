package compile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"leakygut/internal/guide"
	"leakygut/internal/markdown/attribute"
	"leakygut/internal/markdown/citation"
	"leakygut/internal/markdown/div"
)

// The entries of a claim's definition list.
const (
	whyEntry    = "Why this certainty"
	foundEntry  = "What was found"
	caveatEntry = "Keep in mind"
)

func (d *document) claim(n *div.Node) guide.Block {
	d.attributes(n, "certainty", "effect", "in")
	c := &guide.Claim{}
	if id, ok := n.List.Get("id"); !ok {
		d.report(position(n), 3, "claim-id", "a claim has an id, which is its address", "add #words-of-the-claim")
	} else {
		if !slugPattern.MatchString(id.Value) {
			d.report(id.Offset, id.Length, "claim-id", fmt.Sprintf("%q cannot be an address", id.Value), "use lower-case letters, digits and hyphens")
		}
		c.ID = id.Value
		d.anchor(c.ID, id.Offset, id.Length)
	}
	d.marks(n, c)
	sentence, _ := n.FirstChild().(*ast.Paragraph)
	if sentence == nil {
		d.report(position(n), 3, "claim-shape", "a claim starts with its sentence", "")
		return nil
	}
	cite := d.takeCitations(sentence)
	c.Sentence = d.inline(sentence)
	c.Text = plain(c.Sentence)
	if len(cite.Items) == 0 {
		d.report(position(sentence), 1, "claim-source", "a claim without a source", "end the sentence with its citation: [@key]")
	}
	var own numbering
	d.citation(cite, &own)
	c.Cite = guide.HTML(cite.HTML())
	d.entries(n, c, &own)
	c.Sources = own.sources
	d.numbering.number(cite, d.references)
	d.claims = append(d.claims, c)
	return guide.ClaimBlock{Claim: c, Cite: guide.HTML(cite.HTML())}
}

// marks reads a claim's certainty, effect and population.
func (d *document) marks(n *div.Node, c *guide.Claim) {
	value := func(name, example string) (attribute.Attribute, bool) {
		a, ok := n.List.Get(name)
		if !ok {
			d.report(position(n), 3, name, fmt.Sprintf("the claim does not say its %s", name), "add "+example)
		}
		return a, ok
	}
	if a, ok := value("certainty", "certainty=low"); ok {
		c.Certainty = d.certainty(a.Value, func(rule, message, hint string) { d.report(a.Offset, a.Length, rule, message, hint) })
	}
	if a, ok := value("effect", `effect="raises it"`); ok {
		if c.Effect, ok = guide.ParseEffect(a.Value); !ok {
			var known []string
			for _, e := range guide.Effects() {
				known = append(known, e.String())
			}
			d.report(a.Offset, a.Length, "effect", fmt.Sprintf("%q is not an effect", a.Value), nearest(a.Value, known))
		}
	}
	if a, ok := value("in", "in=humans"); ok {
		d.populations(a, c)
	}
}

func (d *document) populations(a attribute.Attribute, c *guide.Claim) {
	known := []string{string(guide.Humans), string(guide.Animals), string(guide.Cells)}
	for word := range strings.FieldsFuncSeq(a.Value, func(r rune) bool { return r == ' ' || r == ',' }) {
		if !slices.Contains(known, word) {
			at := a.Offset + strings.Index(a.Value, word)
			d.report(at, len(word), "in", fmt.Sprintf("%q is not a population", word), nearest(word, known))
		}
		c.In = append(c.In, guide.Population(word))
	}
	slices.SortFunc(c.In, func(x, y guide.Population) int {
		return slices.Index(guide.Populations(), x) - slices.Index(guide.Populations(), y)
	})
}

// takeCitations removes the citations of a sentence and joins them into one,
// which stands where the first one stood in the source.
func (d *document) takeCitations(sentence ast.Node) *citation.Node {
	joined := &citation.Node{}
	var found []*citation.Node
	_ = ast.Walk(sentence, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if c, ok := n.(*citation.Node); ok && entering {
			found = append(found, c)
		}
		return ast.WalkContinue, nil
	})
	for i, c := range found {
		if i == 0 {
			joined.SetPos(c.Pos())
			joined.Length = c.Length
		}
		joined.Items = append(joined.Items, c.Items...)
		joined.Malformed = joined.Malformed || c.Malformed
		d.closeUp(c)
		c.Parent().RemoveChild(c.Parent(), c)
	}
	return joined
}

// entries reads the definition list of a claim.
func (d *document) entries(n *div.Node, c *guide.Claim, own *numbering) {
	fields := map[string]*guide.HTML{whyEntry: &c.Why, foundEntry: &c.Found, caveatEntry: &c.Caveat}
	for b := n.FirstChild().NextSibling(); b != nil; b = b.NextSibling() {
		list, ok := b.(*extast.DefinitionList)
		if !ok {
			d.report(position(b), 1, "claim-shape", "a claim holds one sentence and its three entries", "move this below the claim")
			continue
		}
		var field *guide.HTML
		for item := list.FirstChild(); item != nil; item = item.NextSibling() {
			if _, ok := item.(*extast.DefinitionTerm); ok {
				field = d.entry(item, fields)
			} else if field != nil {
				*field = d.entryText(item, c, own)
			}
		}
	}
	for _, name := range []string{whyEntry, foundEntry, caveatEntry} {
		if *fields[name] == "" {
			d.report(position(n), 3, "claim-shape", fmt.Sprintf("the claim has no entry %q", name), "add a line with these words, then a line that starts with a colon")
		}
	}
}

// entry finds the field that a line of the definition list names.
func (d *document) entry(n ast.Node, fields map[string]*guide.HTML) *guide.HTML {
	segment := n.Lines().At(0)
	name := string(segment.Value(d.body))
	field := fields[name]
	if field == nil {
		d.report(segment.Start, len(name), "claim-shape", fmt.Sprintf("a claim has no entry %q", name),
			nearest(name, []string{whyEntry, foundEntry, caveatEntry}))
	}
	return field
}

// entryText draws an entry, whose citations are numbered as on the claim's page
// and may name only what the sentence rests on.
func (d *document) entryText(n ast.Node, c *guide.Claim, own *numbering) guide.HTML {
	before := len(own.sources)
	d.resolve(n, own)
	if len(own.sources) > before {
		extra := own.sources[before].Reference.ID
		d.report(position(n), 1, "claim-source", fmt.Sprintf("the sentence of the claim does not cite %q, which this entry does", extra),
			"add it to the sentence, or take it out here")
	}
	var nodes []ast.Node
	for b := n.FirstChild(); b != nil; b = b.NextSibling() {
		nodes = append(nodes, paragraph(b))
	}
	if len(nodes) == 0 {
		return ""
	}
	return d.drawn(position(n), nodes...)
}

// paragraph gives a text block of a tight list the markup of a paragraph.
func paragraph(n ast.Node) ast.Node {
	block, ok := n.(*ast.TextBlock)
	if !ok {
		return n
	}
	p := ast.NewParagraph()
	for c := block.FirstChild(); c != nil; {
		next := c.NextSibling()
		p.AppendChild(p, c)
		c = next
	}
	return p
}
