package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// The article of the small guide.
const (
	caseFile = "causes/case.md"
	casePage = "/causes/case"
)

// smallContent is a content folder that is compiled in no time, the race detector
// included: the one that the cases of the compiler are laid over.
func smallContent(t *testing.T) string {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join(root, "internal", "compile", "testdata", "base", "content.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	dir, parts := filepath.Join(t.TempDir(), "content"), map[string]string{}
	put := func(name, text string) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range archive.Files {
		switch {
		case f.Name == "front.yaml", f.Name == "end.md":
			parts[f.Name] = string(f.Data)
		case strings.TrimSpace(string(f.Data)) != "":
			put(f.Name, string(f.Data))
		}
	}
	put(caseFile, "---\n"+parts["front.yaml"]+"---\n"+parts["end.md"])
	return dir
}
