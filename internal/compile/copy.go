package compile

import (
	"slices"

	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// documentsOf compiles each document by itself, as many at once as there are
// processors, and returns copies of them that can be linked.
func (c *Compiler) documentsOf(files []*source.File, own copies) []*document {
	known := make(map[string]*document, len(files))
	for _, file := range files { // those whose file is gone are forgotten
		if d := c.documents[file.Name]; d != nil && d.file == file {
			known[file.Name] = d
		}
	}
	documents, compiled := make([]*document, len(files)), make([]*document, len(files))
	inParallel(len(files), func(i int) {
		d := known[files[i].Name]
		if d == nil {
			d = newDocument(c.library, files[i])
			d.compile()
		}
		compiled[i], documents[i] = d, d.linkable(own)
	})
	for _, d := range compiled {
		known[d.file.Name] = d
	}
	c.documents = known
	return documents
}

// linkable is a copy of a compiled document for one guide. What links change is the
// copy's own, such as the articles of claims; the rest is that of the document.
func (d *document) linkable(own copies) *document {
	c := *d
	claims := make(map[*guide.Claim]*guide.Claim, len(d.claims))
	c.claims = make([]*guide.Claim, len(d.claims))
	for i, claim := range d.claims {
		mine := *claim
		mine.Sources = own.sources(claim.Sources)
		c.claims[i], claims[claim] = &mine, &mine
	}
	c.redFlags = copyBlocks(d.redFlags, claims)
	c.result.Body = copyBlocks(d.result.Body, claims)
	c.result.Sources = own.sources(d.result.Sources)
	c.result.Terms = make([]*guide.Term, len(d.result.Terms))
	for i, t := range d.result.Terms {
		c.result.Terms[i] = own.terms[t]
	}
	c.log = copyLog(d.log, claims)
	return &c
}

func (c copies) sources(of []guide.Source) []guide.Source {
	sources := slices.Clone(of)
	for i := range sources {
		sources[i].Reference = c.references[sources[i].Reference]
	}
	return sources
}

// copyBlocks copies blocks as far as they hold claims.
func copyBlocks(blocks []guide.Block, claims map[*guide.Claim]*guide.Claim) []guide.Block {
	if len(claims) == 0 {
		return blocks
	}
	own := slices.Clone(blocks)
	for i, b := range own {
		switch b := b.(type) {
		case guide.ClaimBlock:
			b.Claim = claims[b.Claim]
			own[i] = b
		case guide.Callout:
			b.Body = copyBlocks(b.Body, claims)
			own[i] = b
		}
	}
	return own
}

func copyLog(log []guide.Change, claims map[*guide.Claim]*guide.Claim) []guide.Change {
	own := slices.Clone(log)
	for i := range own {
		c := &own[i]
		if c.Verdict != nil {
			verdict := *c.Verdict
			c.Verdict = &verdict
		}
		c.Claims = slices.Clone(c.Claims)
		for j := range c.Claims {
			c.Claims[j].Claim = claims[c.Claims[j].Claim] // nil stays nil
		}
	}
	return own
}
