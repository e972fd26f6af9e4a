package handout

import (
	"leakygut/internal/guide"
	"leakygut/internal/markup"
)

// gatherer takes the boxes of an article.
type gatherer struct {
	boxes []Box
	err   error // the first
}

// gather takes them in the order in which they are read: when to get help, what
// we can say, what may harm, what to do, what to ask.
func (g *gatherer) gather(a *guide.Article) {
	g.callouts(a.RedFlags, guide.Emergency, guide.Urgent, guide.SeeDoctor)
	g.boxes = append(g.boxes, Box{Kind: Key, Title: "Key messages", Claims: a.KeyMessages})
	g.callouts(a.Body, guide.Safety)
	before := len(g.boxes)
	if a.Kind == guide.Solution { // how to try it stands in running text
		g.part(a)
	}
	g.callouts(a.Body, guide.Do, guide.DoNot)
	if len(g.boxes) == before {
		g.part(a)
	}
	g.callouts(a.Body, guide.Questions)
}

// callouts adds the call-outs of some kinds, kind by kind.
func (g *gatherer) callouts(body []guide.Block, kinds ...guide.CalloutKind) {
	for _, kind := range kinds {
		for _, b := range body {
			if c, ok := b.(guide.Callout); ok && c.Kind == kind {
				g.add(Box{Kind: kind, Title: c.Title}, c.Body)
			}
		}
	}
}

// ways are the headings under which articles say what to do (see rules.yaml in
// the content folder).
var ways = map[string]bool{
	"how-to-try-it-with-care-and-when-to-stop": true, "what-you-can-do": true, "what-to-do-instead": true,
}

// part adds the running text of the part that says what to do.
func (g *gatherer) part(a *guide.Article) {
	var box Box
	var body []guide.Block
	for _, b := range a.Body {
		h, ok := b.(guide.Heading)
		switch {
		case ok && box.Kind == "" && ways[h.ID]:
			box = Box{Kind: Try, Title: g.text(h.HTML)}
		case ok && box.Kind != "": // the part ends
			g.add(box, body)
			return
		case box.Kind != "":
			body = append(body, b)
		}
	}
	g.add(box, body)
}

// text is what is read of a heading.
func (g *gatherer) text(h guide.HTML) string {
	parts := g.paper("<p>" + h + "</p>")
	if len(parts) == 0 {
		return ""
	}
	return parts[0].Items[0].Text
}

// add adds a box with the running text of blocks, where there is any.
func (g *gatherer) add(box Box, body []guide.Block) {
	for _, b := range body {
		if p, ok := b.(guide.Prose); ok {
			box.Parts = append(box.Parts, g.paper(p.HTML)...)
		}
	}
	if box.Kind == guide.Questions {
		box.Blank = blanks
	}
	if !box.empty() {
		g.boxes = append(g.boxes, box)
	}
}

func (g *gatherer) paper(h guide.HTML) []markup.Part {
	parts, err := markup.Paper(string(h))
	if g.err == nil {
		g.err = err
	}
	return parts
}
