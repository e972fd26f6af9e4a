//go:build cluster

package cluster

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// articles is how many there are in the folder that is served.
const articles = 20

// folder is a content folder that is compiled in no time, and has some hundred
// addresses: the one that the cases of the compiler are laid over, with articles.
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
		write(t, filepath.Join(dir, "causes", fmt.Sprintf("case-%d.md", i)), text)
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

// replica is a server of the folder, which may come and go.
type replica struct {
	*process
	program string
	port    string
	args    []string
}

func newReplica(t *testing.T, program, dir, port string, args ...string) *replica {
	t.Helper()
	r := &replica{program: program, port: port, args: append([]string{"--content", dir, "--no-watch", "--base-url", "https://example.org"}, args...)}
	r.start(t)
	return r
}

func (r *replica) address() string { return "http://127.0.0.1:" + r.port }

// start starts it where it was before, and waits until it is ready.
func (r *replica) start(t *testing.T) {
	t.Helper()
	r.process = start(t, r.program, append([]string{"serve", "--addr", "127.0.0.1:" + r.port}, r.args...)...)
	answers(t, r.address()+"/readyz")
}

// line is what we read of a line in the log of a server.
type line struct {
	Message string `json:"msg"`
	Path    string
	Status  int
	Keys    int
}

// lines are those of a message that it has logged since it was started.
func (r *replica) lines(message string) []line {
	var all []line
	for s := bufio.NewScanner(strings.NewReader(r.said.String())); s.Scan(); {
		var l line
		if json.Unmarshal(s.Bytes(), &l) == nil && l.Message == message {
			all = append(all, l)
		}
	}
	return all
}

// requests are the pages it was asked for, but for the first so many.
func (r *replica) requests(after int) []line {
	all := r.lines("request")[after:]
	kept := all[:0]
	for _, l := range all {
		if l.Path != "/readyz" && !strings.HasPrefix(l.Path, "/search") {
			kept = append(kept, l)
		}
	}
	return kept
}

var hash = regexp.MustCompile(`^"([\w-]{16})(-br|-gzip)?"$`)

// version is the part of an entity tag that is the same in every encoding.
func version(tag string) string {
	m := hash.FindStringSubmatch(tag)
	if m == nil {
		return tag
	}
	return m[1]
}
