package citation_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// reader is citation.js, a library that others use to read BibTeX, RIS and
// CSL-JSON. It comes from the npm registry through npm, once, and stays in the
// cache of the user; what comes is held to the sums in package-lock.json.
func reader(t *testing.T) string {
	t.Helper()
	files := map[string][]byte{}
	sum := sha256.New()
	for _, name := range []string{"package.json", "package-lock.json", "read.mjs"} {
		text, err := os.ReadFile(filepath.Join("testdata", "reader", name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = text
		sum.Write(text)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(cache, "leakygut", "reader-"+hex.EncodeToString(sum.Sum(nil)[:8]))
	if _, err := os.Stat(dir); err != nil {
		fetch(t, dir, files)
	}
	return dir
}

// fetch has npm bring the library into a folder beside its place, and moves it
// there when it is whole.
func fetch(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		t.Fatal(err)
	}
	work, err := os.MkdirTemp(filepath.Dir(dir), "npm-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(work) })
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(work, name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	npm := exec.CommandContext(ctx, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
	npm.Dir = work
	if said, err := npm.CombinedOutput(); err != nil {
		t.Fatalf("npm brings the library that reads the files back (Debian: apt-get install npm): %v\n%s", err, said)
	}
	if err := os.Rename(work, dir); err != nil {
		if _, there := os.Stat(dir); there != nil { // another test was not faster
			t.Fatal(err)
		}
	}
}

// read is a file as the library reads it.
func read(t *testing.T, kind, file string) []item {
	t.Helper()
	var items []item
	if err := json.Unmarshal(node(t, file, kind), &items); err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return items
}

// set is the references of a file of CSL-JSON in Vancouver style, by id, as the
// library sets them.
func set(t *testing.T, file string) map[string]string {
	t.Helper()
	var pairs [][2]string
	if err := json.Unmarshal(node(t, file, "@csl/list+object", "vancouver"), &pairs); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, pair := range pairs {
		texts[pair[0]] = pair[1]
	}
	return texts
}

// node hands a file to the library and returns what it writes.
func node(t *testing.T, file string, arguments ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	node := exec.CommandContext(ctx, "node", append([]string{filepath.Join(reader(t), "read.mjs")}, arguments...)...)
	node.Stdin = strings.NewReader(file)
	var said bytes.Buffer
	node.Stderr = &said
	out, err := node.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", arguments, err, said.String())
	}
	return out
}

// item is what tests compare of a CSL-JSON entry.
type item struct {
	ID        string `json:"id"`
	Type      string `json:"type"`
	Title     string `json:"title"`
	Container string `json:"container-title"`
	Publisher text   `json:"publisher"`
	Volume    text   `json:"volume"`
	Issue     text   `json:"issue"`
	Page      text   `json:"page"`
	DOI       string `json:"DOI"`
	URL       string `json:"URL"`
	Author    []struct {
		Family, Given, Literal, Suffix string
		Dropping                       string `json:"dropping-particle"`
		NonDropping                    string `json:"non-dropping-particle"`
	} `json:"author"`
	Issued struct {
		Parts [][]text `json:"date-parts"`
	} `json:"issued"`
}

// text is a value that may be a number, or a list of one.
type text string

func (x *text) UnmarshalJSON(value []byte) error {
	*x = text(strings.Trim(string(value), `[]"`))
	return nil
}

// authors are the names, whichever way they were parted. What BibTeX calls
// "others" is no name.
func (i item) authors() string {
	var names []string
	for _, a := range i.Author {
		name := strings.Join([]string{a.Dropping, a.NonDropping, a.Family, a.Literal, a.Given, a.Suffix}, "")
		if name = strings.NewReplacer(".", "", ",", "", " ", "").Replace(name); name != "others" {
			names = append(names, name)
		}
	}
	return strings.Join(names, "; ")
}

// pages are the first page and the last, which the bibliography may have short:
// 506-11.
func (i item) pages() (first, last string) {
	first, last, _ = strings.Cut(strings.NewReplacer("–", "-", " ", "").Replace(string(i.Page)), "-")
	if last != "" && len(last) < len(first) {
		last = first[:len(first)-len(last)] + last
	}
	return first, last
}

// year is the first part of the date.
func (i item) year() text {
	if len(i.Issued.Parts) == 0 || len(i.Issued.Parts[0]) == 0 {
		return ""
	}
	return i.Issued.Parts[0][0]
}
