package compile

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// yamlText is a YAML document within a file, which keeps where each of its
// values stands.
type yamlText struct {
	file  *source.File
	text  []byte
	above int        // lines of the file before the document
	root  *yaml.Node // nil where it was put away: the text has it still
}

// decodeYAML fills into, a pointer to a struct or a slice of structs, strictly.
// It reports every mistake; what could be read is read all the same.
func decodeYAML(file *source.File, text []byte, above int, into any) (yamlText, source.List) {
	y := yamlText{file: file, text: text, above: above}
	var err error
	if y.root, err = treeOf(text); err != nil {
		return y, y.problems(err)
	}
	list := y.unknownKeys(y.root, reflect.TypeOf(into).Elem())
	return y, append(list, y.problems(y.root.Load(into))...)
}

// treeOf is the value that a document holds. Where the error is not nil, it is what
// could be read.
func treeOf(text []byte) (*yaml.Node, error) {
	root := &yaml.Node{}
	if saysNothing(text) {
		root.Kind = yaml.MappingNode // of no fields
		return root, nil
	}
	if err := yaml.Load(text, root); err != nil {
		return root, err
	}
	if len(root.Content) > 0 {
		root = root.Content[0]
	}
	return root, nil
}

// saysNothing tells whether a text has no lines but blank ones and comments.
func saysNothing(text []byte) bool {
	for line := range bytes.Lines(text) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

// problems turns what the decoder says into diagnostics.
func (y yamlText) problems(err error) source.List {
	var many *yaml.LoadErrors
	var one *yaml.LoadError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &many):
		var list source.List
		for _, e := range many.Errors {
			list = append(list, y.problem(e))
		}
		return list
	case errors.As(err, &one):
		return source.List{y.problem(one)}
	}
	return source.List{{File: y.file, Rule: "yaml", Message: err.Error()}}
}

// How the decoder reports a value of the wrong type, and a key that stands twice.
var (
	wrongType = regexp.MustCompile(`(?s)^cannot construct !+(\w*)(?: .*)? into (\S+)$`)
	twice     = regexp.MustCompile(`^mapping key (".*") already defined`)
)

func (y yamlText) problem(e *yaml.LoadError) source.Diagnostic {
	d := source.Diagnostic{
		File: y.file, Rule: "yaml", Message: e.Message,
		Offset: y.file.Offset(source.Position{Line: e.Mark.Line + y.above, Column: e.Mark.Column}),
	}
	d.Length = wordLength(y.file.Text[d.Offset:])
	var bad *dateError
	m, again := wrongType.FindStringSubmatch(e.Message), twice.FindStringSubmatch(e.Message)
	switch {
	case errors.As(e, &bad):
		d.Rule, d.Message, d.Hint = "date", bad.Error(), "write the day as year-month-day, such as 2026-11-22"
		if bytes.HasPrefix(y.file.Text[d.Offset:], []byte(bad.value)) {
			d.Length = len(bad.value)
		}
	case m != nil:
		d.Rule = "wrong-type"
		d.Message = fmt.Sprintf("a %s stands here where %s belongs", cmp.Or(yamlTypes[m[1]], "value of its own type"), goTypes(m[2]))
	case again != nil:
		d.Rule, d.Message = "duplicate-key", fmt.Sprintf("the field %s stands twice", again[1])
	case strings.Contains(e.Message, "mapping values are not allowed"):
		d.Message = "a colon within a value"
		d.Hint = `put the value in quotes: title: "Mask: do they work"`
	case strings.Contains(e.Message, "cannot start any token"):
		d.Message = "a value cannot start with this character"
		d.Hint = "put the value in quotes"
	case strings.Contains(e.Message, "found unexpected end of stream") && e.ContextMark.Line > 0:
		d.Offset = y.file.Offset(source.Position{Line: e.ContextMark.Line + y.above, Column: e.ContextMark.Column})
		d.Length, d.Message, d.Hint = 1, "this quote is not closed", "end the value with the same quote"
	case strings.Contains(e.Message, "did not find expected '-' indicator"):
		d.Message, d.Hint = "this line does not belong to the list above it", "indent it like the first field of its item"
	case strings.Contains(e.Message, "found a tab character"):
		d.Message, d.Hint = "a tab at the start of a line", "indent with spaces"
	case strings.Contains(e.Message, "as a map key"):
		d.Message = "the name of a field is a word"
	}
	d.Message = strings.TrimPrefix(d.Message, "yaml: ")
	return d
}

// yamlTypes says a YAML type in a writer's words.
var yamlTypes = map[string]string{
	"str": "text", "int": "number", "float": "number", "bool": "yes or no",
	"seq": "list", "map": "group of fields", "null": "empty value", "timestamp": "date",
}

// goTypes says a Go type in a writer's words.
func goTypes(name string) string {
	switch {
	case strings.HasPrefix(name, "[]"):
		return "a list"
	case name == "int":
		return "a number"
	case name == "bool":
		return "true or false"
	case name == "string":
		return "text"
	}
	return "a group of fields"
}

// unknownKeys reports keys that no field of the type has. The decoder could do
// it too, but would name our types instead of the nearest key.
func (y yamlText) unknownKeys(n *yaml.Node, t reflect.Type) source.List {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	var list source.List
	switch {
	case n.Kind == yaml.SequenceNode && t.Kind() == reflect.Slice:
		for _, item := range n.Content {
			list = append(list, y.unknownKeys(item, t.Elem())...)
		}
	case n.Kind == yaml.MappingNode && t.Kind() == reflect.Struct:
		fields := yamlFields(t)
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if field, ok := fields[key.Value]; ok {
				list = append(list, y.unknownKeys(n.Content[i+1], field)...)
				continue
			}
			list = append(list, y.report(key, "unknown-key", fmt.Sprintf("no field is called %q", key.Value),
				nearest(key.Value, slices.Sorted(maps.Keys(fields)))))
		}
	}
	return list
}

// yamlFields maps the keys of a struct to the types of their fields.
func yamlFields(t reflect.Type) map[string]reflect.Type {
	fields := map[string]reflect.Type{}
	for f := range t.Fields() {
		if key, _, _ := strings.Cut(f.Tag.Get("yaml"), ","); key != "" {
			fields[key] = f.Type
		}
	}
	return fields
}

// at finds the value at a path of keys and indexes; nil if it is not there.
func (y yamlText) at(path ...any) *yaml.Node {
	n := y.root
	if n == nil {
		n, _ = treeOf(y.text)
	}
	for _, step := range path {
		if n = child(n, step); n == nil {
			return nil
		}
	}
	return n
}

// given tells whether something stands at a path, be it of the wrong type.
func (y yamlText) given(path ...any) bool {
	switch n := y.at(path...); {
	case n == nil || n.ShortTag() == "!!null" || n.ShortTag() == "!!merge":
		return false
	case n.Kind == yaml.ScalarNode:
		return strings.TrimSpace(n.Value) != ""
	default:
		return len(n.Content) > 0
	}
}

// size is how many values the list at a path has; false where there is no list.
func (y yamlText) size(path ...any) (int, bool) {
	n := y.at(path...)
	if n == nil || n.Kind != yaml.SequenceNode {
		return 0, false
	}
	return len(n.Content), true
}

// fields tells whether the document is a group of fields, so that it makes sense
// to ask for one.
func (y yamlText) fields() bool { return y.root.Kind == yaml.MappingNode }

func child(n *yaml.Node, step any) *yaml.Node {
	switch step := step.(type) {
	case int:
		if n.Kind == yaml.SequenceNode && step < len(n.Content) {
			return n.Content[step]
		}
	case string:
		for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == step {
				return n.Content[i+1]
			}
		}
	}
	return nil
}

// report makes a diagnostic at a value, or at the top where there is none.
func (y yamlText) report(n *yaml.Node, rule, message, hint string) source.Diagnostic {
	d := source.Diagnostic{File: y.file, Rule: rule, Message: message, Hint: hint}
	if n == nil || n.Line == 0 {
		return d
	}
	d.Offset = y.file.Offset(source.Position{Line: n.Line + y.above, Column: n.Column})
	d.Length = wordLength(y.file.Text[d.Offset:])
	if n.Kind == yaml.ScalarNode && strings.HasPrefix(string(y.file.Text[d.Offset:]), n.Value) {
		d.Length = len(n.Value)
	}
	return d
}

// wordLength is how far a caret reaches where only the start of a value is
// known: to the next space or punctuation of YAML.
func wordLength(text []byte) int {
	if n := bytes.IndexAny(text, " \t\r\n,:]}"); n >= 0 {
		return max(1, n)
	}
	return max(1, len(text))
}

// date is a day in YAML.
type date struct{ guide.Date }

type dateError struct{ value string }

func (e *dateError) Error() string { return fmt.Sprintf("%q is not a day of the calendar", e.value) }

// UnmarshalYAML implements [yaml.Unmarshaler]. A blank is no date, which whoever
// asks for one reports.
func (d *date) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode && strings.TrimSpace(n.Value) == "" {
		return nil
	}
	t, err := time.Parse(time.DateOnly, n.Value)
	if err != nil {
		return &dateError{n.Value}
	}
	d.Time = t
	return nil
}

// maxListed is how many known names a hint lists.
const maxListed = 12

// nearest is a hint that names what the writer may have meant. Names of several
// words stand in quotes, as they are written.
func nearest(name string, known []string) string {
	if best, ok := source.Nearest(name, slices.Values(known)); ok {
		return fmt.Sprintf("did you mean %q?", best)
	}
	if len(known) == 0 || len(known) > maxListed {
		return ""
	}
	var list []string
	for _, k := range known {
		if strings.Contains(k, " ") {
			k = strconv.Quote(k)
		}
		list = append(list, k)
	}
	return "known: " + strings.Join(list, ", ")
}
