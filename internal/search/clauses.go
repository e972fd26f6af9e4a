package search

// How much it is worth to be called as was asked for: a document that is comes
// before all that only says so; one that is so called but for words that tell
// little, or by a word that leads to it, before what says it in its title; a term
// before what says it in a title as many others do.
const (
	wholeWeight = 1000
	coreWeight  = 40
	partWeight  = 20
	entryWeight = 12
)

// all finds what has all that is wanted. Where nothing of it tells much, it finds
// what has any.
func (x *Index) all(q question) clause {
	var must, should []clause
	for _, w := range q.wants {
		if w.faint {
			should = append(should, x.clause(w))
		} else {
			must = append(must, x.clause(w))
		}
	}
	if len(must) == 0 && len(should) > 0 {
		must, should = []clause{sumOf(should)}, nil
	}
	should = append(should, x.called(q), x.together(q))
	if len(must) == 0 {
		return sumOf(should)
	}
	return with(allOf(must), sumOf(should))
}

// some finds what has some of what is wanted: the more, the better.
func (x *Index) some(q question) clause {
	clauses := make([]clause, len(q.wants))
	for i, w := range q.wants {
		clauses[i] = x.clause(w)
	}
	return shareOf(clauses)
}

// clause finds a want in any field: by any of its choices, or by the words of its
// name.
func (x *Index) clause(w want) clause {
	weight := 1.0
	if w.faint {
		weight = asFaint
	}
	ways := x.ways(w.choices, weight)
	for _, c := range w.choices {
		ways = x.in(ways, &posting{field: entryOf, term: c.term, weight: entryWeight * c.weight, average: 1})
	}
	if len(w.parts) > 0 {
		parts := make([]clause, len(w.parts))
		for i, choices := range w.parts {
			parts[i] = bestOf(x.ways(choices, weight))
		}
		ways = append(ways, allOf(parts))
	}
	return bestOf(ways)
}

// ways finds each of the choices in each of the fields.
func (x *Index) ways(choices []choice, weight float64) []clause {
	var ways []clause
	for _, c := range choices {
		var fields []clause
		for _, w := range weights() {
			fields = x.in(fields, x.said(w.field, c.term, weight*w.of*c.weight))
		}
		ways = append(ways, bestOf(fields))
	}
	return ways
}

// said finds a term in a field. It is worth the more, the fewer entries have it.
func (x *Index) said(f field, term string, weight float64) *posting {
	return &posting{
		field: f, term: term, average: x.lengths[f],
		weight: weight * rarity(x.analyzer.vocabulary.terms[term].entries, len(x.entries)),
	}
}

// in adds a posting to ways of saying one thing, unless no entry has it.
func (x *Index) in(ways []clause, p *posting) []clause {
	if !x.analyzer.vocabulary.terms[p.term].fields.has(p.field) {
		return ways
	}
	return append(ways, p)
}

// called finds what is called as was asked for.
func (x *Index) called(q question) clause {
	ways := x.in(nil, &posting{field: whole, term: q.key, weight: wholeWeight, average: 1})
	core := q.core()
	if len(core) > 1 { // a heading of one word is a field of that word
		ways = x.in(ways, &posting{field: part, term: q.key, weight: partWeight, average: x.lengths[part]})
	}
	if len(core) == 1 {
		for _, c := range core[0].choices {
			ways = x.in(ways, &posting{field: whole, term: c.term, weight: coreWeight * c.weight, average: 1})
		}
	}
	return bestOf(ways)
}

// breath is how many of the fields, from the first on, hold a sentence or two.
const breath = 3

// together finds what says all of it in one breath, which answers better than
// words scattered over a page.
func (x *Index) together(q question) clause {
	core := q.core()
	if len(core) < 2 {
		return bestOf(nil)
	}
	var ways []clause
	for _, f := range weights()[:breath] {
		words := make([]clause, len(core))
		for i, w := range core {
			var choices []clause
			for _, c := range w.choices {
				choices = x.in(choices, x.said(f.field, c.term, c.weight*f.of))
			}
			words[i] = bestOf(choices)
		}
		ways = append(ways, allOf(words))
	}
	return bestOf(ways)
}
