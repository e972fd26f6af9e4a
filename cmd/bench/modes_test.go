package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestModes makes a folder and does to it what is measured.
func TestModes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := (&folderCommand{dir, 1}).Run(); err != nil {
		t.Fatal(err)
	}
	content, hugo := filepath.Join(dir, "content"), filepath.Join(dir, "hugo")
	for _, file := range []string{"hugo.toml", "content/causes/_index.md", "content/causes/stress.md", "layouts/_default/single.html"} {
		if _, err := os.Stat(filepath.Join(hugo, file)); err != nil {
			t.Error(err)
		}
	}
	before, err := os.ReadFile(filepath.Join(content, edited))
	if err != nil {
		t.Fatal(err)
	}
	for name, command := range map[string]interface{ Run() error }{
		"compile": &compileCommand{content}, "plain": &plainCommand{content}, "again": &againCommand{content}, "compress": &compressCommand{filepath.Join(hugo, "layouts")},
	} {
		if err := command.Run(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if after, err := os.ReadFile(filepath.Join(content, edited)); err != nil || string(after) != string(before) {
		t.Errorf("the edit is still there: %v", err)
	}
	if _, err := os.Stat(filepath.Join(hugo, "layouts/_default/single.html.br")); err != nil {
		t.Error(err)
	}
	if (&compileCommand{t.TempDir()}).Run() == nil {
		t.Error("an empty folder compiles")
	}
}

// TestProcesses runs a program to its end, one that does not end, and a server that
// does not start.
func TestProcesses(t *testing.T) {
	t.Parallel()
	c, err := run(t.Context(), program{args: []string{"sh", "-c", "echo said; echo wrong >&2"}}, time.Minute)
	if err != nil || c.said != "said\n" || c.peak == 0 || c.wall == 0 {
		t.Errorf("%+v, %v", c, err)
	}
	if _, err := run(t.Context(), program{args: []string{"sh", "-c", "echo why >&2; exit 3"}}, time.Minute); err == nil || err.Error() != "sh: exit status 3: why" {
		t.Errorf("error %v", err)
	}
	if _, err := run(t.Context(), program{args: []string{"sh", "-c", "sleep 60 & sleep 60"}}, 100*time.Millisecond); err == nil || err.Error() != "sh: not finished after 100ms: " {
		t.Errorf("error %v", err)
	}
	if _, err := serve(t.Context(), program{args: []string{"false"}}, "http://127.0.0.1:9"); err == nil || err.Error() != "false ended before it answered: exit status 1" {
		t.Errorf("error %v", err)
	}
}
