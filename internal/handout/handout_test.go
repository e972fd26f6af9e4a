package handout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"leakygut/content"
	"leakygut/internal/compile"
	"leakygut/internal/guide"
	"leakygut/internal/markup"
)

// TestBundled wants the handout of every article to fit its sheet, late or not,
// with all that must be on it, in reading order.
func TestBundled(t *testing.T) {
	t.Parallel()
	g, list, err := compile.Compile(content.FS())
	if err != nil || g == nil {
		t.Fatalf("compile the bundled guide: %v, %d diagnostics", err, len(list))
	}
	for _, a := range g.Articles() {
		for _, overdue := range []bool{false, true} {
			s, err := New(a, overdue)
			if err != nil {
				t.Fatal(err)
			}
			if !s.fits() {
				t.Errorf("%s, overdue %t: more than a sheet holds", a.Path, overdue)
			}
			checkKept(t, a, s)
		}
	}
}

// checkKept compares a sheet with all that the article offers.
func checkKept(t *testing.T, a *guide.Article, s Sheet) {
	t.Helper()
	var all gatherer
	all.gather(a)
	boxes := slices.Concat(s.Columns[0], s.Columns[1])
	for _, want := range all.boxes {
		i := slices.IndexFunc(boxes, func(b Box) bool { return b.Kind == want.Kind && b.Title == want.Title })
		if i < 0 {
			if want.Kind != guide.Questions {
				t.Errorf("%s: no box %q, or not in its place", a.Path, want.Title)
			}
			continue
		}
		got := boxes[i]
		boxes = boxes[i+1:]
		if want.Kind == guide.Questions || want.Kind == Key {
			continue
		}
		kept := want.list() + 1 // all up to the last list
		if want.Kind == guide.Safety || kept == 0 {
			kept = len(want.Parts)
		}
		if len(got.Parts) < kept || texts(got.Parts[:kept]) != texts(want.Parts[:kept]) {
			t.Errorf("%s: %q is not whole: %s", a.Path, want.Title, texts(got.Parts))
		}
	}
}

func texts(parts []markup.Part) string {
	var all []string
	for _, p := range parts {
		for _, i := range p.Items {
			all = append(all, i.Text)
		}
	}
	return strings.Join(all, "|")
}

// TestOrder takes one part after the other away from a full sheet.
func TestOrder(t *testing.T) {
	t.Parallel()
	s, err := New(full(), false)
	if err != nil {
		t.Fatal(err)
	}
	got := []string{outline(s)}
	for s.cut() {
		got = append(got, outline(s))
	}
	want := []string{
		"urgent 2pp, key 3, safety p1p, try 2p, do-not 1, questions 2p×2, questions 2×2",
		"urgent 2pp, key 3, safety p1p, try 2p, do-not 1, questions 2p×1, questions 2×1",
		"urgent 2p, key 3, safety p1p, try 2p, do-not 1, questions 2p×1, questions 2×1",
		"urgent 2, key 3, safety p1p, try 2p, do-not 1, questions 2p×1, questions 2×1",
		"urgent 2, key 3, safety p1p, try 2p, do-not 1, questions 2p×1, questions 1×1",
		"urgent 2, key 3, safety p1p, try 2p, do-not 1, questions 2p×1, questions 1×1, small",
		"urgent 2, key 2, safety p1p, try 2p, do-not 1, questions 2p×1, questions 1×1, small",
		"urgent 2, key 1, safety p1p, try 2p, do-not 1, questions 2p×1, questions 1×1, small",
		"urgent 2, key 1, safety p1p, try 2p, do-not 1, questions 2×1, questions 1×1, small",
		"urgent 2, key 1, safety p1p, try 2, do-not 1, questions 2×1, questions 1×1, small",
		"urgent 2, key 1, safety p1p, try 2, do-not 1, questions 2×1, small",
		"urgent 2, key 1, safety p1p, try 2, do-not 1, questions 1×1, small",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// outline names the boxes of a sheet, with their parts.
func outline(s Sheet) string {
	var all []string
	for _, b := range s.boxes {
		var parts strings.Builder
		for _, p := range b.Parts {
			if p.List() {
				fmt.Fprint(&parts, len(p.Items))
			} else {
				parts.WriteString("p")
			}
		}
		if b.Kind == Key {
			fmt.Fprint(&parts, len(b.Claims))
		}
		if b.Blank > 0 {
			fmt.Fprintf(&parts, "×%d", b.Blank)
		}
		if !b.empty() {
			all = append(all, string(b.Kind)+" "+parts.String())
		}
	}
	if s.Small {
		all = append(all, "small")
	}
	return strings.Join(all, ", ")
}

// full is an article with everything that a handout may hold.
func full() *guide.Article {
	prose := func(html guide.HTML) []guide.Block { return []guide.Block{guide.Prose{HTML: html}} }
	box := func(k guide.CalloutKind, html guide.HTML) guide.Block {
		return guide.Callout{Kind: k, Title: k.Title(), Body: prose(html)}
	}
	claim := &guide.Claim{Text: "A claim.", Certainty: guide.Low}
	a := &guide.Article{Kind: guide.Solution, KeyMessages: []*guide.Claim{claim, claim, claim}}
	a.Title, a.Description = "A title", "A verdict."
	a.RedFlags = []guide.Block{box(guide.Urgent, "<ul><li>a</li><li>b</li></ul>\n<p>Ask for help.</p><p>Says the NHS.</p>")}
	a.Body = []guide.Block{
		box(guide.Safety, "<p>Ask first if you:</p><ul><li>a</li></ul><p>No prices.</p>"),
		guide.Heading{Level: 2, ID: "what-it-is"},
		guide.Prose{HTML: "<p>Not on the sheet.</p>"},
		guide.Heading{Level: 2, ID: "how-to-try-it-with-care-and-when-to-stop", HTML: "How to <em>try</em> it"},
		guide.Prose{HTML: "<ol><li>a</li><li>b</li></ol><p>Our sources do not say when to stop.</p>"},
		box(guide.DoNot, "<ul><li>Do not a.</li></ul>"),
		guide.Heading{Level: 2, ID: "more"},
		guide.Prose{HTML: "<p>Not on the sheet.</p>"},
		box(guide.Questions, "<ul><li>a</li><li>b</li></ul><p>Ours.</p>"),
		box(guide.Questions, "<ul><li>c</li><li>d</li></ul>"),
	}
	return a
}
