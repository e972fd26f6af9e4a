package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const root = "../.."

// allowed is the direction of imports: what each package may use, of this module
// and beyond the standard library. The picture in the README shows the same.
var allowed = map[string]string{
	"cmd/leakygut":                 "content internal/background internal/bibliography internal/bibliography/intake internal/compile internal/confine internal/export internal/guide internal/https internal/linkcheck internal/live internal/metrics internal/preview internal/purge internal/readability internal/rule internal/source internal/standing internal/watch internal/web github.com/alecthomas/kong",
	"cmd/bench":                    "content internal/compile internal/compress internal/large github.com/alecthomas/kong github.com/yuin/goldmark go.yaml.in/yaml/v4 golang.org/x/sync",
	"cmd/bench/bare":               "",
	"cmd/release":                  "github.com/alecthomas/kong github.com/google/licensecheck",
	"content":                      "",
	"static":                       "github.com/tdewolff/minify/v2",
	"internal/guide":               "",
	"internal/source":              "",
	"internal/rule":                "internal/source",
	"internal/card":                "internal/guide github.com/go-fonts/stix github.com/go-text/typesetting github.com/klauspost/compress golang.org/x/image",
	"internal/bibliography":        "internal/source golang.org/x/text",
	"internal/linkcheck":           "golang.org/x/net",
	"internal/markdown":            "internal/guide internal/markdown/citation internal/markdown/div internal/markdown/term github.com/yuin/goldmark",
	"internal/markdown/attribute":  "",
	"internal/markdown/citation":   "github.com/yuin/goldmark",
	"internal/markdown/div":        "internal/markdown/attribute github.com/yuin/goldmark",
	"internal/markdown/term":       "github.com/yuin/goldmark",
	"internal/feed":                "internal/guide golang.org/x/net",
	"internal/twin":                "internal/guide golang.org/x/net",
	"internal/citation":            "internal/bibliography internal/guide",
	"internal/large":               "internal/guide",
	"internal/background":          "",
	"internal/compress":            "github.com/andybalholm/brotli",
	"internal/export":              "internal/compress golang.org/x/sync",
	"internal/browser":             "",
	"internal/cluster":             "",
	"internal/siege":               "",
	"internal/readability":         "internal/guide internal/markup",
	"internal/visit":               "internal/guide golang.org/x/net",
	"internal/markup":              "golang.org/x/net",
	"internal/qrcode":              "rsc.io/qr",
	"internal/handout":             "internal/guide internal/markup",
	"internal/bibliography/bibtex": "internal/bibliography golang.org/x/text",
	"internal/bibliography/ris":    "internal/bibliography",
	"internal/bibliography/intake": "internal/bibliography internal/bibliography/bibtex internal/bibliography/ris",
	"internal/standing":            "internal/bibliography golang.org/x/text",
	"internal/live":                "",
	"internal/metrics":             "github.com/prometheus/client_golang",
	"internal/confine":             "github.com/landlock-lsm/go-landlock",
	"internal/https":               "golang.org/x/crypto golang.org/x/net",
	"internal/pebble":              "",
	"internal/preview":             "",
	"internal/purge":               "",
	"internal/watch":               "github.com/fsnotify/fsnotify",
	"internal/compile": "internal/bibliography internal/guide internal/markdown internal/markdown/attribute internal/markdown/citation " +
		"internal/markdown/div internal/markdown/term internal/markup internal/readability internal/rule internal/source github.com/yuin/goldmark go.yaml.in/yaml/v4",
	"internal/search": "internal/guide internal/source github.com/blevesearch/bleve/v2 github.com/blevesearch/scorch_segment_api/v2",
	"internal/web":    "internal/card internal/citation internal/compress internal/feed internal/guide internal/live internal/metrics internal/preview internal/qrcode internal/search internal/source internal/twin internal/visit static templates github.com/go-chi/chi/v5 github.com/go-chi/httprate golang.org/x/sync",
	"templates":       "internal/guide internal/handout internal/markup internal/qrcode internal/visit github.com/a-h/templ",
}

// maxDepth is how many packages of this module may stand on one another.
const maxDepth = 5

func TestImportsKeepTheirDirection(t *testing.T) {
	t.Parallel()
	imports := moduleImports(t)
	for pkg, used := range imports {
		may, known := allowed[pkg]
		if !known {
			t.Errorf("package %s is not in the picture: add what it may import", pkg)
		}
		for _, name := range used {
			if !permits(strings.Fields(may), name) {
				t.Errorf("%s imports %s, which runs against the picture", pkg, name)
			}
		}
	}
	for pkg := range allowed {
		if _, exists := imports[pkg]; !exists {
			t.Errorf("the picture shows %s, which does not exist", pkg)
		}
	}
	if d := depth("cmd/leakygut", imports); d > maxDepth {
		t.Errorf("import depth %d, at most %d", d, maxDepth)
	}
}

// permits tells whether a list names a package, or the module it is part of.
func permits(list []string, name string) bool {
	return slices.ContainsFunc(list, func(may string) bool {
		outside := strings.Contains(may, ".")
		return name == may || (outside && strings.HasPrefix(name, may+"/"))
	})
}

// moduleImports lists what the code of each package imports, tests left out:
// packages of this module by their folder, others by their path, and none of the
// standard library.
func moduleImports(t *testing.T) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && file != root {
			return fs.SkipDir
		}
		if path.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir, err := filepath.Rel(root, filepath.Dir(file))
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(dir)
		imports[pkg] = append(imports[pkg], "")[:len(imports[pkg])]
		for _, i := range parsed.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			first, _, _ := strings.Cut(name, "/")
			switch inside, ok := strings.CutPrefix(name, "leakygut/"); {
			case ok:
				imports[pkg] = append(imports[pkg], inside)
			case strings.Contains(first, "."):
				imports[pkg] = append(imports[pkg], name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return imports
}

// depth is the length of the longest chain of imports within the module that
// starts at a package, which counts as 1.
func depth(pkg string, imports map[string][]string) int {
	deepest := 0
	for _, name := range imports[pkg] {
		if _, inside := imports[name]; inside {
			deepest = max(deepest, depth(name, imports))
		}
	}
	return deepest + 1
}

// TestToolMatchesLibrary holds the template compiler to the version of the
// library its output runs on.
func TestToolMatchesLibrary(t *testing.T) {
	t.Parallel()
	pin := regexp.MustCompile(`github\.com/a-h/templ (v\S+)`)
	version := func(file string) string {
		text, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		m := pin.FindSubmatch(text)
		if m == nil {
			t.Fatalf("%s does not pin templ", file)
		}
		return string(m[1])
	}
	if library, tool := version("go.mod"), version("go.tool.mod"); library != tool {
		t.Errorf("go.mod has templ %s, go.tool.mod has %s", library, tool)
	}
}

// TestTopLevel keeps the first view of the repository as the README shows it, but for
// what "make" leaves there.
func TestTopLevel(t *testing.T) {
	t.Parallel()
	want := "CHANGELOG.md CONTRIBUTING.md LICENSE Makefile README.md SECURITY.md cmd content deploy go.bench.mod go.bench.sum go.deploy.mod go.deploy.sum go.lint.mod go.lint.sum go.mod go.sum go.tool.mod go.tool.sum internal static templates"
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && e.Name() != "bin" && e.Name() != "BENCHMARKS.md" {
			got = append(got, e.Name())
		}
	}
	if got := strings.Join(got, " "); got != want {
		t.Errorf("the top level is\n%s\nwant\n%s", got, want)
	}
}
