package rule_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"leakygut/internal/rule"
)

var update = flag.Bool("update", false, "write the table of rules in CONTRIBUTING.md anew")

// What stands around the table.
const (
	opening = "<!-- rules: made by make generate -->\n"
	closing = "<!-- end of rules -->\n"
)

// TestContributing keeps the table of rules that writers read in step with the
// registry.
func TestContributing(t *testing.T) {
	t.Parallel()
	file := filepath.Join("..", "..", "CONTRIBUTING.md")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(text), opening)
	got, after, ended := strings.Cut(rest, closing)
	if !found || !ended {
		t.Fatalf("CONTRIBUTING.md has no part between %q and %q", opening, closing)
	}
	want := table()
	if *update {
		if err := os.WriteFile(file, []byte(before+opening+want+closing+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("CONTRIBUTING.md is out of date, run make generate (-want +got):\n%s", diff)
	}
}

func table() string {
	var b strings.Builder
	b.WriteString("\n| Rule | Severity | What it wants, and why |\n|---|---|---|\n")
	for _, r := range rule.All() {
		severity := r.Severity.String()
		if r.Excusable {
			severity += ", excusable"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", r.Name, severity, r.Why)
	}
	return b.String() + "\n"
}

func TestFind(t *testing.T) {
	t.Parallel()
	for name := range rule.Names() {
		if r, known := rule.Find(name); !known || r.Name != name {
			t.Errorf("Find(%q) = %q, %t", name, r.Name, known)
		}
	}
	if r, known := rule.Find("no-such-rule"); known || r.Name != "" {
		t.Errorf("found %q", r.Name)
	}
}
