package compile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"leakygut/internal/guide"
)

// opening is where a part of an article starts.
type opening struct {
	heading string // its id
	callout guide.CalloutKind
	at      int
}

func (o opening) of(p part) bool {
	if p.heading != "" {
		return o.heading == p.heading
	}
	return o.callout == p.callout
}

// opens notes that a part starts here.
func (d *document) opens(n ast.Node, heading string, callout guide.CalloutKind) {
	d.openings = append(d.openings, opening{heading, callout, position(n)})
}

// checkParts reports what an article must have and has not, or has out of turn.
func (d *document) checkParts() {
	if d.kind == 0 {
		return
	}
	if d.kind == guide.Symptom && len(d.redFlags) == 0 {
		d.report(0, 0, "red-flags", "a symptom article opens with its red flags",
			"start the body with ::: emergency, ::: urgent or ::: see-doctor")
	}
	if !d.has(part{callout: guide.Unknowns}) {
		d.report(0, 0, "unknowns", "the article does not say what is not known", "add ::: unknowns")
	}
	d.checkOrder()
	for _, p := range d.rules.every {
		if !d.has(p) && p.callout != guide.Unknowns {
			d.report(0, 0, "part", fmt.Sprintf("the article has no part %q", p.line), "every article has it")
		}
	}
	if n := independent(d.result.Sources); n < d.rules.sources && !d.unwritten {
		d.report(0, 0, "sources", fmt.Sprintf("sources with different first authors: %d; an article rests on at least %d", n, d.rules.sources), "")
	}
}

func (d *document) has(p part) bool {
	return slices.ContainsFunc(d.openings, func(o opening) bool { return o.of(p) })
}

// checkOrder looks for the parts of the article's kind, each behind the one
// before it.
func (d *document) checkOrder() {
	kind := strings.ToLower(d.kind.String())
	last := 0
	for i, p := range d.rules.parts[d.kind] {
		behind := slices.IndexFunc(d.openings[last:], func(o opening) bool { return o.of(p) })
		if behind >= 0 {
			last += behind
			continue
		}
		first := slices.IndexFunc(d.openings, func(o opening) bool { return o.of(p) })
		if first < 0 {
			d.report(0, 0, "part", fmt.Sprintf("a %s has the part %q", kind, p.line), p.hint())
			continue
		}
		d.report(d.openings[first].at, 1, "part-order", fmt.Sprintf("%q stands too early", p.line),
			fmt.Sprintf("a %s has it after %q", kind, d.rules.parts[d.kind][i-1].line))
	}
}

func (p part) hint() string {
	if p.heading == "" {
		return "add it"
	}
	return fmt.Sprintf("add a heading of these words, or of others with the id {#%s}", p.heading)
}

// independent counts the first authors of sources. Where no author is named, the
// publisher speaks.
func independent(sources []guide.Source) int {
	first := map[string]bool{}
	for _, s := range sources {
		name := s.Reference.Lead
		if name == "" {
			name = s.Reference.Details
		}
		first[name] = true
	}
	return len(first)
}
