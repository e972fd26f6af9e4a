package static

import (
	"bytes"
	"strings"
	"testing"
)

// TestModules wants a script to name what it loads by an address that can be
// kept for good, and its own address to change with it.
func TestModules(t *testing.T) {
	t.Parallel()
	all, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for script, loads := range map[string][]string{
		"script.js": {"panel.js", "share.js"},
		"share.js":  {"panel.js"},
		"panel.js":  {"panel.css"},
		"worker.js": {"panel.js", "panel.css", "share.js"},
	} {
		for _, name := range loads {
			if !bytes.Contains(all[script].Body, []byte(all[name].Path)) {
				t.Errorf("%s does not load %s", script, all[name].Path)
			}
		}
	}
	for name, f := range all {
		if strings.HasSuffix(name, ".js") && bytes.Contains(f.Body, []byte(`./`)) {
			t.Errorf("%s still names a file: %s", name, f.Body)
		}
		if Unhashed(f.Path) != name {
			t.Errorf("%s stands at %s, which is %q", name, f.Path, Unhashed(f.Path))
		}
	}
}

// TestMissingModule wants a script that loads what is not there to fail at once.
func TestMissingModule(t *testing.T) {
	t.Parallel()
	l := loader{files: Files{}}
	if _, err := l.link([]byte(`import('./nowhere.js')`)); err == nil {
		t.Error("no error")
	}
}
