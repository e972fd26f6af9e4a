package visit

import (
	"fmt"
	"hash/fnv"
	"path"
	"slices"
	"strings"

	"leakygut/internal/guide"
)

// Offer is what the form lets a person choose from. It is made once for a guide
// and then only read.
type Offer struct {
	Symptoms []*Symptom
	Warnings []Warning // the most urgent first
}

// Symptom is a symptom article as a choice.
type Symptom struct {
	ID        string // the last part of its address
	Name      string
	Path      string
	Questions []string // worth asking, in plain text
}

// Warning is the signs that ask for the same thing, by the headings that the
// articles give them.
type Warning struct {
	Kind   guide.CalloutKind
	Groups []*Group
}

// Group is the signs under one heading, which they continue: "Call your emergency
// number now if", "you are …".
type Group struct {
	Title string
	Usual bool    // the title is that of every call-out of the kind
	Signs []*Sign // those that several articles name first, then article by article

	known map[string]*Sign // by what lines that say the same have in common
}

// Part is the signs of a group that one article names, or that several do.
type Part struct {
	Name  string // of the article; empty where the signs need none to be understood
	Signs []*Sign
}

// Parts splits a group. Under a title of its own every sign is told apart already.
func (g *Group) Parts() []Part {
	var parts []Part
	for _, s := range g.Signs {
		name := ""
		if g.Usual && len(s.Articles) == 1 {
			name = s.Articles[0].Name
		}
		if n := len(parts); n == 0 || parts[n-1].Name != name {
			parts = append(parts, Part{Name: name})
		}
		last := &parts[len(parts)-1]
		last.Signs = append(last.Signs, s)
	}
	return parts
}

// Sign is one warning sign.
type Sign struct {
	ID       string // of its words and its heading: other words are another sign
	Text     string
	Articles []*guide.Article // that name it
}

// Action is what to do about the signs: "Call your emergency number now".
func (w Warning) Action() string { return strings.TrimSuffix(w.Kind.Title(), " if") }

// NewOffer reads the symptom articles of a guide.
func NewOffer(g *guide.Guide) Offer {
	var o Offer
	section := g.Section(guide.Symptom)
	if section == nil {
		return o
	}
	for _, a := range section.Articles {
		o.Symptoms = append(o.Symptoms, &Symptom{ID: path.Base(a.Path), Name: a.Name, Path: a.Path, Questions: questions(a)})
	}
	for _, kind := range guide.CalloutKinds() {
		if w := newWarning(kind, section.Articles); kind.RedFlag() && len(w.Groups) > 0 {
			o.Warnings = append(o.Warnings, w)
		}
	}
	return o
}

// newWarning gathers the signs of one urgency, each once, under the headings they
// stand under. The heading that such call-outs have by themselves comes first.
func newWarning(kind guide.CalloutKind, articles []*guide.Article) Warning {
	w := Warning{kind, []*Group{{Title: kind.Title(), Usual: true, known: map[string]*Sign{}}}}
	for _, a := range articles {
		for c := range callouts(a.RedFlags, kind) {
			group := w.group(c.Title)
			for _, text := range items(c.Body) {
				group.add(text, kind, a)
			}
		}
	}
	for _, g := range w.Groups {
		g.dropCovered()
		g.sort(articles)
	}
	w.Groups = slices.DeleteFunc(w.Groups, func(g *Group) bool { return len(g.Signs) == 0 })
	return w
}

// group finds the group with a heading, or opens it.
func (w *Warning) group(title string) *Group {
	for _, g := range w.Groups {
		if g.Title == title {
			return g
		}
	}
	g := &Group{Title: title, known: map[string]*Sign{}}
	w.Groups = append(w.Groups, g)
	return g
}

func (g *Group) add(text string, kind guide.CalloutKind, a *guide.Article) {
	s := g.find(text)
	if s == nil {
		s = &Sign{ID: signID(kind, g.Title, text), Text: text}
		g.Signs, g.known[alike(text)] = append(g.Signs, s), s
	}
	if n := len(s.Articles); n == 0 || s.Articles[n-1] != a { // article by article
		s.Articles = append(s.Articles, a)
	}
}

func (s *Sign) named(by ...*guide.Article) {
	for _, a := range by {
		if !slices.Contains(s.Articles, a) {
			s.Articles = append(s.Articles, a)
		}
	}
}

// find is the sign that says the same; nil where there is none.
func (g *Group) find(text string) *Sign { return g.known[alike(text)] }

// dropCovered drops a sign that only joins two others: one article says "A, or B"
// where others have A and B on lines of their own.
func (g *Group) dropCovered() {
	g.Signs = slices.DeleteFunc(slices.Clone(g.Signs), func(s *Sign) bool {
		left, right, joined := strings.Cut(s.Text, ", or ")
		a, b := g.find(left), g.find(right)
		if !joined || a == nil || b == nil {
			return false
		}
		a.named(s.Articles...)
		b.named(s.Articles...)
		return true
	})
}

// sort puts the signs that several articles name first, and leaves the others in
// the order of their articles.
func (g *Group) sort(articles []*guide.Article) {
	places := make(map[*guide.Article]int, len(articles))
	for i, a := range articles {
		places[a] = i
	}
	place := func(s *Sign) int {
		if len(s.Articles) > 1 {
			return -1
		}
		return places[s.Articles[0]]
	}
	slices.SortStableFunc(g.Signs, func(a, b *Sign) int { return place(a) - place(b) })
}

// signID names a sign by what it says, so that a form that was opened before the
// guide changed can never tick another one.
func signID(kind guide.CalloutKind, title, text string) string {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s\n%s\n%s", kind, title, text)
	return fmt.Sprintf("%016x", h.Sum64())
}
