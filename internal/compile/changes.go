package compile

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"leakygut/internal/guide"
)

// changeMeta is an entry of the change log. It holds what statements said before
// the change; what they said after it is what the next newer entry says that they
// were, or else what they say today.
type changeMeta struct {
	Date       date        `yaml:"date"`
	Note       string      `yaml:"note"`
	VerdictWas verdictMeta `yaml:"verdict_was"` // optional
	Claims     []claimMeta `yaml:"claims"`      // optional
}

// verdictMeta is what the verdict was.
type verdictMeta struct {
	Text      string `yaml:"text"`
	Certainty string `yaml:"certainty"`
}

// claimMeta is what a claim was.
type claimMeta struct {
	ID        string `yaml:"id"`
	Was       string `yaml:"was"` // its sentence, in plain words
	Certainty string `yaml:"certainty"`
	Effect    string `yaml:"effect"`    // optional: where it changed
	New       bool   `yaml:"new"`       // optional: it was not there
	Withdrawn bool   `yaml:"withdrawn"` // optional: it is there no more
}

func (d *document) checkChanges() {
	d.required("changes")
	n, _ := d.yaml.size("changes")
	for i := range n {
		at := d.yaml.at("changes", i)
		if at.Kind == yaml.MappingNode && (!d.yaml.given("changes", i, "date") || !d.yaml.given("changes", i, "note")) {
			d.list = append(d.list, d.yaml.report(at, "required", "a change has a date and a note", ""))
		}
	}
	changes := d.article.Changes
	if len(changes) != n { // one could not be read
		return
	}
	for i := 1; i < n; i++ {
		if before(changes[i-1].Date, changes[i].Date) {
			d.list = append(d.list, d.yaml.report(d.yaml.at("changes", i), "date-order", "changes stand newest first", ""))
		}
	}
}

// history reads a change log from its newest entry to its oldest, and keeps what
// each statement came to be by what was read so far.
type history struct {
	*document
	byID map[string]*guide.Claim
	now  map[string]*guide.Wording // by id, which is empty for the verdict; nil for a claim that is not there
}

// changes makes the change log of an article whose text has been read.
func (d *document) changes() []guide.Change {
	if n, _ := d.yaml.size("changes"); d.kind == 0 || d.verdict == 0 || n != len(d.article.Changes) {
		return nil // what could not be read was reported
	}
	h := &history{d, map[string]*guide.Claim{}, map[string]*guide.Wording{
		"": {Text: d.article.Verdict, Certainty: d.verdict},
	}}
	for _, c := range d.claims {
		h.byID[c.ID] = c
		h.now[c.ID] = &guide.Wording{Text: c.Text, Certainty: c.Certainty, Effect: c.Effect}
	}
	var all []guide.Change
	for i, m := range d.article.Changes {
		c := guide.Change{Date: m.Date.Date, Note: m.Note}
		if n := d.yaml.at("changes", i, "verdict_was"); n != nil && (n.Kind == yaml.MappingNode || n.ShortTag() == "!!null") {
			c.Verdict = h.verdictWas(i, m)
		}
		if n, _ := d.yaml.size("changes", i, "claims"); n != len(m.Claims) {
			continue
		}
		for j := range m.Claims {
			if r := h.claimWas(i, j, m); r != nil {
				c.Claims = append(c.Claims, *r)
			}
		}
		all = append(all, c)
	}
	return all
}

func (h *history) verdictWas(i int, m changeMeta) *guide.Revision {
	path := []any{"changes", i, "verdict_was"}
	was := h.wording(path, "text", m.VerdictWas.Text, m.VerdictWas.Certainty)
	if was == nil {
		return nil
	}
	return h.step("", m.Date.Date, was, h.yaml.at("changes", i, "verdict_was", "text"))
}

// claimWas reads the j-th claim of the i-th entry.
func (h *history) claimWas(i, j int, m changeMeta) *guide.Revision {
	c, path := m.Claims[j], []any{"changes", i, "claims", j}
	at := h.yaml.at(append(path, "id")...)
	again := slices.ContainsFunc(m.Claims[:j], func(other claimMeta) bool { return other.ID == c.ID })
	_, stands := h.byID[c.ID]
	_, read := h.now[c.ID]
	switch {
	case !h.yaml.given(append(path, "id")...):
		h.mistake(h.yaml.at(path...), "required", "a claim of a change has an id", "")
	case again:
		h.mistake(at, "change", fmt.Sprintf("the claim %q stands in this change twice", c.ID), "")
	case c.Withdrawn && stands:
		h.mistake(at, "change", fmt.Sprintf("the claim %q was withdrawn and stands in the article", c.ID), "take the claim out, or withdrawn: true")
	case c.Withdrawn && read:
		h.mistake(at, "change", fmt.Sprintf("the claim %q was withdrawn twice", c.ID), "")
	case !c.Withdrawn && !read:
		h.mistake(at, "change", fmt.Sprintf("no claim %q in this article", c.ID), h.otherName(c.ID))
	case read && h.now[c.ID] == nil:
		h.mistake(at, "change", fmt.Sprintf("the claim %q changed before it was new", c.ID), "changes stand newest first")
	default:
		return h.told(path, c, m.Date.Date)
	}
	return nil
}

// otherName is a hint for an id that is none.
func (h *history) otherName(id string) string {
	var known []string
	for _, c := range h.claims {
		if slices.Contains(c.Aliases, id) {
			return fmt.Sprintf("the claim is called %q today", c.ID)
		}
		known = append(known, c.ID)
	}
	const gone = "where it is gone: withdrawn: true"
	if hint := nearest(id, known); hint != "" {
		return hint + "; " + gone
	}
	return gone
}

// told reads what a claim was whose id is right.
func (h *history) told(path []any, c claimMeta, day guide.Date) *guide.Revision {
	at := h.yaml.at(path...)
	if c.New {
		if c.Was != "" || c.Certainty != "" || c.Effect != "" || c.Withdrawn {
			h.mistake(at, "change", "a claim that is new was nothing before", "leave out everything but the id and new: true")
			return nil
		}
		return h.step(c.ID, day, nil, at)
	}
	if c.Was == "" && c.Certainty == "" && !c.Withdrawn {
		h.mistake(at, "required", "a change says what the claim was", "write was and certainty, or new: true")
		return nil
	}
	was := h.wording(path, "was", c.Was, c.Certainty)
	if was == nil {
		return nil
	}
	if now := h.now[c.ID]; now != nil {
		was.Effect = now.Effect // unless it says otherwise
	}
	if c.Effect != "" {
		at := h.yaml.at(append(path, "effect")...)
		was.Effect = h.effect(c.Effect, func(rule, message, hint string) { h.mistake(at, rule, message, hint) })
		if was.Effect == 0 {
			return nil
		}
	}
	return h.step(c.ID, day, was, h.yaml.at(append(path, "was")...))
}

// wording reads what a statement was; nil where that cannot be read.
func (h *history) wording(path []any, key, text, word string) *guide.Wording {
	ok := true
	for _, field := range []string{key, "certainty"} {
		if !h.yaml.given(append(path, field)...) {
			h.mistake(h.yaml.at(path...), "required", field+" is missing", "write what it said before the change, and how certain it was")
			ok = false
		}
	}
	if !ok {
		return nil
	}
	w := &guide.Wording{Text: strings.Join(strings.Fields(text), " ")}
	at := h.yaml.at(append(path, "certainty")...)
	if w.Certainty = certainty(word, func(rule, message, hint string) { h.mistake(at, rule, message, hint) }); w.Certainty == 0 {
		return nil
	}
	return w
}

// step takes a statement back to what it was before a change.
func (h *history) step(id string, day guide.Date, was *guide.Wording, at *yaml.Node) *guide.Revision {
	now := h.now[id]
	if was != nil && now != nil && alike(*was, *now) {
		h.mistake(at, "change", "this is what it says after the change too", "write what it said before, or leave it out")
		return nil
	}
	if published := h.article.Published.Date; !published.IsZero() && day.Before(published.Time) {
		h.mistake(at, "date-order", "nothing was said before the article was published", "")
		return nil
	}
	h.now[id] = was
	return &guide.Revision{ID: id, Claim: h.byID[id], Before: was, After: now, Until: day, From: day}
}

// straight writes the letters that smart quotes make as they are typed.
var straight = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "—", "---", "–", "--", "…", "...")

// alike tells whether two wordings say the same.
func alike(a, b guide.Wording) bool {
	a.Text, b.Text = straight.Replace(a.Text), straight.Replace(b.Text)
	return a == b
}

func (h *history) mistake(n *yaml.Node, rule, message, hint string) {
	h.list = append(h.list, h.yaml.report(n, rule, message, hint))
}
