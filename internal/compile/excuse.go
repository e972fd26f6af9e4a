package compile

import (
	"fmt"
	"slices"
	"strings"

	"leakygut/internal/rule"
	"leakygut/internal/source"
)

// excuseMeta lets a document break a rule, for a reason.
type excuseMeta struct {
	Rule  string `yaml:"rule"`
	About string `yaml:"about"` // optional: the claim or word that is meant
	Why   string `yaml:"why"`
}

// matches tells whether a diagnostic of the document is what is excused.
func (e excuseMeta) matches(d source.Diagnostic) bool {
	return d.Rule == e.Rule && strings.EqualFold(d.About, e.About)
}

// excuses lists what the front matter excuses; nothing where a part of the list
// could not be read.
func (d *document) excuses() []excuseMeta {
	excuses := append(d.article.Excused, d.page.Excused...)
	if len(excuses) == 0 {
		return nil
	}
	if n, _ := d.yaml.size("excused"); n != len(excuses) {
		return nil
	}
	return excuses
}

// checkExcuses reports excuses that cannot be one.
func (d *document) checkExcuses() {
	for i, e := range d.excused {
		r, known := rule.Find(e.Rule)
		message, hint := "", ""
		switch {
		case !e.reasoned():
			message, hint = "an excuse names a rule and says why", `write {rule: avoid, about: cure, why: "…"}`
		case !known:
			message, hint = fmt.Sprintf("no rule is called %q", e.Rule), nearest(e.Rule, slices.Sorted(rule.Names()))
		case !r.Excusable:
			message, hint = fmt.Sprintf("nothing excuses %q", e.Rule), "known: "+strings.Join(excusable(), ", ")
		default:
			continue
		}
		d.list = append(d.list, d.yaml.report(d.yaml.at("excused", i), "excuse", message, hint))
	}
}

// excusable lists the rules that can be excused.
func excusable() []string {
	var names []string
	for _, r := range rule.All() {
		if r.Excusable {
			names = append(names, r.Name)
		}
	}
	return names
}

func (e excuseMeta) reasoned() bool { return e.Rule != "" && strings.TrimSpace(e.Why) != "" }

// excuse takes out of a list what the documents excuse. Where everything was
// looked at, it adds the excuses that excuse nothing.
func excuse(list source.List, documents []*document, whole bool) source.List {
	excusing := map[*source.File]source.List{} // what is wrong with each document that excuses something
	for _, d := range documents {
		if len(d.excused) > 0 {
			excusing[d.file] = nil
		}
	}
	rest := list[:0:0]
	for _, found := range list {
		if own, ok := excusing[found.File]; ok {
			excusing[found.File] = append(own, found)
		} else {
			rest = append(rest, found)
		}
	}
	for _, d := range documents {
		if len(d.excused) > 0 {
			rest = append(rest, d.excuse(excusing[d.file], whole)...)
		}
	}
	return rest
}

// excuse takes out of a list about the document what it excuses.
func (d *document) excuse(list source.List, whole bool) source.List {
	for i, e := range d.excused {
		if r, known := rule.Find(e.Rule); !known || !r.Excusable {
			continue
		}
		before := len(list)
		list = slices.DeleteFunc(list, e.matches)
		if whole && e.reasoned() && len(list) == before {
			list = append(list, d.yaml.report(d.yaml.at("excused", i), "unused-excuse",
				fmt.Sprintf("nothing to excuse: the text does not break %q%s", e.Rule, about(e.About)), d.excuseHint(e, list)))
		}
	}
	return list
}

func about(what string) string {
	if what == "" {
		return ""
	}
	return fmt.Sprintf(" with %q", what)
}

// excuseHint names what else breaks the rule in the document, of which the list is,
// and which may have been meant.
func (d *document) excuseHint(e excuseMeta, list source.List) string {
	var others []string
	for _, found := range list {
		if found.Rule == e.Rule && found.About != "" {
			others = append(others, found.About)
		}
	}
	if other, near := source.Nearest(e.About, slices.Values(others)); near {
		return fmt.Sprintf("did you mean %q?", other)
	}
	if e.About == "" && len(others) > 0 {
		return "say what it is about, such as about: " + others[0]
	}
	return "take it out"
}
