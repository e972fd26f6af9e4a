package compile_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"leakygut/internal/guide"
	"leakygut/templates"
)

var update = flag.Bool("update", false, "write anew what the cases want; read it before you believe it")

// TestCases compiles the cases in testdata: each a small text, what readers see
// of it and what its writer is told. Those in testdata are each about a rule; those
// in testdata/broken are slips as writers make them, whatever rules they break.
func TestCases(t *testing.T) {
	t.Parallel()
	for _, file := range caseFiles(t) {
		t.Run(strings.TrimSuffix(file, ".txtar"), func(t *testing.T) {
			t.Parallel()
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := outcome(t, a)
			if *update {
				rewrite(t, file, a, got)
			}
			files := filesOf(a)
			for _, name := range []string{htmlFile, diagFile} {
				if diff := cmp.Diff(files[name], got[name]); !*update && diff != "" {
					t.Errorf("%s (-want +got):\n%s", name, diff)
				}
			}
		})
	}
}

func caseFiles(t testing.TB) []string {
	t.Helper()
	var all []string
	for _, dir := range []string{"testdata", filepath.Join("testdata", "broken")} {
		files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no cases in %s: %v", dir, err)
		}
		all = append(all, files...)
	}
	return all
}

// outcome is what comes of a case, by the name of the file that should say so.
func outcome(t *testing.T, a *txtar.Archive) map[string]string {
	t.Helper()
	files := filesOf(a)
	g, list := compileFiles(t, files)
	got := map[string]string{diagFile: printed(t, list)}
	if _, wanted := files[inFile]; wanted && g != nil {
		got[htmlFile] = drawn(t, ownBlocks(articleAt(t, g, casePath)))
	}
	return got
}

// ownBlocks are the blocks of an article that the case itself wrote.
func ownBlocks(a *guide.Article) []guide.Block {
	return slices.Concat(a.RedFlags, a.Body[:len(a.Body)-endBlocks])
}

var (
	// Shapes repeat what the words beside them say.
	shapes = regexp.MustCompile(`<svg class="(circles|shape)".*?</svg>`)
	opens  = regexp.MustCompile(`\s*<(blockquote|caption|dd|div|dl|dt|figcaption|figure|h[2-6]|hr|li|ol|p|pre|svg|table|tbody|td|th|thead|tr|ul)\b`)
	closes = regexp.MustCompile(`</(blockquote|caption|dd|div|dl|dt|figcaption|figure|h[2-6]|li|ol|p|pre|svg|table|tbody|td|th|thead|tr|ul)>\s*`)
)

// drawn is blocks as readers get them, with a line for each element that starts
// a new one in a browser.
func drawn(t testing.TB, blocks []guide.Block) string {
	t.Helper()
	var b strings.Builder
	if err := templates.Blocks(blocks).Render(t.Context(), &b); err != nil {
		t.Fatalf("draw: %v", err)
	}
	html := shapes.ReplaceAllString(b.String(), "")
	html = opens.ReplaceAllString(html, "\n<$1")
	html = closes.ReplaceAllString(html, "</$1>\n")
	html = strings.TrimSpace(strings.ReplaceAll(html, "\n\n", "\n"))
	if html == "" {
		return ""
	}
	return html + "\n"
}

// rewrite puts an outcome in the place of what the case wanted.
func rewrite(t *testing.T, file string, a *txtar.Archive, got map[string]string) {
	t.Helper()
	a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == htmlFile || f.Name == diagFile })
	for _, name := range []string{htmlFile, diagFile} {
		if got[name] != "" {
			a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(got[name])})
		}
	}
	if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}
