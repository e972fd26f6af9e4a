package compile_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"leakygut/internal/compile"
	"leakygut/internal/rule"
)

// shownElsewhere are the rules that no text can break, and where they are tested.
var shownElsewhere = map[string]string{
	"render": "goldmark fails only where its writer does, and memory does not",
	"card":   "it is about finished pages: TestCards in internal/web",

	"lost-address":     "it is about a list of every page: testdata/lost-address.txtar",
	"unlisted-address": "likewise: testdata/unlisted-address.txtar",
	"content-folder":   "there is no text: TestWatch in cmd/leakygut",
	"import":           "it is about another program's file: cmd/leakygut/testdata/refs.txtar",
}

// TestEveryRuleIsExplained holds the registry to the rules that the source of the
// compiler, the bibliography and the command names, and to an order of its own.
func TestEveryRuleIsExplained(t *testing.T) {
	t.Parallel()
	named := map[string]bool{}
	for _, dir := range []string{".", "../bibliography", "../web", "../../cmd/leakygut"} {
		maps.Copy(named, rulesOf(t, dir))
	}
	for _, made := range madeRules {
		named[made] = true
	}
	explained := slices.Sorted(rule.Names())
	for name := range named {
		if !slices.Contains(explained, name) {
			t.Errorf("the rule %q is not in package rule: say what it wants and why, with examples", name)
		}
	}
	for i, name := range explained {
		if !named[name] {
			t.Errorf("package rule explains %q, which nothing reports", name)
		}
		if i > 0 && explained[i-1] == name {
			t.Errorf("package rule explains %q twice", name)
		}
	}
}

// TestExamples compiles the examples of every rule: the bad one breaks that rule
// and no other, the good one none.
func TestExamples(t *testing.T) {
	t.Parallel()
	for _, r := range rule.All() {
		t.Run(r.Name, func(t *testing.T) {
			t.Parallel()
			if strings.Count(r.Why, ".") < 1 || strings.Contains(r.Why, "\n") || !strings.HasSuffix(r.Why, ".") {
				t.Errorf("not a sentence: %q", r.Why)
			}
			if shownElsewhere[r.Name] != "" {
				if r.Bad.File != "" || r.Good.File != "" {
					t.Errorf("it has examples, and this test did not expect them")
				}
				return
			}
			wantRules(t, "good", example(r, r.Good))
			wantRules(t, "bad", example(r, r.Bad), r.Name)
		})
	}
}

// wantRules compiles files and wants these rules broken, each at least once, with
// the severity of the registry.
func wantRules(t *testing.T, which string, files map[string]string, want ...string) {
	t.Helper()
	_, list, err := compile.Compile(folder(files), compile.On(testDay))
	if err != nil {
		t.Fatal(err)
	}
	broken := map[string]bool{}
	for _, d := range list {
		broken[d.Rule] = true
		if r, _ := rule.Find(d.Rule); r.Severity != d.Severity {
			t.Errorf("%s: %s, in package rule %s", d.Rule, d.Severity, r.Severity)
		}
	}
	if got := slices.Sorted(maps.Keys(broken)); !slices.Equal(got, want) {
		t.Errorf("the %s example breaks %v, want %v:\n%s", which, got, want, printed(t, list))
	}
}

var entryID = regexp.MustCompile(`"id": "([^"]+)"`)

// example is the files of an example. An entry of the bibliography is cited, where
// the rule is not about that.
func example(r rule.Rule, e rule.Example) map[string]string {
	files := map[string]string{}
	for _, part := range append(slices.Clone(r.With), e) {
		switch part.File {
		case "":
		case rule.Body:
			files[inFile] = part.Text
		case rule.Front:
			files[frontFile] = part.Text
		case rule.Entry:
			files[entryFile] = part.Text
			for _, m := range entryID.FindAllStringSubmatch(part.Text, -1) {
				if r.Name != "unused-reference" {
					files[inFile] += "It was seen. [@" + m[1] + "]\n"
				}
			}
		default:
			files[part.File] = part.Text
			if part.Text == "" {
				files[part.File] = absent
			}
		}
	}
	return files
}
