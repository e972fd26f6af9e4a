package compile_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"leakygut/content"
	"leakygut/internal/compile"
	"leakygut/internal/guide"
)

// compileBundled compiles the articles built into the program.
func compileBundled(t testing.TB) *guide.Guide {
	t.Helper()
	g, list, err := compile.Compile(content.FS())
	if err != nil {
		t.Fatal(err)
	}
	if list.Errors() > 0 {
		t.Fatalf("the bundled content has mistakes:\n%s", printed(t, list))
	}
	return g
}

// dump is a guide as text: all that readers get of it, in order.
func dump(t testing.TB, g *guide.Guide) string {
	t.Helper()
	var b strings.Builder
	docs := func(list []*guide.Document) []string {
		return names(list, func(d *guide.Document) string { return d.Path })
	}
	fmt.Fprintln(&b, g.Site, g.Addresses())
	for _, d := range g.Documents() {
		terms := names(d.Terms, func(t *guide.Term) string { return t.ID })
		fmt.Fprintln(&b, d.Path, d.Title, d.Name, d.Description, d.Outline, sources(d.Sources), terms, d.Anchors)
		fmt.Fprintln(&b, drawn(t, d.Body))
	}
	for _, a := range g.Articles() {
		fmt.Fprintln(&b, a.Path, a.Kind, a.Order, a.Certainty, a.ClinicalCheck, logOf(a), a.Aliases, articlePath(a.Previous), articlePath(a.Next))
		fmt.Fprintln(&b, a.Published, a.Reviewed, a.EvidenceTo, a.NextReview, names(a.Related, articlePath), names(a.KeyMessages, (*guide.Claim).Path))
		fmt.Fprintln(&b, drawn(t, a.RedFlags))
	}
	for _, c := range g.Claims {
		fmt.Fprintln(&b, c.Home(), c.Text, c.Certainty, c.Effect, c.In, sources(c.Sources))
		fmt.Fprintln(&b, c.Sentence, c.Cite, c.Why, c.Found, c.Caveat)
	}
	for _, r := range g.References {
		fmt.Fprintln(&b, r.Path(), r.Authors, r.Title, r.Details, r.Links, r.Design, r.Size, docs(r.CitedBy), names(r.Claims, (*guide.Claim).Path))
	}
	for _, term := range g.Terms {
		fmt.Fprintln(&b, term.Path(), term.Name, term.Meaning, term.Also, docs(term.UsedBy))
	}
	return b.String()
}

func TestBundledContent(t *testing.T) {
	t.Parallel()
	g := compileBundled(t)
	if len(g.Articles()) == 0 || len(g.Claims) == 0 {
		t.Fatal("the bundled content has no article or no claim")
	}
	for _, c := range g.Claims {
		if len(c.Sources) == 0 || c.Cite == "" {
			t.Errorf("the claim %s has no source", c.ID)
		}
		checkMarkup(t, c.ID, string(c.Sentence+c.Cite+c.Why+c.Found+c.Caveat))
	}
	for _, d := range g.Documents() {
		checkMarkup(t, d.Path, drawn(t, d.Body))
	}
}

// TestDeterministic compiles twice: documents are compiled in parallel, and much
// is kept in maps, but the result must not show it.
func TestDeterministic(t *testing.T) {
	t.Parallel()
	first := dump(t, compileBundled(t))
	for range 5 {
		if diff := cmp.Diff(first, dump(t, compileBundled(t))); diff != "" {
			t.Fatalf("the same content compiled again is another guide:\n%s", diff)
		}
	}
}

// TestDeterministicDiagnostics does the same for a folder full of mistakes.
func TestDeterministicDiagnostics(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"site.yaml": "nam: x\n", "glossary.yaml": "- {}\n- {}\n", "pages/privacy.md": "---\n---\n", "README.md": "x",
		inFile: "[@a] [[b]] [c](/d) <e>\n\n::: f\n:::\n", frontFile: "titel: x\nrelated: [x, y]\n",
	}
	_, list := compileFiles(t, files)
	first := printed(t, list)
	for range 20 {
		_, list := compileFiles(t, files)
		if diff := cmp.Diff(first, printed(t, list)); diff != "" {
			t.Fatalf("the same mistakes are told in another way:\n%s", diff)
		}
	}
}

// TestAtOnce compiles in several goroutines, which is for the race detector.
func TestAtOnce(t *testing.T) {
	t.Parallel()
	want := dump(t, compileBundled(t))
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			if got := dump(t, compileBundled(t)); got != want {
				t.Error("compiled beside others, the guide is another one")
			}
		})
	}
	all.Wait()
}

// TestWindows compiles content as Windows editors save it. What readers get and
// what writers are told is what it is without carriage returns and byte order
// marks.
func TestWindows(t *testing.T) {
	t.Parallel()
	files := map[string]string{inFile: `::: {.do title="Walk"}
One line  
and another. [@gamma2003;
@delta2004]
:::

Table: A table.

| A | Certainty |
|---|---|
| b | low |

` + "```\n:::\n```\n", "figures/wall.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"\nviewBox=\"0 0 8 8\"/>\n"}
	for name, more := range map[string]string{"right": "", "wrong": "\nA slip. [@betta2002]\n"} {
		files := map[string]string{inFile: files[inFile] + more, "figures/wall.svg": files["figures/wall.svg"]}
		windows := folder(files)
		for _, f := range windows {
			f.Data = []byte("\uFEFF" + strings.ReplaceAll(string(f.Data), "\n", "\r\n"))
		}
		g, list := compileFiles(t, files)
		got, gotList, err := compile.Compile(windows, compile.On(testDay))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(printed(t, list), printed(t, gotList)); diff != "" {
			t.Errorf("%s: diagnostics (-Unix +Windows):\n%s", name, diff)
		}
		if (g == nil) != (got == nil) {
			t.Fatalf("%s: the guide compiles in one form alone", name)
		}
		if g != nil {
			if diff := cmp.Diff(dump(t, g), dump(t, got)); diff != "" {
				t.Errorf("%s: guide (-Unix +Windows):\n%s", name, diff)
			}
		}
	}
}

func TestEncoding(t *testing.T) {
	t.Parallel()
	const front = "---\ntitle: Privacy\nname: Privacy\ndescription: Nobody is watched.\nupdated: 2026-01-01\n---\n"
	for _, test := range []struct{ name, body, want string }{
		{"Latin-1", "Caf\xe9.\n\nCr\xe8me.\n", "pages/privacy.md:7:4: the file is not UTF-8 from here on [encoding]\n" +
			"    7 | Caf\xe9.\n      |    ^\n      = save it as UTF-8\n"},
		{"the mark of a lost character, which is one", "Caf\uFFFD.\n", ""},
	} {
		_, list := compileFiles(t, map[string]string{"pages/privacy.md": front + test.body})
		if diff := cmp.Diff(test.want, printed(t, list)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestNoLineEndAtTheEnd(t *testing.T) {
	t.Parallel()
	for name, text := range folder(nil) {
		whole := folder(nil)
		whole[name] = &fstest.MapFile{Data: []byte(strings.TrimRight(string(text.Data), "\n"))}
		if _, list, err := compile.Compile(whole, compile.On(testDay)); err != nil || len(list) > 0 {
			t.Errorf("%s without a line end at its end: %v\n%s", name, err, printed(t, list))
		}
	}
}

// brokenFS fails to open one file or folder.
type brokenFS struct {
	fs.FS
	name string
	err  error
}

func (f brokenFS) Open(name string) (fs.File, error) {
	if name == f.name {
		return nil, f.err
	}
	return f.FS.Open(name)
}

func TestUnreadableFolder(t *testing.T) {
	t.Parallel()
	denied := errors.New("permission denied")
	for _, name := range []string{".", "causes", "home.md"} {
		g, list, err := compile.Compile(brokenFS{folder(nil), name, denied})
		if !errors.Is(err, denied) || g != nil || list != nil {
			t.Errorf("without %s: guide %t, %d diagnostics, error %v", name, g != nil, len(list), err)
		}
	}
}

// TestDeepNesting is about time and stack: no text may hang the program, however
// deep its parts stand in one another.
func TestDeepNesting(t *testing.T) {
	t.Parallel()
	const deep = 1000
	for name, body := range map[string]string{
		"quotations": strings.Repeat("> ", deep) + "x\n",
		"lists":      strings.Repeat("- ", deep) + "x\n",
		"call-outs":  strings.Repeat("::: do\n", deep) + "x\n" + strings.Repeat(":::\n", deep),
		"no ends":    strings.Repeat("::: do\n", deep) + "x\n",
		"brackets":   strings.Repeat("[", 3*deep) + "x" + strings.Repeat("]", 3*deep) + "\n",
		"terms":      strings.Repeat("[[x ", 3*deep) + "\n",
		"citations":  strings.Repeat("[@x; ", 3*deep) + "\n",
		"emphasis":   strings.Repeat("*x ", 3*deep) + "\n",
		"fences":     strings.Repeat(":::\n", 3*deep),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g, list := compileFiles(t, map[string]string{inFile: body})
			checkOutcome(t, g, list)
		})
	}
}
