//go:build unix

package siege

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// articles is how many there are in a content folder.
const articles = 2

// file is the one of an article.
func file(dir string, i int) string {
	return filepath.Join(dir, "causes", fmt.Sprintf("case-%d.md", i))
}

// folder is a content folder that is compiled in no time: the one that the cases of
// the compiler are laid over, with articles.
func folder(t *testing.T) string {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join(root, "internal", "compile", "testdata", "base", "content.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	dir, parts := filepath.Join(t.TempDir(), "content"), map[string]string{}
	for _, f := range archive.Files {
		switch {
		case f.Name == "front.yaml", f.Name == "end.md":
			parts[f.Name] = string(f.Data)
		case strings.TrimSpace(string(f.Data)) != "":
			write(t, filepath.Join(dir, filepath.FromSlash(f.Name)), string(f.Data))
		}
	}
	for i := range articles {
		text := "---\n" + parts["front.yaml"] + "---\n" + parts["end.md"]
		text = strings.ReplaceAll(text, "-of-case", fmt.Sprintf("-of-case-%d", i))
		text = strings.ReplaceAll(text, "old-case", fmt.Sprintf("old-case-%d", i))
		text = strings.Replace(text, "order: 1\n", fmt.Sprintf("order: %d\n", i+1), 1)
		write(t, file(dir, i), text)
	}
	return dir
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// titled is the text of an article with a word before its title.
func titled(text, word string) string { return strings.Replace(text, "title: ", "title: "+word+" ", 1) }
