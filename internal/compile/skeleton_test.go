package compile_test

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"leakygut/content"
	"leakygut/internal/compile"
	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// withSkeleton is the bundled content and a new article of a kind in it.
func withSkeleton(t *testing.T, kind guide.Kind) (files fstest.MapFS, name, text string) {
	t.Helper()
	today := guide.Date{Time: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}
	name, text, err := compile.Skeleton(content.FS(), kind, "brand-new", today)
	if err != nil {
		t.Fatal(err)
	}
	files = fstest.MapFS{}
	err = fs.WalkDir(content.FS(), ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(content.FS(), file)
		files[file] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	files[name] = &fstest.MapFile{Data: []byte(text)}
	return files, name, text
}

// TestSkeleton holds a new article of each kind to being one list of what is to be
// written: a diagnostic for each mark, at its place, and none besides.
func TestSkeleton(t *testing.T) {
	t.Parallel()
	for _, kind := range guide.Kinds() {
		t.Run(kind.String(), func(t *testing.T) {
			t.Parallel()
			files, name, text := withSkeleton(t, kind)
			g, list, err := compile.Compile(files)
			if err != nil || g != nil {
				t.Fatalf("a guide with a skeleton in it is served: %v, %v", g != nil, err)
			}
			list = slices.DeleteFunc(list, func(d source.Diagnostic) bool { return d.Severity == source.Warning }) // of the bundled guide
			if want := strings.Count(text, "TODO"); len(list) != want || want < 15 {
				t.Errorf("%d diagnostics, want one for each of %d marks", len(list), want)
			}
			for _, d := range list {
				if d.File.Name != name || d.Rule != "placeholder" || !strings.HasPrefix(text[d.Offset:], "TODO") || d.Message == "still to be written" {
					t.Errorf("%s: %s [%s]", d.File.Name, d.Message, d.Rule)
				}
			}
			at := 0
			for _, part := range partsOf(t, kind) {
				next := strings.Index(text[at:], strings.TrimPrefix(part, "::: "))
				if next < 0 {
					t.Errorf("no part %q at its place in:\n%s", part, text)
				}
				at += max(next, 0)
			}
		})
	}
}

// partsOf reads the parts of a kind from the rules, as a writer would.
func partsOf(t *testing.T, kind guide.Kind) []string {
	t.Helper()
	rules, err := fs.ReadFile(content.FS(), "rules.yaml")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(rules), "\n  "+strings.ToLower(kind.String())+":")
	if !found {
		return nil
	}
	var parts []string
	_, rest, _ = strings.Cut(rest, "\n")
	for line := range strings.Lines(rest) {
		part, ok := strings.CutPrefix(strings.TrimSpace(line), "- ")
		if !ok {
			break
		}
		parts = append(parts, strings.Trim(part, `"`))
	}
	return parts
}

// TestWrittenSkeleton writes a new article, mark by mark, as its hints say, until
// nothing is left to be said about it.
func TestWrittenSkeleton(t *testing.T) {
	t.Parallel()
	files, name, text := withSkeleton(t, guide.Cause)
	for _, step := range [][2]string{ // in the order of the file; the last of a kind is for all that are left
		{"title: TODO what", "title: Sleep and the gut barrier"}, {"name: TODO the", "name: Sleep"}, {"order: TODO", "order: 90"},
		{"verdict: TODO", "verdict: Nobody knows yet whether sleep changes the gut (very low certainty)."}, {"certainty: TODO of", "certainty: very low"},
		{"reviewed: TODO", "reviewed: 2026-11-22"}, {"evidence_to: TODO", "evidence_to: 2026-11-22"}, {"next_review: TODO", "next_review: 2027-11-22"},
	} {
		before, rest, ok := strings.Cut(text, step[0])
		if !ok {
			t.Fatalf("no %q in:\n%s", step[0], text)
		}
		_, after, _ := strings.Cut(rest, "\n")
		text = before + step[1] + "\n" + after
	}
	text = strings.Replace(text, "[TODO, TODO]", "[sleep-one, sleep-two]", 1)
	for _, n := range []string{"one", "two"} {
		text = strings.Replace(text, `#TODO certainty=TODO effect=TODO in=TODO`, `#sleep-`+n+` certainty=high effect="a fact, not an effect" in=humans`, 1)
		text = strings.Replace(text, "[@TODO]", map[string]string{"one": "[@odenwald2016]", "two": "[@camilleri2019]"}[n], 1)
	}
	var written strings.Builder
	for line := range strings.Lines(text) {
		if before, after, marked := strings.Cut(line, "TODO"); marked {
			line = before + "We say so here."
			if strings.HasSuffix(strings.TrimSpace(after), `"}`) {
				line += `"}`
			}
			line += "\n"
		}
		written.WriteString(line)
	}
	files[name] = &fstest.MapFile{Data: []byte(written.String())}
	g, list, err := compile.Compile(files)
	if err != nil || g == nil {
		t.Errorf("%v; left to say:\n%s\nof:\n%s", err, printed(t, list), written.String())
	}
}

func TestSkeletonOfATakenAddress(t *testing.T) {
	t.Parallel()
	for _, taken := range []struct {
		kind guide.Kind
		slug string
	}{
		{guide.Cause, "medicines"}, {guide.Cause, "nsaids"}, {guide.Overview, "about"}, {guide.Overview, "search"}, {guide.Overview, "causes"},
	} {
		if _, _, err := compile.Skeleton(content.FS(), taken.kind, taken.slug, guide.Date{}); !errors.Is(err, compile.ErrTaken) {
			t.Errorf("%s %s: %v", taken.kind, taken.slug, err)
		}
	}
	if _, _, err := compile.Skeleton(os.DirFS(t.TempDir()), guide.Cause, "new", guide.Date{}); err == nil || !strings.Contains(err.Error(), "rules.yaml") {
		t.Errorf("a folder without rules: %v", err)
	}
}
