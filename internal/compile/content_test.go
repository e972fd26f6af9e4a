package compile_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"leakygut/internal/compile"
	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// Names in a txtar file that mean something to the tests. A file of any other
// name is laid over the content folder.
const (
	inFile    = "in.md"      // the start of the body of caseFile
	frontFile = "front.yaml" // fields that replace those of its front matter
	entryFile = "entry.json" // one more reference
	endFile   = "end.md"     // the end of its body: what every article has
	htmlFile  = "want.html"  // what inFile is drawn as; not there where a mistake stops the build
	diagFile  = "want.diag"  // what is reported; not there where nothing is
)

// What is made of them.
const (
	caseFile   = "causes/case.md"
	casePath   = "/causes/case"
	endBlocks  = 3        // how many blocks endFile is
	absent     = "absent" // a file that the folder is to lack, or the value of a field
	references = "references.json"
)

// base is a content folder in which nothing is wrong.
var base = sync.OnceValue(func() map[string]string {
	text, err := os.ReadFile(filepath.Join("testdata", "base", "content.txtar"))
	if err != nil {
		panic(err)
	}
	return filesOf(txtar.Parse(text))
})

func filesOf(a *txtar.Archive) map[string]string {
	files := map[string]string{}
	for _, f := range a.Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

// folder lays files over the base. Where they have no article of their own at
// caseFile, it is made of the front matter, inFile and endFile.
func folder(files map[string]string) fstest.MapFS {
	all := fstest.MapFS{}
	put := func(name, text string) { all[name] = &fstest.MapFile{Data: []byte(text)} }
	for name, text := range base() {
		put(name, text)
	}
	put(caseFile, "---\n"+front(base()[frontFile], files[frontFile])+"---\n"+files[inFile]+base()[endFile])
	if entry := files[entryFile]; entry != "" {
		put(references, strings.TrimSuffix(base()[references], "\n]\n")+",\n"+entry+"]\n")
	}
	for name, text := range files {
		put(name, text)
	}
	for name, file := range all {
		if strings.TrimSpace(string(file.Data)) == absent {
			delete(all, name)
		}
	}
	for _, name := range []string{inFile, frontFile, entryFile, endFile, htmlFile, diagFile} {
		delete(all, name)
	}
	return all
}

// front puts fields in the place of those of the same name, and new ones at the
// end.
func front(standard, replaced string) string {
	fields := fieldsOf(standard)
	for _, field := range fieldsOf(replaced) {
		i := slices.IndexFunc(fields, func(f string) bool { return key(f) == key(field) })
		switch {
		case i < 0:
			fields = append(fields, field)
		case strings.TrimSpace(field) == key(field)+": "+absent:
			fields = slices.Delete(fields, i, i+1)
		default:
			fields[i] = field
		}
	}
	return strings.Join(fields, "")
}

// fieldsOf parts YAML before each line that is not indented.
func fieldsOf(text string) []string {
	var fields []string
	for line := range strings.Lines(text) {
		if len(fields) == 0 || !strings.HasPrefix(line, " ") {
			fields = append(fields, "")
		}
		fields[len(fields)-1] += line
	}
	return fields
}

func key(field string) string {
	name, _, _ := strings.Cut(field, ":")
	return name
}

// testDay is the day on which the tests compile: the base is not overdue by then.
var testDay = time.Date(2026, time.June, 1, 0, 0, 0, 0, time.UTC)

// compileFiles compiles the base with files laid over it.
func compileFiles(t testing.TB, files map[string]string) (*guide.Guide, source.List) {
	t.Helper()
	g, list, err := compile.Compile(folder(files), compile.On(testDay))
	if err != nil {
		t.Fatalf("compile: %v", err)
	}
	return g, list
}

// compileBody compiles an article whose body starts with a text, in which
// nothing may be wrong.
func compileBody(t testing.TB, body string) (*guide.Guide, *guide.Article) {
	t.Helper()
	g, list := compileFiles(t, map[string]string{inFile: body})
	if len(list) > 0 {
		t.Fatalf("unexpected diagnostics:\n%s", printed(t, list))
	}
	return g, articleAt(t, g, casePath)
}

func articleAt(t testing.TB, g *guide.Guide, path string) *guide.Article {
	t.Helper()
	for _, a := range g.Articles() {
		if a.Path == path {
			return a
		}
	}
	t.Fatalf("no article at %s", path)
	return nil
}

func printed(t testing.TB, list source.List) string {
	t.Helper()
	var b strings.Builder
	if err := source.Print(&b, "", list); err != nil {
		t.Fatalf("print diagnostics: %v", err)
	}
	return b.String()
}

// article is a whole article whose ids end in its name. The fields replace those
// of the front matter.
func article(name, fields, body string) string {
	own := "key_messages: [first-of-" + name + ", second-of-" + name + "]\naliases: []\n"
	end := strings.ReplaceAll(base()[endFile], "-of-case", "-of-"+name)
	return "---\n" + front(front(base()[frontFile], own), fields) + "---\n" + body + end
}
