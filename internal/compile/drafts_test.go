package compile_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"leakygut/internal/compile"
	"leakygut/internal/guide"
)

// on is noon of a day in 2026.
func on(month time.Month, day int) compile.Option {
	return compile.On(time.Date(2026, month, day, 12, 0, 0, 0, time.UTC))
}

// compileFor compiles the base with files laid over it for some readers, and wants
// nothing to be wrong.
func compileFor(t *testing.T, files map[string]string, options ...compile.Option) *guide.Guide {
	t.Helper()
	g, list, err := compile.Compile(folder(files), options...)
	if err != nil || len(list) > 0 {
		t.Fatalf("%v; unexpected diagnostics:\n%s", err, printed(t, list))
	}
	return g
}

// TestDraftStandsApart looks at all that is public of a guide with a draft in it,
// which is the guide without the file, and at the draft itself.
func TestDraftStandsApart(t *testing.T) {
	t.Parallel()
	const entry = ` {"id": "unused2000", "type": "book", "title": "Cited by the draft alone"}` + "\n"
	files := map[string]string{entryFile: entry, "causes/early.md": article("early", "order: 0\n", "")}
	files["causes/early.md"] = article("early", "draft: true\nrelated: [other, causes/later]\naliases: [/causes/former]\nkey_messages: [first-of-early, first-of-later, other-first]\n",
		"Cited. [@unused2000] A [[zonulin]] and [another draft](/causes/later).\n")
	files["causes/later.md"] = article("later", "draft: true\norder: 2\n", "")
	g := compileFor(t, files)
	without, _ := compileFiles(t, map[string]string{entryFile: entry})
	if diff := cmp.Diff(dump(t, without), dump(t, g)); diff != "" {
		t.Errorf("a draft changes what readers get (-without +with):\n%s", diff)
	}
	if got := names(g.Drafts, articlePath); !slices.Equal(got, []string{"/causes/early", "/causes/later"}) {
		t.Fatalf("drafts: %v", got)
	}
	draft := g.Drafts[0]
	if !draft.Draft || articlePath(draft.Previous) != "-" || articlePath(draft.Next) != "-" {
		t.Errorf("the draft is %t, between %s and %s", draft.Draft, articlePath(draft.Previous), articlePath(draft.Next))
	}
	if got := names(draft.Related, articlePath); !slices.Equal(got, []string{"/other"}) {
		t.Errorf("one draft leads to another: %v", got)
	}
	if got := names(draft.KeyMessages, func(c *guide.Claim) string { return c.ID }); !slices.Equal(got, []string{"first-of-early", "other-first"}) {
		t.Errorf("one draft says what another claims: %v", got)
	}
}

// TestWithDrafts compiles for writers: a draft stands where it will stand.
func TestWithDrafts(t *testing.T) {
	t.Parallel()
	g := compileFor(t, map[string]string{frontFile: "draft: true\n", "causes/next.md": article("next", "order: 2\n", "")}, compile.WithDrafts())
	draft := articleAt(t, g, casePath)
	if !draft.Draft || articlePath(draft.Next) != "/causes/next" || len(g.Drafts) > 0 {
		t.Errorf("draft %t, next %s, %d apart", draft.Draft, articlePath(draft.Next), len(g.Drafts))
	}
	claimOf(t, g, "first-of-case")
}

// TestDayOfPublication compiles one content for several days.
func TestDayOfPublication(t *testing.T) {
	t.Parallel()
	var compiler compile.Compiler
	content, err := compiler.Read(folder(map[string]string{
		frontFile:        "published: 2026-02-01\n",
		"causes/next.md": article("next", "order: 2\nreviewed: 2026-02-03\npublished: 2026-02-03\nrelated: [causes/case]\n", "[Earlier](/claims/first-of-case).\n"),
	}))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		now         time.Time
		public, due string
	}{
		{time.Date(2026, 1, 31, 23, 59, 59, 0, time.UTC), "", "2026-02-01"},
		{time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC), "/causes/case", "2026-02-03"},
		{time.Date(2026, 2, 1, 20, 0, 0, 0, time.FixedZone("west", -5*3600)), "/causes/case", "2026-02-03"}, // the 2nd, UTC
		{time.Date(2026, 2, 2, 20, 0, 0, 0, time.FixedZone("west", -5*3600)), "/causes/case /causes/next", ""},
	} {
		g, list := compiler.Compile(content, compile.On(c.now))
		if len(list) > 0 {
			t.Fatalf("%v: unexpected diagnostics:\n%s", c.now, printed(t, list))
		}
		public := strings.Join(names(g.Section(guide.Cause).Articles, articlePath), " ")
		due := ""
		if !g.Due.IsZero() {
			due = g.Due.ISO()
		}
		if public != c.public || due != c.due {
			t.Errorf("%v: %q is public, next on %q; want %q, %q", c.now, public, due, c.public, c.due)
		}
	}
}

// TestLinkToLater wants a link to wait for its target whatever day it is, so that
// a guide that compiles today compiles on every day to come.
func TestLinkToLater(t *testing.T) {
	t.Parallel()
	later := article("later", "published: 2026-02-10\nreviewed: 2026-02-10\n", "")
	const link = "[Later](/causes/later).\n"
	const early = `causes/case.md:21:9: /causes/later is not public before February 10, 2026 [draft-link]
   21 | [Later](/causes/later).
      |         ^^^^^^^^^^^^^
      = publish that one first, or take this out until then
`
	for _, c := range []struct {
		name, front string
		day         int
		want        string
	}{
		{"from what is public", "", 5, early},
		{"from what appears before it", "published: 2026-02-07\nreviewed: 2026-02-07\n", 5, early},
		{"from what appears with it", "published: 2026-02-10\nreviewed: 2026-02-10\n", 5, ""},
		{"from a draft", "draft: true\n", 5, ""},
		{"on the day", "", 10, ""},
	} {
		files := map[string]string{inFile: link, frontFile: c.front, "causes/later.md": later}
		for _, options := range [][]compile.Option{{on(2, c.day)}, {on(2, c.day), compile.WithDrafts()}} {
			_, list, err := compile.Compile(folder(files), options...)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, printed(t, list)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", c.name, diff)
			}
		}
	}
}

// TestOverviewCannotWait is about the article that every page leads to.
func TestOverviewCannotWait(t *testing.T) {
	t.Parallel()
	const file = "guides/what-is-leaky-gut.md"
	text := strings.Replace(base()[file], "order: 2\n", "order: 2\ndraft: true\n", 1)
	g, list := compileFiles(t, map[string]string{file: text})
	const want = file + ":5:8: every page of the site leads here, and readers may not see it yet [draft-link]\n"
	if got := printed(t, list); g != nil || !strings.HasPrefix(got, want) {
		t.Errorf("got:\n%s", got)
	}
}

// TestMistakesOfDrafts wants a draft to be held to what every article is held to.
func TestMistakesOfDrafts(t *testing.T) {
	t.Parallel()
	g, list := compileFiles(t, map[string]string{frontFile: "draft: true\n", inFile: "A [slip](/nowhere). [@betta2002]\n"})
	got := printed(t, list)
	if g != nil || !strings.Contains(got, "[broken-link]") || !strings.Contains(got, "[citation-key]") {
		t.Errorf("got:\n%s", got)
	}
}
