package compile

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

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
	d.attributes(n, "certainty", "effect", "in", "share", "aliases")
	c := &guide.Claim{ID: d.claimID(n)}
	d.claimAliases(n, c)
	d.claims = append(d.claims, c)
	d.marks(n, c)
	sentence, _ := n.FirstChild().(*ast.Paragraph)
	if sentence == nil {
		d.report(position(n), 3, "claim-shape", "a claim starts with its sentence", "")
		return nil
	}
	d.checkVerb(c, sentence)
	at := position(sentence)
	links := len(d.links)
	cite := d.takeCitations(sentence)
	c.Sentence = d.inline(sentence)
	if c.Text = plain(c.Sentence); c.Text == "" {
		d.report(at, 1, "claim-shape", "a claim starts with its sentence", "")
	}
	var own sheet
	d.share(n, c, at)
	if cite.Length == 0 {
		d.report(at, 1, "claim-source", "a claim without a source", "end the sentence with its citation: [@key]")
	} else {
		d.citation(cite, sentence, &own)
	}
	c.Cite = guide.HTML(cite.HTML())
	own.closed = true // the entries rest on what the sentence rests on
	d.entries(n, c, &own)
	c.Sources = own.sources
	d.checkClaimLinks(d.links[links:])
	d.sheet.number(cite, d.references)
	return guide.ClaimBlock{Claim: c, Cite: guide.HTML(cite.HTML())}
}

// share reads what a link to the claim says in place of its sentence, and reports
// a sentence that is too long for one.
func (d *document) share(n *div.Node, c *guide.Claim, at int) {
	length, hint := 1, `say it shorter for those who see the link: share="…"`
	if a, ok := n.List.Get("share"); ok {
		c.Share, at, length, hint = a.Value, a.Offset, a.Length, "say it shorter"
	}
	if n := utf8.RuneCountInString(c.ShareText()); n > guide.MaxShareText {
		d.report(at, length, "share-length", fmt.Sprintf("a link to this claim would have %d characters of text; at most %d fit", n, guide.MaxShareText), hint)
	}
}

func (d *document) claimID(n *div.Node) string {
	id, ok := n.List.Get("id")
	switch {
	case !ok:
		d.report(position(n), 3, "claim-id", "a claim has an id, which is its address", "add #words-of-the-claim")
	case !slugPattern.MatchString(id.Value):
		d.report(id.Offset, id.Length, "claim-id", fmt.Sprintf("%q cannot be an address", id.Value), "use lower-case letters, digits and hyphens")
	default:
		d.anchor(id.Value, id.Offset, id.Length)
	}
	return id.Value
}

// claimAliases reads the ids that a claim had before. They stay places of the
// page too, so that older links into the article still lead to the claim.
func (d *document) claimAliases(n *div.Node, c *guide.Claim) {
	a, _ := n.List.Get("aliases")
	at := a.Offset
	for _, id := range strings.Fields(a.Value) {
		at += strings.Index(string(d.body[at:]), id)
		if !slugPattern.MatchString(id) {
			d.report(at, len(id), "claim-id", fmt.Sprintf("%q cannot be an address", id), "use lower-case letters, digits and hyphens")
			continue
		}
		d.anchor(id, at, len(id))
		c.Aliases = append(c.Aliases, id)
	}
}

// checkClaimLinks reports links of a claim to a place of its article: the claim
// is shown on a page of its own too, which has no such place.
func (d *document) checkClaimLinks(links []link) {
	for _, l := range links {
		if strings.HasPrefix(l.href, "#") {
			d.report(l.offset, l.length, "link", "a claim has a page of its own, which has no such place",
				"write the whole address: "+d.result.Path+l.href)
		}
	}
}

// marks reads a claim's certainty, effect and population.
func (d *document) marks(n *div.Node, c *guide.Claim) {
	value := func(name, about, example string) (attribute.Attribute, bool) {
		a, ok := n.List.Get(name)
		if !ok {
			d.report(position(n), 3, name, "the claim does not say "+about, "add "+example)
		}
		return a, ok
	}
	if a, ok := value("certainty", "how certain it is", "certainty=low"); ok {
		c.Certainty = certainty(a.Value, func(rule, message, hint string) { d.report(a.Offset, a.Length, rule, message, hint) })
	}
	if a, ok := value("effect", "what happens", `effect="raises it"`); ok {
		c.Effect = d.effect(a.Value, func(rule, message, hint string) { d.report(a.Offset, a.Length, rule, message, hint) })
	}
	if a, ok := value("in", "in whom it was seen", "in=humans"); ok {
		d.populations(a, c)
	}
}

// effect reads one of the phrases for what happens, and reports one that is not.
func (d *document) effect(phrase string, report func(rule, message, hint string)) guide.Effect {
	e, ok := guide.ParseEffect(phrase)
	if !ok {
		var known []string
		for _, e := range guide.Effects() {
			known = append(known, e.String())
		}
		report("effect", fmt.Sprintf("%q is not an effect", phrase), nearest(phrase, known))
	}
	return e
}

func (d *document) populations(a attribute.Attribute, c *guide.Claim) {
	var known []string
	for _, p := range guide.Populations() {
		known = append(known, string(p))
	}
	words := strings.FieldsFunc(a.Value, func(r rune) bool { return r == ' ' || r == ',' })
	for _, word := range words {
		if !slices.Contains(known, word) {
			at := a.Offset + strings.Index(a.Value, word)
			d.report(at, len(word), "in", fmt.Sprintf("%q is not a population", word), nearest(word, known))
		}
	}
	if len(words) == 0 {
		d.report(a.Offset, a.Length, "in", "the claim does not say in whom it was seen", nearest("", known))
	}
	for _, p := range guide.Populations() {
		if slices.Contains(words, string(p)) {
			c.In = append(c.In, p)
		}
	}
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
func (d *document) entries(n *div.Node, c *guide.Claim, own *sheet) {
	fields := map[string]*guide.HTML{whyEntry: &c.Why, foundEntry: &c.Found, caveatEntry: &c.Caveat}
	for b := n.FirstChild().NextSibling(); b != nil; b = b.NextSibling() {
		if list, ok := b.(*extast.DefinitionList); ok {
			d.entryList(list, fields, own)
			continue
		}
		d.report(position(b), 1, "claim-shape", "a claim holds one sentence and its three entries", "move this below the claim")
	}
	for _, name := range []string{whyEntry, foundEntry, caveatEntry} {
		if *fields[name] == "" {
			d.report(position(n), 3, "claim-shape", fmt.Sprintf("the claim has no entry %q", name), "add a line with these words, then a line that starts with a colon")
		}
	}
}

func (d *document) entryList(list *extast.DefinitionList, fields map[string]*guide.HTML, own *sheet) {
	var field *guide.HTML
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if _, ok := item.(*extast.DefinitionTerm); ok {
			field = d.entry(item, fields)
			continue
		}
		text := d.entryText(item, own)
		switch {
		case field == nil:
		case *field != "":
			d.report(position(item), 1, "claim-shape", "this entry stands here a second time", "write one entry, of several paragraphs if need be")
		default:
			*field = text
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

// entryText draws an entry, whose citations are numbered as on the claim's page.
func (d *document) entryText(n ast.Node, own *sheet) guide.HTML {
	d.resolve(n, own)
	var nodes []ast.Node
	for b := n.FirstChild(); b != nil; b = b.NextSibling() {
		nodes = append(nodes, paragraph(b))
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
