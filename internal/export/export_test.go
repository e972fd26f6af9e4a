package export

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"
)

// site answers with texts by address.
type site map[string]string

func (s site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	text, ok := s[r.URL.Path]
	switch {
	case !ok:
		w.WriteHeader(http.StatusNotFound)
		text = "nothing here"
	case text == "gone":
		w.WriteHeader(http.StatusGone)
	case strings.HasSuffix(r.URL.Path, ".md"):
		w.Header().Set("Content-Type", "text/markdown; charset=utf-8")
	case strings.HasSuffix(r.URL.Path, ".png"):
		w.Header().Set("Content-Type", "image/png")
	}
	_, _ = io.WriteString(w, text)
}

func (s site) addresses() []string {
	var all []string
	for a, text := range s {
		if text != "gone" {
			all = append(all, a)
		}
	}
	return all
}

func small() site {
	long := strings.Repeat("The gut is leaky. ", 100)
	return site{"/": "home " + long, "/causes": "causes " + long, "/causes/stress": "stress " + long, "/causes/stress.md": "# Stress", "/cards/a.png": long}
}

func config(dir string, s site) Config {
	return Config{Dir: dir, Site: s, BaseURL: "https://leaky.example", Addresses: s.addresses(), Compress: true}
}

func export(t *testing.T, c Config) Summary {
	t.Helper()
	sum, err := Run(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// tree is every file of a folder with its text.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(file)
		rel, _ := filepath.Rel(dir, file)
		all[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func names(files map[string]string) []string {
	var all []string
	for name := range files {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

// alone wants nothing beside the folder of the site.
func alone(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(dir) {
			t.Errorf("%s was left behind", e.Name())
		}
	}
}

func TestFiles(t *testing.T) {
	t.Parallel()
	dir, s := filepath.Join(t.TempDir(), "site"), small()
	sum := export(t, config(dir, s))
	files := tree(t, dir)
	want := []string{
		".leakygut-export.json", "404.html", "_headers", "_redirects", "cards/a.png", "causes.html", "causes.html.br", "causes.html.gz",
		"causes/stress.html", "causes/stress.html.br", "causes/stress.html.gz", "causes/stress.md", "index.html", "index.html.br", "index.html.gz",
	}
	if diff := cmp.Diff(want, names(files)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	for address, text := range s {
		if got := files[File(address)]; got != text {
			t.Errorf("%s holds %q", File(address), got)
		}
	}
	if files["404.html"] != "nothing here" {
		t.Errorf("404.html holds %q", files["404.html"])
	}
	zipped, err := gzip.NewReader(strings.NewReader(files["causes.html.gz"]))
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]io.Reader{".gz": zipped, ".br": brotli.NewReader(strings.NewReader(files["causes.html.br"]))} {
		if text, err := io.ReadAll(r); err != nil || string(text) != s["/causes"] {
			t.Errorf("%s: %v, %q", name, err, text)
		}
	}
	if sum.Files != len(want)-1 || sum.Written != sum.Files || sum.Removed != 0 {
		t.Errorf("summary %+v, want %d files, all written", sum, len(want)-1)
	}
	alone(t, dir)
}

// TestAgain: a second export changes what is different and nothing else, and the
// time of a file says so.
func TestAgain(t *testing.T) {
	t.Parallel()
	dir, s := filepath.Join(t.TempDir(), "site"), small()
	export(t, config(dir, s))
	first, day := tree(t, dir), time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	for name := range first {
		if err := os.Chtimes(filepath.Join(dir, name), day, day); err != nil {
			t.Fatal(err)
		}
	}
	if sum := export(t, config(dir, s)); sum.Written != 0 || sum.Removed != 0 {
		t.Errorf("nothing changed, and the summary is %+v", sum)
	}
	if diff := cmp.Diff(first, tree(t, dir)); diff != "" {
		t.Errorf("another export (-first +second):\n%s", diff)
	}
	s["/causes"] += " More."
	delete(s, "/causes/stress.md")
	sum := export(t, config(dir, s))
	if sum.Written != 4 || sum.Removed != 1 { // the page in its three forms, and the rules for headers
		t.Errorf("summary %+v, want 4 written and 1 removed", sum)
	}
	changed := []string{".leakygut-export.json", "_headers", "causes.html", "causes.html.br", "causes.html.gz"}
	for _, name := range names(tree(t, dir)) {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if kept := info.ModTime().Equal(day); kept == slices.Contains(changed, name) {
			t.Errorf("%s: kept its time: %v", name, kept)
		}
	}
	alone(t, dir)
}

// TestMended: a file that somebody changed in the folder is what it should be after
// the next export, and so is a compressed one.
func TestMended(t *testing.T) {
	t.Parallel()
	dir, s := filepath.Join(t.TempDir(), "site"), small()
	export(t, config(dir, s))
	want := tree(t, dir)
	for _, name := range []string{"index.html", "causes.html.br"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("changed"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(dir, "causes.html.gz")); err != nil {
		t.Fatal(err)
	}
	export(t, config(dir, s))
	if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
		t.Errorf("after a change (-want +got):\n%s", diff)
	}
}

func TestWithoutCompression(t *testing.T) {
	t.Parallel()
	dir, s := filepath.Join(t.TempDir(), "site"), small()
	c := config(dir, s)
	export(t, c)
	c.Compress = false
	if sum := export(t, c); sum.Written != 0 || sum.Removed != 6 {
		t.Errorf("summary %+v, want 6 removed", sum)
	}
	for _, name := range names(tree(t, dir)) {
		if ext := filepath.Ext(name); ext == ".br" || ext == ".gz" {
			t.Errorf("%s is there", name)
		}
	}
}

// TestRefused: a folder whose files would be gone is left alone.
func TestRefused(t *testing.T) {
	t.Parallel()
	for name, make := range map[string]func(dir string) error{
		"letters.txt in it was not written by an export": func(dir string) error {
			return errors.Join(os.Mkdir(dir, 0o700), os.WriteFile(filepath.Join(dir, "letters.txt"), []byte("mine"), 0o600))
		},
		".git in it was not written by an export": func(dir string) error {
			_, err := Run(context.Background(), config(dir, small()))
			return errors.Join(err, os.Mkdir(filepath.Join(dir, ".git"), 0o700))
		},
		"it is a file: name a folder": func(dir string) error { return os.WriteFile(dir, []byte("mine"), 0o600) },
		".leakygut-export.json: unexpected": func(dir string) error {
			return errors.Join(os.Mkdir(dir, 0o700), os.WriteFile(filepath.Join(dir, ManifestFile), nil, 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "site")
			if err := make(dir); err != nil {
				t.Fatal(err)
			}
			before := tree(t, dir)
			_, err := Run(t.Context(), config(dir, small()))
			if err == nil || !strings.Contains(err.Error(), name) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %v, want %q", err, name)
			}
			if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
				t.Errorf("the folder changed (-before +after):\n%s", diff)
			}
			alone(t, dir)
		})
	}
}

func TestNoParent(t *testing.T) {
	t.Parallel()
	_, err := Run(t.Context(), config(filepath.Join(t.TempDir(), "none", "site"), small()))
	if err == nil || !strings.Contains(err.Error(), "there is no folder") {
		t.Errorf("error %v", err)
	}
}

// full is a disk that has room for some files.
type full struct {
	mu   sync.Mutex
	room int
}

func (d *full) write(file string, body []byte) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.room--; d.room < 0 {
		return &fs.PathError{Op: "write", Path: file, Err: syscall.ENOSPC}
	}
	return disk{}.write(file, body)
}

// TestFailure: whatever stops an export, the old one stays, and nothing besides.
func TestFailure(t *testing.T) {
	t.Parallel()
	changed := small()
	for a := range changed {
		changed[a] += " Changed."
	}
	for name, fails := range map[string]func(dir string) error{
		"no space left on device": func(dir string) error {
			_, err := run(context.Background(), config(dir, changed), &full{room: 5})
			return err
		},
		"context canceled": func(dir string) error {
			ctx, cancel := context.WithCancel(context.Background())
			c := config(dir, changed)
			c.Progress = func(done, _ int) {
				if done == 2 {
					cancel()
				}
			}
			_, err := Run(ctx, c)
			return err
		},
		"/lost: status 404, not 200": func(dir string) error {
			c := config(dir, changed)
			c.Addresses = append(c.Addresses, "/lost")
			_, err := Run(context.Background(), c)
			return err
		},
		"two addresses become this file": func(dir string) error {
			s := small()
			s["/causes.html"] = "another"
			_, err := Run(context.Background(), config(dir, s))
			return err
		},
	} {
		for _, first := range []bool{false, true} {
			t.Run(fmt.Sprint(name, first), func(t *testing.T) {
				t.Parallel()
				dir := filepath.Join(t.TempDir(), "site")
				var before map[string]string
				if !first {
					export(t, config(dir, small()))
					before = tree(t, dir)
				}
				err := fails(dir)
				if err == nil || !strings.Contains(err.Error(), name) || strings.Contains(err.Error(), ".export-") {
					t.Errorf("error %v, want %q", err, name)
				}
				if _, err := os.Stat(dir); first {
					if !errors.Is(err, fs.ErrNotExist) {
						t.Errorf("a first export that failed left something: %v", err)
					}
				} else if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
					t.Errorf("the folder changed (-before +after):\n%s", diff)
				}
				alone(t, dir)
			})
		}
	}
}

// TestMovedAndGone: an older address leads on, and one that was taken back says why.
func TestMovedAndGone(t *testing.T) {
	t.Parallel()
	dir, s := filepath.Join(t.TempDir(), "site"), small()
	s["/causes/luck"] = "gone"
	c := config(dir, s)
	c.Moved = map[string]string{"/older": "/causes/stress", "/older.md": "/causes/stress.md"}
	c.Gone = []string{"/causes/luck"}
	export(t, c)
	files := tree(t, dir)
	if want := "/older /causes/stress 301\n/older.md /causes/stress.md 301\n"; files["_redirects"] != want {
		t.Errorf("_redirects:\n%s\nwant\n%s", files["_redirects"], want)
	}
	for _, want := range []string{`content="0; url=/causes/stress"`, `rel="canonical" href="https://leaky.example/causes/stress"`, `<a href="/causes/stress">`, "noindex"} {
		if !strings.Contains(files["older.html"], want) {
			t.Errorf("older.html has no %s:\n%s", want, files["older.html"])
		}
	}
	if _, ok := files["older.md"]; ok {
		t.Error("older.md is there, and cannot lead on")
	}
	if files["causes/luck.html"] != "gone" {
		t.Errorf("the page of what was taken back: %q", files["causes/luck.html"])
	}
	c.Netlify = true
	export(t, c)
	want := "/older /causes/stress 301!\n/older.md /causes/stress.md 301!\n/causes/luck /causes/luck.html 410!\n"
	if got := tree(t, dir)["_redirects"]; got != want {
		t.Errorf("_redirects for Netlify:\n%s\nwant\n%s", got, want)
	}
}

// TestSameBytes: what an export writes does not depend on what was first.
func TestSameBytes(t *testing.T) {
	t.Parallel()
	s, one, other := small(), filepath.Join(t.TempDir(), "site"), filepath.Join(t.TempDir(), "site")
	export(t, config(one, s))
	c := config(other, s)
	slices.Reverse(c.Addresses)
	export(t, c)
	if diff := cmp.Diff(tree(t, one), tree(t, other)); diff != "" {
		t.Errorf("two exports (-one +other):\n%s", diff)
	}
}

// TestCopied: where links cannot be made, as between file systems, copies keep their
// time.
func TestCopied(t *testing.T) {
	t.Parallel()
	from, to, day := filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "b"), time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	for _, file := range []string{from, to} {
		if err := os.WriteFile(file, []byte("text"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(os.Chtimes(from, day, day), keepTime(from, to)); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(to); err != nil || !info.ModTime().Equal(day) {
		t.Errorf("%v, %v", info, err)
	}
}

// TestReadable: a web server, which is another user, can read all of it.
func TestReadable(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "site")
	export(t, config(dir, small()))
	err := filepath.WalkDir(dir, func(file string, entry fs.DirEntry, failed error) error {
		info, err := os.Stat(file)
		if err = errors.Join(failed, err); err != nil {
			return err
		}
		if want := fs.FileMode(0o044); info.Mode()&want != want || entry.IsDir() && info.Mode()&0o011 != 0o011 {
			t.Errorf("%s has mode %v", file, info.Mode())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFile(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	for _, address := range []string{"/", "/causes", "/causes/stress", "/causes/stress.md", "/claims/a/references.csl.json", "/404.html"} {
		fmt.Fprintln(&b, address, File(address))
	}
	want := "/ index.html\n/causes causes.html\n/causes/stress causes/stress.html\n/causes/stress.md causes/stress.md\n" +
		"/claims/a/references.csl.json claims/a/references.csl.json\n/404.html 404.html\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}
