package compile_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"leakygut/content"
	"leakygut/internal/compile"
	"leakygut/internal/guide"
	"leakygut/internal/large"
)

// edits are what writers do to a text, good and bad.
var edits = []func(r *rand.Rand, text string) string{
	func(r *rand.Rand, text string) string { // take a line out
		lines := strings.Split(text, "\n")
		i := r.IntN(len(lines))
		return strings.Join(slices.Delete(lines, i, i+1), "\n")
	},
	func(r *rand.Rand, text string) string { // swap two lines
		lines := strings.Split(text, "\n")
		i, j := r.IntN(len(lines)), r.IntN(len(lines))
		lines[i], lines[j] = lines[j], lines[i]
		return strings.Join(lines, "\n")
	},
	func(r *rand.Rand, text string) string { // write a word
		words := []string{" cure ", " gut ", " [@nobody2001] ", " [[villi]] ", " TODO ", " (/claims/no-such-claim) ", "\n\n::: warning\nNo.\n:::\n\n"}
		i := r.IntN(len(text))
		return text[:i] + words[r.IntN(len(words))] + text[i:]
	},
	func(r *rand.Rand, text string) string { // rename a claim
		_, rest, ok := strings.Cut(text, "{.claim #")
		if !ok {
			return text
		}
		return strings.Replace(text, "{.claim #"+strings.Fields(rest)[0], fmt.Sprintf("{.claim #renamed-%d", r.IntN(1000)), 1)
	},
	func(_ *rand.Rand, text string) string {
		return strings.Replace(text, "title: ", "draft: true\ntitle: ", 1)
	},
	func(_ *rand.Rand, text string) string { return strings.Replace(text, "draft: true\n", "", 1) },
}

// againDay is when everything in the bundled content is public.
var againDay = time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)

// TestAgain edits files of the guide at random, one after the other, takes some
// away and puts them back, and wants a compiler that knows what was there before to
// make the same of it as one that does not: every diagnostic, every article.
func TestAgain(t *testing.T) {
	t.Parallel()
	original := mapOf(t)
	files := maps.Clone(original)
	names := slices.Sorted(maps.Keys(files))
	var again compile.Compiler
	random := rand.New(rand.NewPCG(7, 11)) // the same edits in every run
	whole, broken := 0, 0
	for round := range 24 {
		name := names[random.IntN(len(names))]
		switch present := files[name]; {
		case present == nil || round%4 == 3:
			files = maps.Clone(original) // all is mended
		case random.IntN(12) == 0:
			delete(files, name)
		default:
			text := edits[random.IntN(len(edits))](random, string(present.Data))
			files[name] = &fstest.MapFile{Data: []byte(text)}
		}
		read, err := again.Read(files)
		if err != nil {
			t.Fatal(err)
		}
		got, gotList := again.Compile(read, compile.On(againDay))
		want, wantList, err := compile.Compile(files, compile.On(againDay))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(printed(t, wantList), printed(t, gotList)); diff != "" {
			t.Fatalf("round %d, %s (-anew +again)\n%s", round, name, diff)
		}
		if diff := cmp.Diff(outlineOf(want), outlineOf(got)); diff != "" {
			t.Fatalf("round %d, %s (-anew +again)\n%s", round, name, diff)
		}
		if got != nil {
			whole++
			checkLinked(t, got)
		} else {
			broken++
		}
	}
	if whole < 4 || broken < 4 {
		t.Errorf("%d guides and %d lists of errors: the edits test too little", whole, broken)
	}
}

// mapOf is the bundled content, to be changed.
func mapOf(t *testing.T) fstest.MapFS {
	t.Helper()
	files, err := large.Content(content.FS(), 1)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// outlineOf is what readers see of a guide, and where it leads.
func outlineOf(g *guide.Guide) []string {
	if g == nil {
		return nil
	}
	var lines []string
	for _, a := range append(g.Articles(), g.Drafts...) {
		lines = append(lines, fmt.Sprintf("%s %s %v %+v", a.Path, a.Title, a.Reviewed, names(a.Related, articlePath)))
		lines = append(lines, fmt.Sprintf("next %s, before %s, %d blocks", articlePath(a.Next), articlePath(a.Previous), len(a.Body)))
		for _, c := range append(slices.Clone(a.KeyMessages), a.Claims...) {
			lines = append(lines, fmt.Sprintf("%s %s %s %s", c.ID, c.Sentence, c.Certainty, c.Found))
		}
	}
	for _, r := range g.References {
		lines = append(lines, fmt.Sprintf("%s cited by %d, %d claims", r.ID, len(r.CitedBy), len(r.Claims)))
	}
	for _, term := range g.Terms {
		lines = append(lines, fmt.Sprintf("%s used by %d", term.ID, len(term.UsedBy)))
	}
	return lines
}

// checkLinked wants everything that a guide leads to, to be its own and not of a
// guide before it.
func checkLinked(t *testing.T, g *guide.Guide) {
	t.Helper()
	references := map[*guide.Reference]bool{}
	for _, r := range g.References {
		references[r] = true
	}
	terms := map[*guide.Term]bool{}
	for _, term := range g.Terms {
		terms[term] = true
	}
	own := func(sources []guide.Source) bool {
		return !slices.ContainsFunc(sources, func(s guide.Source) bool { return !references[s.Reference] })
	}
	for _, a := range append(g.Articles(), g.Drafts...) {
		blocks := claimsIn(a.Body)
		for i, c := range a.Claims {
			if c.Article != a || !own(c.Sources) || blocks[i] != c {
				t.Errorf("the claim %s is not all of this guide", c.ID)
			}
		}
		if !own(a.Sources) || slices.ContainsFunc(a.Terms, func(term *guide.Term) bool { return !terms[term] }) {
			t.Errorf("%s leads to sources or terms of another guide", a.Path)
		}
		for _, c := range a.Changes {
			for _, r := range c.Claims {
				if r.Article != a || (r.Claim != nil && r.Claim.Article != a) {
					t.Errorf("the log of %s leads to another guide", a.Path)
				}
			}
		}
	}
}

func claimsIn(blocks []guide.Block) []*guide.Claim {
	var claims []*guide.Claim
	for _, b := range blocks {
		switch b := b.(type) {
		case guide.ClaimBlock:
			claims = append(claims, b.Claim)
		case guide.Callout:
			claims = append(claims, claimsIn(b.Body)...)
		}
	}
	return claims
}
