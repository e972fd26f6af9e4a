package compile_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"leakygut/content"
	"leakygut/internal/compile"
)

// frontMatterSchema is what `leakygut schema` prints, made ready by a library of
// others.
func frontMatterSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := compile.Schema()
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// fits tells what a schema has against a front matter, given as YAML.
func fits(t *testing.T, s *jsonschema.Schema, front string) error {
	t.Helper()
	var n yaml.Node
	if err := yaml.Load([]byte(front), &n); err != nil {
		return err
	}
	if len(n.Content) == 0 {
		return s.Validate(map[string]any{})
	}
	return s.Validate(asJSON(t, n.Content[0]))
}

// asJSON is YAML as editors hand it to a schema: a date is text.
func asJSON(t *testing.T, n *yaml.Node) any {
	t.Helper()
	switch n.Kind {
	case yaml.MappingNode:
		object := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			object[n.Content[i].Value] = asJSON(t, n.Content[i+1])
		}
		return object
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, asJSON(t, item))
		}
		return list
	}
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!bool":
		return n.Value == "true"
	case "!!int", "!!float":
		if _, err := strconv.ParseFloat(n.Value, 64); err == nil {
			return json.Number(n.Value)
		}
	}
	return n.Value
}

// TestSchemaFitsTheGuide validates the front matter of every bundled document.
func TestSchemaFitsTheGuide(t *testing.T) {
	t.Parallel()
	s, documents := frontMatterSchema(t), 0
	err := fs.WalkDir(content.FS(), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".md" {
			return err
		}
		text, err := fs.ReadFile(content.FS(), name)
		if err != nil {
			return err
		}
		parts := strings.SplitN(string(text), "---\n", 3)
		if err := fits(t, s, parts[1]); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		documents++
		return nil
	})
	if err != nil || documents < 30 {
		t.Errorf("%d documents, %v", documents, err)
	}
}

// TestSchemaIsTheCompilers holds what the schema says of front matter to what the
// compiler says of it, on the same fields.
func TestSchemaIsTheCompilers(t *testing.T) {
	t.Parallel()
	s := frontMatterSchema(t)
	page := "title: T\nname: N\ndescription: D\nupdated: 2026-01-01\n"
	standard := base()[frontFile]
	type try struct {
		name, fields string
		right        bool
	}
	tries := []try{
		{"all fields", standard, true},
		{"a page", page, true},
		{"a page with an excuse", page + "excused: [{rule: avoid, about: cure, why: It is named.}]\n", true},
		{"a person", front(standard, "clinical_check: {name: A. Doctor, role: gastroenterologist, date: 2026-01-15}\n"), true},
		{"a changed verdict", front(standard, "changes:\n  - {date: 2026-02-01, note: N., verdict_was: {text: It was., certainty: low}}\n"), true},
		{"three messages", front(standard, "key_messages: [first-of-case, second-of-case, other-first]\n"), true},
		{"a quoted date", front(standard, "reviewed: \"2026-02-01\"\n"), true},

		{"nothing", "", false},
		{"a misspelled field", front(standard, "verdikt: Something.\n"), false},
		{"a field of a page", page + "order: 1\n", false},
		{"a misspelled field within", front(standard, "changes:\n  - {date: 2026-01-01, nota: N.}\n"), false},
		{"a long title", front(standard, "title: "+strings.Repeat("ä", 66)+"\n"), false},
		{"a long verdict", front(standard, "verdict: "+strings.Repeat("ä", 201)+"\n"), false},
		{"a long description", front(page, "description: "+strings.Repeat("ä", 201)+"\n"), false},
		{"a blank title", front(standard, "title: \" \"\n"), false},
		{"no such certainty", front(standard, "certainty: sure\n"), false},
		{"no such day", front(standard, "reviewed: 2026-02-30\n"), false},
		{"a date in words", front(standard, "reviewed: February 1\n"), false},
		{"text for a number", front(standard, "order: first\n"), false},
		{"place zero", front(standard, "order: 0\n"), false},
		{"text for a list", front(standard, "related: other\n"), false},
		{"one message", front(standard, "key_messages: [first-of-case]\n"), false},
		{"four messages", front(standard, "key_messages: [first-of-case, second-of-case, other-first, other-second]\n"), false},
		{"a message twice", front(standard, "key_messages: [first-of-case, first-of-case]\n"), false},
		{"no claim's id", front(standard, "key_messages: [first-of-case, Second]\n"), false},
		{"an alias that is no address", front(standard, "aliases: [Causes/Old]\n"), false},
		{"a related address with a dot", front(standard, "related: [causes/other.md]\n"), false},
		{"a person without a role", front(standard, "clinical_check: {name: A. Doctor, date: 2026-01-15}\n"), false},
		{"a check that is a word", front(standard, "clinical_check: done\n"), false},
		{"no changes", front(standard, "changes: []\n"), false},
		{"a change without a note", front(standard, "changes:\n  - {date: 2026-01-01}\n"), false},
		{"an excuse without a reason", front(standard, "excused: [{rule: avoid, about: cure}]\n"), false},
		{"still to be written", front(standard, "reviewed: TODO\n"), false},
	}
	for _, field := range fieldsOf(standard) { // each without one field
		optional := key(field) == "related" || key(field) == "aliases"
		tries = append(tries, try{"no " + key(field), front(standard, key(field)+": "+absent+"\n"), optional})
	}
	for _, field := range fieldsOf(page) {
		if key(field) != "description" { // without which it is meant for an article
			tries = append(tries, try{"a page with no " + key(field), front(page, key(field)+": "+absent+"\n"), false})
		}
	}
	for _, try := range tries {
		files := map[string]string{caseFile: "---\n" + try.fields + "---\n" + base()[endFile]}
		if strings.Contains(try.fields, "description:") {
			body := "Words.\n"
			if strings.Contains(try.fields, "excused:") {
				body = "They cure.\n"
			}
			files = map[string]string{"pages/privacy.md": "---\n" + try.fields + "---\n" + body, "rules.yaml": "avoid: [{words: [cure], use: help}]\n"}
		}
		_, list := compileFiles(t, files)
		if right := list.Errors() == 0; right != try.right {
			t.Errorf("%s: the compiler says right = %v:\n%s", try.name, right, printed(t, list))
		}
		if err := fits(t, s, try.fields); (err == nil) != try.right {
			t.Errorf("%s: the schema says %v", try.name, err)
		}
	}
}

// TestSchemaForEditors looks at what editors show.
func TestSchemaForEditors(t *testing.T) {
	t.Parallel()
	text, err := compile.Schema()
	if err != nil {
		t.Fatal(err)
	}
	type object struct {
		Required   []string
		Properties map[string]struct{ Description string }
		Closed     *bool `json:"additionalProperties"`
	}
	var read struct {
		Schema string            `json:"$schema"`
		Defs   map[string]object `json:"$defs"`
	}
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	if read.Schema != "https://json-schema.org/draft/2020-12/schema" || len(read.Defs) != 2 {
		t.Errorf("%s, %d kinds", read.Schema, len(read.Defs))
	}
	for name, def := range read.Defs {
		if def.Closed == nil || *def.Closed {
			t.Errorf("%s takes fields that it does not know", name)
		}
		for field, p := range def.Properties {
			if !strings.HasSuffix(p.Description, ".") {
				t.Errorf("%s.%s is described as %q", name, field, p.Description)
			}
		}
	}
}
