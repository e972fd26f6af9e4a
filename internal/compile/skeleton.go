package compile

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// skeletonMeta is what stands in a part of a new article until its writer has
// written it.
type skeletonMeta struct {
	Part  string `yaml:"part"`  // its line, as in parts
	Say   string `yaml:"say"`   // what the part is to say
	Claim bool   `yaml:"claim"` // optional: whether a claim belongs there
}

// ErrTaken is that an address has its page already.
var ErrTaken = errors.New("the address is taken")

// IsSlug tells whether a word can be the last part of an address.
func IsSlug(word string) bool { return slugPattern.MatchString(word) }

// Skeleton is a new article of a kind: the name of its file and its text, which
// has every field and every part that the rules of the content folder ask for,
// each marked as still to be written. Its only dates are of today, for when it
// was first published; when it was reviewed, nobody knows yet. It returns an
// error that is [ErrTaken] where another page has the address.
func Skeleton(content fs.FS, kind guide.Kind, slug string, today guide.Date) (name, text string, err error) {
	files, _, err := discover(content, nil)
	if err != nil {
		return "", "", err
	}
	if files.rules == nil {
		return "", "", fmt.Errorf("the content folder has no %s", rulesFile)
	}
	rules, _ := readRules(files.rules)
	name = kind.Folder() + "/" + slug + ".md"
	documents := headsOf(files.documents)
	if owner := owner(documents, kind.Prefix()+slug); owner != "" {
		return "", "", fmt.Errorf("%w: %s%s belongs to %s", ErrTaken, kind.Prefix(), slug, owner)
	}
	s := skeleton{kind: kind, rules: rules}
	s.front(documents, today.ISO())
	s.body()
	return name, s.text.String(), nil
}

// headsOf reads documents as far as their front matter goes.
func headsOf(files []*source.File) []*document {
	var documents []*document
	for _, file := range files {
		d := newDocument(&library{}, file)
		if front, _, ok := splitFrontMatter(file.Text); ok {
			d.readMeta(front)
		}
		documents = append(documents, d)
	}
	return documents
}

// owner is who has an address, empty if nobody does.
func owner(documents []*document, address string) string {
	for _, d := range documents {
		if d.result.Path == address || slices.Contains(d.article.Aliases, address) {
			return d.file.Name
		}
	}
	if guide.Reserved(address) {
		return "the program"
	}
	return ""
}

// skeleton is an article that is being laid out.
type skeleton struct {
	kind  guide.Kind
	rules *rules
	text  strings.Builder
}

func (s *skeleton) line(format string, args ...any) { fmt.Fprintf(&s.text, format+"\n", args...) }

func (s *skeleton) front(documents []*document, today string) {
	last := 0
	for _, d := range documents {
		if d.kind == s.kind {
			last = max(last, d.article.Order)
		}
	}
	place := "its place among the " + s.kind.Folder() + ", from 1"
	if last > 0 {
		place += fmt.Sprintf("; the last of them has %d", last)
	}
	s.line("---")
	s.line("title: TODO what the article is about, in at most %d characters", maxTitle)
	s.line("name: TODO the same in 1 to 3 words, for lists and menus")
	s.line("order: TODO %s", place)
	s.line("verdict: TODO one sentence of at most %d characters, with its certainty in words", maxVerdict)
	s.line("certainty: TODO of the verdict, high, moderate, low or very low")
	s.line("key_messages: [TODO, TODO] # ids of two or three claims, of this article or another")
	s.line("published: %s # today; the day on which it is first online", today)
	s.line("reviewed: TODO the day on which the text was last held against its sources")
	s.line("evidence_to: TODO the day up to which evidence was looked for")
	s.line("next_review: TODO the day by which it is to be reviewed again")
	s.line("clinical_check: none # or {name: …, role: …, date: …} of a real person")
	s.line("changes:")
	s.line("  - {date: %s, note: First published.}", today)
	s.line("---")
}

// body has the parts of the kind in their order, then those of every article.
func (s *skeleton) body() {
	if s.kind == guide.Symptom {
		s.callout(guide.Urgent, "a sign that cannot wait, as people notice it", true)
		s.callout(guide.SeeDoctor, "a sign to have looked at, and for how long it may last", true)
	}
	parts := slices.Clone(s.rules.parts[s.kind])
	if len(parts) == 0 { // a guide is free in its parts; its claims need a place
		for _, ordinal := range []string{"first", "second"} {
			s.heading("TODO the heading of the " + ordinal + " part")
			s.line("TODO what the part says, each statement with its source")
			s.claim()
		}
	}
	for _, p := range append(s.rules.every, part{callout: guide.Unknowns, line: "::: " + string(guide.Unknowns)}) {
		if !slices.ContainsFunc(parts, func(other part) bool { return other.line == p.line }) {
			parts = append(parts, p)
		}
	}
	for _, p := range parts {
		s.part(p)
	}
}

func (s *skeleton) part(p part) {
	m := s.rules.skeleton[p.line]
	if m.Say == "" {
		m.Say = "this part"
	}
	if p.heading == "" {
		s.callout(p.callout, m.Say, false)
		return
	}
	s.heading(strings.TrimPrefix(p.line, "## "))
	s.line("TODO %s", m.Say)
	if m.Claim {
		s.claim()
	}
}

func (s *skeleton) heading(words string) { s.line("\n## %s\n", words) }

func (s *skeleton) callout(kind guide.CalloutKind, say string, cited bool) {
	if kind == guide.OftenSaid {
		s.line("\n::: {.%s title=\"TODO the belief, as people say it\"}", kind)
		s.line("TODO %s", say)
	} else {
		s.line("\n::: %s", kind)
		s.line("- TODO %s", say)
	}
	if cited {
		s.line("  [@TODO]")
	}
	s.line(":::")
}

func (s *skeleton) claim() {
	s.line("\n::: {.claim #TODO certainty=TODO effect=TODO in=TODO}")
	s.line("TODO the claim in one sentence, whose verb says how certain it is")
	s.line("[@TODO]")
	for _, entry := range [][2]string{
		{whyEntry, "how many studies there are, how good they are, and whether they agree"},
		{foundEntry, "the numbers as the source has them, and in how many people"},
		{caveatEntry, "what the finding does not show"},
	} {
		s.line("\n%s\n:   TODO %s", entry[0], entry[1])
	}
	s.line(":::")
}

// readSkeleton takes what new articles say, by the line of a part.
func readSkeleton(y yamlText, m rulesMeta) (map[string]skeletonMeta, source.List) {
	var list source.List
	known := slices.Concat(m.Parts.Guide, m.Parts.Cause, m.Parts.Symptom, m.Parts.Solution, m.Parts.Myth, m.Parts.Every)
	all := map[string]skeletonMeta{}
	for i, s := range m.Skeleton {
		if !slices.Contains(known, s.Part) {
			list = append(list, y.report(y.at("skeleton", i), "rules", fmt.Sprintf("no article has the part %q", s.Part), nearest(s.Part, known)))
		}
		all[s.Part] = s
	}
	return all, list
}
