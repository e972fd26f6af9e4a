package card_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"leakygut/internal/card"
	"leakygut/internal/guide"
)

func newPainter(t testing.TB) *card.Painter {
	t.Helper()
	p, err := card.NewPainter()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func day(year int, month time.Month, d int) guide.Date {
	return guide.Date{Time: time.Date(year, month, d, 0, 0, 0, 0, time.UTC)}
}

// medicines is a card as most are.
func medicines() card.Card {
	return card.Card{
		Site: "Leaky Gut, Unraveled", Kind: "Cause", Title: "Medicines and the gut barrier",
		Text: "Anti-inflammatory painkillers such as ibuprofen make the gut leakier soon after they are taken " +
			"(high certainty), but a leakier test is not the same as symptoms.",
		Certainty: guide.High, Reviewed: day(2026, time.November, 22),
	}
}

// ugly are cards that are hard to draw, by what is hard.
func ugly() map[string]card.Card {
	hard := map[string]func(*card.Card){
		"nothing":              func(c *card.Card) { *c = card.Card{} },
		"no text":              func(c *card.Card) { c.Text = "" },
		"no title":             func(c *card.Card) { c.Title = "" },
		"spaces":               func(c *card.Card) { c.Title, c.Text = " \n\t ", "  a\n\nb\u2028c  " },
		"one long word":        func(c *card.Card) { c.Text = strings.Repeat("pneumonoultramicroscopic", 9)[:200] },
		"wide letters":         func(c *card.Card) { c.Title = strings.Repeat("W", 65) },
		"long verdict":         func(c *card.Card) { c.Text = strings.Repeat("a verdict without an end, ", 12)[:300] },
		"too long by far":      func(c *card.Card) { c.Title, c.Text = strings.Repeat("Title ", 900), strings.Repeat("text ", 9000) },
		"long word too long":   func(c *card.Card) { c.Title, c.Text = strings.Repeat("W", 2500), strings.Repeat("m", 2500) },
		"long site":            func(c *card.Card) { c.Site, c.Kind = strings.Repeat("Unraveled ", 20), strings.Repeat("Kind ", 20) },
		"curly quotes":         func(c *card.Card) { c.Title = "“‘Leaky gut’ syndrome”" },
		"circled plus":         func(c *card.Card) { c.Title = "⊕⊕◯◯ Low" },
		"letters with accents": func(c *card.Card) { c.Title, c.Text = "ÉÑÅ façade", "Größe, Straße, naïve, Dvořák, œdème" },
		"Greek":                func(c *card.Card) { c.Title, c.Text = "TNF-α and β-carotene", "ΑΒΓΔ ω-3, ≥ 5 µg" },
		"combining marks":      func(c *card.Card) { c.Title = "e\u0301 o\u0302\u0301 n\u0303 \u0301" },
		"towers of marks": func(c *card.Card) {
			c.Title = strings.Repeat("A"+strings.Repeat("\u0301\u0323", 12)+" ", 20)
			c.Text = strings.Repeat("g"+strings.Repeat("\u0302\u0331", 12)+" ", 60)
		},
		"emoji":            func(c *card.Card) { c.Title = "Gut 👩‍⚕️ health 🇺🇸" },
		"right to left":    func(c *card.Card) { c.Title, c.Text = "המעי הדולף", "الأمعاء leaky المتسربة" },
		"broken letters":   func(c *card.Card) { c.Title, c.Text = "a\xff\xfeb", "\x00\x01\u200b\ufeff\u202e" },
		"spaces that stay": func(c *card.Card) { c.Text = strings.Repeat("5\u00a0mg\u202fand\u00a0", 40) },
		"marks of any kind": func(c *card.Card) {
			c.Certainty, c.Effect = -3, 99
		},
		"updated":             func(c *card.Card) { c.Reviewed, c.Updated = guide.Date{}, c.Reviewed },
		"overdue":             func(c *card.Card) { c.Overdue = true },
		"overdue but no date": func(c *card.Card) { c.Overdue, c.Reviewed = true, guide.Date{} },
		"far future":          func(c *card.Card) { c.Overdue, c.Reviewed = true, day(29999, time.September, 30) },
	}
	cards := map[string]card.Card{}
	for name, change := range hard {
		c := medicines()
		change(&c)
		cards[name] = c
	}
	return cards
}

func TestUgly(t *testing.T) {
	t.Parallel()
	p := newPainter(t)
	for name, c := range ugly() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, p, c)
			draw(t, p, c)
		})
	}
}

func TestMedicines(t *testing.T) {
	t.Parallel()
	c := medicines()
	c.Overdue, c.Effect = true, guide.RaisesIt
	p := newPainter(t)
	check(t, p, c)
	var got []string
	for _, b := range p.Boxes(c) {
		got = append(got, strings.TrimSpace(b.Part+" "+b.Words))
	}
	want := []string{
		"kind Cause", "site Leaky Gut, Unraveled",
		"date Reviewed November 22, 2026", "overdue Review overdue", "effect Raises it", "certainty High certainty",
		"title Medicines and", "title the gut barrier",
		"text Anti-inflammatory painkillers such as", "text ibuprofen make the gut leakier soon after",
		"text they are taken (high certainty), but a", "text leakier test is not the same as symptoms.",
		"emblem", "frame", "effect", "certainty", "rule",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("parts of the card (-want +got):\n%s", diff)
	}
}

// TestLongerIsSmaller: words are set smaller, step by step, before any is left out.
func TestLongerIsSmaller(t *testing.T) {
	t.Parallel()
	p := newPainter(t)
	size := func(n int) (title, text float32) {
		c := medicines()
		c.Text = strings.TrimSpace(strings.Repeat("many words ", n))
		for _, b := range p.Boxes(c) {
			switch b.Part {
			case "title":
				title = b.Size
			case "text":
				text = b.Size
			}
		}
		if cut := p.Cut(c); cut != nil {
			t.Errorf("%d characters of text are cut: %v", len(c.Text), cut)
		}
		return title, text
	}
	wasTitle, wasText := size(1)
	firstTitle, firstText := wasTitle, wasText
	for n := 2; n <= 30; n++ {
		title, text := size(n)
		if title > wasTitle || text > wasText {
			t.Errorf("with %d words the sizes are %g and %g, with fewer %g and %g", 2*n, title, text, wasTitle, wasText)
		}
		wasTitle, wasText = title, text
	}
	if wasTitle >= firstTitle || wasText >= firstText {
		t.Error("a long text is as large as a short one")
	}
}

// TestCut: what is left out is left out after a word, and never of the certainty.
func TestCut(t *testing.T) {
	t.Parallel()
	p := newPainter(t)
	c := medicines()
	c.Certainty, c.Effect, c.Overdue = guide.VeryLow, guide.NoDifference, true
	c.Title, c.Text = strings.Repeat("Several words, ", 30), strings.Repeat("many more words; ", 60)
	c.Site, c.Kind = strings.Repeat("Unraveled ", 9), strings.Repeat("Question and ", 5)
	check(t, p, c)
	if diff := cmp.Diff([]string{"kind", "site", "title", "text"}, p.Cut(c)); diff != "" {
		t.Errorf("cut (-want +got):\n%s", diff)
	}
	boxes := p.Boxes(c)
	for part, end := range map[string][]string{
		"site": {"Unraveled…"}, "kind": {"Question…", "and…"},
		"title": {"Several…", "words…"}, "text": {"many…", "more…", "words…"},
		"certainty": {"Very low certainty"}, "effect": {"Little or no difference"},
		"date": {"Reviewed November 22, 2026"}, "overdue": {"Review overdue"},
	} {
		got := words(boxes, part)
		if !slices.ContainsFunc(end, func(s string) bool { return strings.HasSuffix(got, s) }) {
			t.Errorf("%s ends …%q, want one of %q", part, got[max(0, len(got)-20):], end)
		}
	}
}

// TestMarks: each certainty and effect is told in words, and by a mark of its own
// that none of the words touch.
func TestMarks(t *testing.T) {
	t.Parallel()
	p := newPainter(t)
	seen := map[string]string{}
	distinct := func(c card.Card, part, name string) {
		mark := crop(p, c, part)
		if was, ok := seen[mark]; ok || mark == "" {
			t.Errorf("%s has the mark of %q", name, was)
		}
		seen[mark] = name
	}
	c := medicines()
	for _, c.Certainty = range guide.Certainties() {
		distinct(c, "certainty", c.Certainty.String())
		for _, c.Effect = range guide.Effects() {
			boxes := p.Boxes(c)
			checkBoxes(t, boxes)
			if got := strings.ToLower(words(boxes, "certainty")); got != c.Certainty.String()+" certainty" {
				t.Errorf("certainty in words: %q", got)
			}
			want := c.Effect.String()
			if c.Effect == guide.Fact {
				want = ""
			}
			if got := strings.ToLower(words(boxes, "effect")); got != want {
				t.Errorf("effect in words: %q, want %q", got, want)
			}
		}
	}
	for _, c.Effect = range guide.Effects() {
		if c.Effect != guide.Fact {
			distinct(c, "effect", c.Effect.String())
		}
	}
}

// crop is the pixels of a mark; empty where the card has none.
func crop(p *card.Painter, c card.Card, part string) string {
	img, pix := p.Paint(c), ""
	for _, b := range p.Boxes(c) {
		if b.Part == part && b.Words == "" {
			for y := b.Rect.Min.Y; y < b.Rect.Max.Y; y++ {
				pix += string(img.Pix[img.PixOffset(b.Rect.Min.X, y):img.PixOffset(b.Rect.Max.X, y)])
			}
		}
	}
	return pix
}

func TestMissing(t *testing.T) {
	t.Parallel()
	p := newPainter(t)
	for text, want := range map[string]string{
		"": "",
		"“Leaky gut”: é ß ø — 5 µg, ≥ 10 %, …":              "",
		"TNF-α, ω-3, e\u0301, o\u0302\u0301, Dvořák, Жизнь": "",
		"soft\u00adhyphen, zero\u200bwidth, 5\u00a0mg":      "",
		"line\nend":         "",
		"⊕⊕◯◯ Low":          "⊕◯",
		"Gut 🙂 and 🙂 heart": "🙂",
		"המעי":              "המעי",
	} {
		if got := string(p.Missing(text)); got != want {
			t.Errorf("%q: missing %q, want %q", text, got, want)
		}
	}
}

// TestSameCardSameBytes draws in two orders, once one by one and once all at once.
func TestSameCardSameBytes(t *testing.T) {
	t.Parallel()
	p, other := newPainter(t), newPainter(t)
	want := map[string][]byte{}
	for name, c := range ugly() {
		want[name] = other.Paint(c).Pix
	}
	var all sync.WaitGroup
	for range 2 {
		for name, c := range ugly() {
			all.Go(func() {
				p.Missing(c.Text)
				if !bytes.Equal(p.Paint(c).Pix, want[name]) {
					t.Errorf("%s is drawn in two ways", name)
				}
			})
		}
	}
	all.Wait()
	if !bytes.Equal(draw(t, p, medicines()), draw(t, other, medicines())) {
		t.Error("one card becomes two files")
	}
}

// TestDesignVersion fails when a card looks other than before, so that nobody
// forgets to give cards new addresses.
func TestDesignVersion(t *testing.T) {
	t.Parallel()
	if runtime.GOARCH != "amd64" {
		t.Skip("on other processors the compiler fuses multiplications and additions, so edges are rounded otherwise: no one hash is right")
	}
	p := newPainter(t)
	c := medicines()
	c.Effect, c.Overdue = guide.Linked, true
	got := fmt.Sprintf("%x", sha256.Sum256(p.Paint(c).Pix))[:16]
	if want := "1cf804ea472e09f0"; got != want {
		t.Errorf("cards look other than before: raise designVersion, and put %s here", got)
	}
}

func TestVersion(t *testing.T) {
	t.Parallel()
	changes := []func(*card.Card){
		func(*card.Card) {},
		func(c *card.Card) { c.Site = "Site" },
		func(c *card.Card) { c.Kind = "Kind" },
		func(c *card.Card) { c.Title = "Title" },
		func(c *card.Card) { c.Text = "Text" },
		func(c *card.Card) { c.Title, c.Text = c.Text, c.Title },
		func(c *card.Card) { c.Certainty = guide.Low },
		func(c *card.Card) { c.Effect = guide.Harms },
		func(c *card.Card) { c.Reviewed = day(2027, time.May, 1) },
		func(c *card.Card) { c.Reviewed, c.Updated = guide.Date{}, c.Reviewed },
		func(c *card.Card) { c.Overdue = true },
	}
	seen := map[string]int{}
	for i, change := range changes {
		c := medicines()
		change(&c)
		v := c.Version()
		if strings.Trim(v, "0123456789abcdef") != "" || len(v) != 10 {
			t.Errorf("version %q does not suit an address", v)
		}
		if was, ok := seen[v]; ok {
			t.Errorf("changes %d and %d have one version", was, i)
		}
		if again := medicines(); i == 0 && v != again.Version() {
			t.Error("one card has two versions")
		}
		seen[v] = i
	}
}

func TestAlt(t *testing.T) {
	t.Parallel()
	c := medicines()
	c.Effect, c.Overdue = guide.RaisesIt, true
	want := "Leaky Gut, Unraveled. Cause. Medicines and the gut barrier. " + c.Text +
		" High certainty. Raises it. Reviewed November 22, 2026. Review overdue."
	if diff := cmp.Diff(want, c.Alt()); diff != "" {
		t.Errorf("alt (-want +got):\n%s", diff)
	}
	quoted := card.Card{Title: "Is it “leaky?”", Text: "He said “no.”"}
	if got, want := quoted.Alt(), "Is it “leaky?” He said “no.”"; got != want {
		t.Errorf("alt %q, want %q", got, want)
	}
	p := newPainter(t)
	for name, c := range ugly() {
		alt := c.Alt()
		if n := len([]rune(alt)); n > 420 {
			t.Errorf("%s: %d characters", name, n)
		}
		parts := []string{"certainty", "effect", "date", "overdue"}
		if !strings.Contains(alt, "…") {
			parts = append(parts, "site", "kind", "title", "text")
		}
		for _, part := range parts {
			drawn := words(p.Boxes(c), part)
			if !strings.Contains(letters(alt), letters(drawn)) {
				t.Errorf("%s: the picture says %q, the description %q", name, drawn, alt)
			}
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	p, c := newPainter(b), medicines()
	for b.Loop() {
		if _, err := p.Draw(c); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNewPainter(b *testing.B) {
	for b.Loop() {
		newPainter(b)
	}
}

func FuzzDraw(f *testing.F) {
	for _, c := range ugly() {
		f.Add(c.Site, c.Kind, c.Title, c.Text, int(c.Certainty), int(c.Effect), c.Overdue)
	}
	p := newPainter(f)
	f.Fuzz(func(t *testing.T, site, kind, title, text string, certainty, effect int, overdue bool) {
		c := card.Card{
			Site: site, Kind: kind, Title: title, Text: text, Certainty: guide.Certainty(certainty), Effect: guide.Effect(effect),
			Reviewed: day(2026, time.November, 22), Overdue: overdue,
		}
		check(t, p, c)
		if n := len([]rune(c.Alt())); n > 420 {
			t.Errorf("%d characters of alt", n)
		}
		p.Missing(title)
	})
}
