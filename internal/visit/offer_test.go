package visit

import (
	"slices"
	"strings"
	"testing"

	"leakygut/internal/guide"
)

// TestOffer wants the most urgent signs first, each once, with the article that
// explains it where only one does.
func TestOffer(t *testing.T) {
	t.Parallel()
	o := offerOf(
		symptom("belly", "Belly",
			callout(guide.SeeDoctor, "", "it lasts 3 weeks"),
			callout(guide.Emergency, "", `it <a class="term" href="/glossary/poop">bleeds</a> &amp; does not stop<sup class="cite"><a href="#ref-a">1</a></sup>`, "there is\n a lot"),
			callout(guide.Urgent, "Today, if your head hurts and", "you see double"),
			callout(guide.Urgent, "", "you cannot drink"),
		),
		symptom("head", "Head",
			callout(guide.Emergency, "", "it is sudden", "it bleeds & does not stop, or there is a lot", "THERE IS A LOT."),
		),
	)
	want := `Call your emergency number now
  Call your emergency number now if
    it bleeds & does not stop
    there is a lot
    Head: it is sudden
Get urgent medical help now
  Get urgent medical help now if
    Belly: you cannot drink
  Today, if your head hurts and
    you see double
See a doctor
  See a doctor if
    Belly: it lasts 3 weeks
`
	if got := outline(o.Warnings); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestOfferOfNothing wants a guide without symptom articles to be no mistake.
func TestOfferOfNothing(t *testing.T) {
	t.Parallel()
	for _, g := range []*guide.Guide{{}, {Sections: []*guide.Section{{Kind: guide.Symptom}}}} {
		if o := NewOffer(g); len(o.Symptoms) > 0 || len(o.Warnings) > 0 {
			t.Errorf("an offer of nothing: %v", o)
		}
	}
}

// TestSignsAreTold wants the words of a sign, and those of its heading, to make
// its id: a form that was opened earlier must not tick another sign.
func TestSignsAreTold(t *testing.T) {
	t.Parallel()
	ids := map[string]string{}
	for name, c := range map[string]guide.Callout{
		"first":         callout(guide.Urgent, "", "a sore scalp"),
		"other words":   callout(guide.Urgent, "", "a sore head"),
		"other heading": callout(guide.Urgent, "With a headache, and", "a sore scalp"),
		"other urgency": callout(guide.Emergency, guide.Urgent.Title(), "a sore scalp"),
	} {
		id := offerOf(symptom("a", "A", c)).Warnings[0].Groups[0].Signs[0].ID
		if other, ok := ids[id]; ok {
			t.Errorf("%s and %s have one id", name, other)
		}
		ids[id] = name
	}
	again := offerOf(symptom("b", "B", callout(guide.Urgent, "", "another sign", "a sore scalp")))
	if id := again.Warnings[0].Groups[0].Signs[1].ID; ids[id] != "first" {
		t.Error("the id of a sign changes with what stands beside it")
	}
}

// TestEverySignIsOffered wants each line of each red flag of the bundled guide on
// the form: by itself, or as the two lines that it joins.
func TestEverySignIsOffered(t *testing.T) {
	t.Parallel()
	g := bundledGuide(t)
	o := NewOffer(g)
	signs := 0
	for _, a := range g.Section(guide.Symptom).Articles {
		for _, b := range a.RedFlags {
			c := b.(guide.Callout)
			for _, text := range items(c.Body) {
				signs++
				left, right, _ := strings.Cut(text, ", or ")
				apart := offered(o, c, a, left) && offered(o, c, a, right)
				if !offered(o, c, a, text) && !apart {
					t.Errorf("%s: %q is not on the form", a.Path, text)
				}
			}
		}
	}
	if signs < 100 {
		t.Errorf("only %d signs", signs)
	}
	if len(o.Symptoms) != len(g.Section(guide.Symptom).Articles) {
		t.Errorf("%d symptoms", len(o.Symptoms))
	}
	for _, s := range o.Symptoms {
		if len(s.Questions) < 3 {
			t.Errorf("%s: %d questions", s.Path, len(s.Questions))
		}
	}
}

// offered tells whether a sign stands on the form, under its urgency and its
// heading, and is known to be of the article.
func offered(o Offer, c guide.Callout, a *guide.Article, text string) bool {
	for _, w := range o.Warnings {
		for _, g := range w.Groups {
			if w.Kind == c.Kind && g.Title == c.Title {
				s := g.find(text)
				return s != nil && slices.Contains(s.Articles, a)
			}
		}
	}
	return false
}

// TestSignsReadWell wants plain text: no markup, no numbers of citations.
func TestSignsReadWell(t *testing.T) {
	t.Parallel()
	o := NewOffer(bundledGuide(t))
	var all []string
	for _, w := range o.Warnings {
		for _, g := range w.Groups {
			for _, s := range g.Signs {
				all = append(all, s.Text)
			}
		}
	}
	for _, s := range o.Symptoms {
		all = append(all, s.Questions...)
	}
	for _, text := range all {
		if text == "" || strings.ContainsAny(text, "<>[]\n") || strings.Contains(text, "&amp;") {
			t.Errorf("%q", text)
		}
	}
}
