package compile_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// Rules that the source does not hold as a word: they are made of a field's name.
var madeRules = []string{"title-length", "verdict-length", "description-length"}

// Rules that a case cannot show, and why.
var uncased = map[string]string{
	"render":   "goldmark fails only where its writer does, and memory does not",
	"encoding": "a case is itself UTF-8: TestEncoding",
}

// TestEveryRuleHasACase finds the rules in the source of the compiler and of the
// bibliography, so that a new one cannot come without a text that shows it.
func TestEveryRuleHasACase(t *testing.T) {
	t.Parallel()
	compiler, bibliography := rulesOf(t, "."), rulesOf(t, "../bibliography")
	for _, rule := range madeRules {
		compiler[rule] = true
	}
	elsewhere, inReferences := shownRules(t)
	for rule := range compiler {
		// What both have a rule for is to be shown in a file of each.
		if !elsewhere[rule] && (bibliography[rule] || !inReferences[rule]) && uncased[rule] == "" {
			t.Errorf("no case in testdata shows the rule %q of the compiler", rule)
		}
	}
	for rule := range bibliography {
		if !inReferences[rule] {
			t.Errorf("no case in testdata shows the rule %q of the bibliography", rule)
		}
	}
	for _, shown := range []map[string]bool{elsewhere, inReferences} {
		for rule := range shown {
			if (!compiler[rule] && !bibliography[rule]) || uncased[rule] != "" {
				t.Errorf("a case shows the rule %q, which this test did not expect: teach it where the rule comes from", rule)
			}
		}
	}
}

// printedRule is how a diagnostic starts.
var printedRule = regexp.MustCompile(`(?m)^(\S+):\d+:\d+: .* \[([a-z-]+)\]$`)

// shownRules are those that the cases want to be reported, in the bibliography
// and in any other file.
func shownRules(t *testing.T) (elsewhere, inReferences map[string]bool) {
	t.Helper()
	elsewhere, inReferences = map[string]bool{}, map[string]bool{}
	for _, file := range caseFiles(t) {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range printedRule.FindAllStringSubmatch(filesOf(a)[diagFile], -1) {
			if m[1] == references {
				inReferences[m[2]] = true
			} else {
				elsewhere[m[2]] = true
			}
		}
	}
	return elsewhere, inReferences
}

// rulesOf finds the rules in the source of a package: words that are given to a
// parameter or a field called rule, or to a field called Rule.
func rulesOf(t *testing.T, dir string) map[string]bool {
	t.Helper()
	files := parseFiles(t, dir)
	params := ruleParameters(files)
	rules := map[string]bool{}
	add := func(e ast.Expr) {
		if word := ruleWord(e); word != "" {
			rules[word] = true
		}
	}
	inspect(files, func(n ast.Node) {
		switch n := n.(type) {
		case *ast.CallExpr:
			pick(n.Args, params[calledName(n.Fun)], add)
		case *ast.CompositeLit:
			for _, list := range n.Elts {
				if inner, ok := list.(*ast.CompositeLit); ok && inner.Type == nil {
					pick(inner.Elts, params[calledName(n.Type)], add)
				}
			}
			pick(n.Elts, params[calledName(n.Type)], add)
		case *ast.KeyValueExpr:
			if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Rule" {
				add(n.Value)
			}
		case *ast.AssignStmt:
			for i, left := range n.Lhs {
				if field, ok := left.(*ast.SelectorExpr); ok && field.Sel.Name == "Rule" && i < len(n.Rhs) {
					add(n.Rhs[i])
				}
			}
		}
	})
	if len(rules) == 0 {
		t.Fatalf("no rules in %s: this test looks in the wrong places", dir)
	}
	return rules
}

// pick hands on the expressions at the given places.
func pick(list []ast.Expr, at map[int]bool, add func(ast.Expr)) {
	for i := range at {
		if i < len(list) {
			add(list[i])
		}
	}
}

func parseFiles(t *testing.T, dir string) []*ast.File {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

func inspect(files []*ast.File, visit func(ast.Node)) {
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			visit(n)
			return true
		})
	}
}

// ruleParameters are the places of the parameters called rule, by the name of
// the function, or of the parameter that is one; and of fields, by their struct.
func ruleParameters(files []*ast.File) map[string]map[int]bool {
	params := map[string]map[int]bool{}
	note := func(name string, list *ast.FieldList) {
		i := 0
		for _, field := range list.List {
			for _, param := range field.Names {
				if param.Name == "rule" {
					if params[name] == nil {
						params[name] = map[int]bool{}
					}
					params[name][i] = true
				}
				i++
			}
		}
	}
	inspect(files, func(n ast.Node) {
		switch n := n.(type) {
		case *ast.FuncDecl:
			note(n.Name.Name, n.Type.Params)
		case *ast.TypeSpec:
			if s, ok := n.Type.(*ast.StructType); ok {
				note(n.Name.Name, s.Fields)
			}
		case *ast.Field:
			if f, ok := n.Type.(*ast.FuncType); ok && len(n.Names) == 1 {
				note(n.Names[0].Name, f.Params)
			}
		}
	})
	return params
}

// calledName is the name of a function or method, or of the struct in a list.
func calledName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.ArrayType:
		return calledName(e.Elt)
	}
	return ""
}

var wordPattern = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

// ruleWord is the rule that an expression writes out; empty if it is none.
func ruleWord(e ast.Expr) string {
	literal, ok := e.(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		return ""
	}
	word, err := strconv.Unquote(literal.Value)
	if err != nil || !wordPattern.MatchString(word) {
		return ""
	}
	return word
}

// TestBase holds the base to being whole, and its own rules to what the cases
// rely on: the first line of a case is line 21, and it adds endBlocks blocks.
func TestBase(t *testing.T) {
	t.Parallel()
	g, list := compileFiles(t, nil)
	if len(list) > 0 {
		t.Fatalf("the base is not whole:\n%s", printed(t, list))
	}
	if n := len(articleAt(t, g, casePath).Body); n != endBlocks {
		t.Errorf("the end of a case is %d blocks, want %d", n, endBlocks)
	}
	text, err := fs.ReadFile(folder(map[string]string{inFile: "first line\n"}), caseFile)
	if err != nil {
		t.Fatal(err)
	}
	before, _, _ := strings.Cut(string(text), "first line")
	if line := strings.Count(before, "\n") + 1; line != 21 {
		t.Errorf("a case starts at line %d, want 21", line)
	}
}
