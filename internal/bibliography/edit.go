package bibliography

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"
)

// SetCustom writes a field of an entry's custom object: it replaces the field's
// value or adds the field, and the object, as the last of their kind. Value is
// what encoding/json can write. Every byte beside it stays as it was, and what is
// new is set as the file is. It changes nothing where the file is no list of
// references, or has no entry of that id, or two.
func SetCustom(src []byte, id, field string, value any) ([]byte, error) {
	items, err := editable(src)
	if err != nil {
		return nil, err
	}
	entry, err := items.entry(id)
	if err != nil {
		return nil, err
	}
	text, err := encode(value)
	if err != nil {
		return nil, fmt.Errorf("%s of %q: %w", field, id, err)
	}
	custom, given, err := entry.member("custom")
	if err != nil {
		return nil, fmt.Errorf("%q: %w", id, err)
	}
	if !given {
		return items.insert(entry, "custom", object(field, text)), nil
	}
	if custom.kind() != kindObject {
		return nil, fmt.Errorf("%q: custom must be an object, not %s", id, custom.kind())
	}
	old, given, err := custom.member(field)
	if err != nil {
		return nil, fmt.Errorf("custom of %q: %w", id, err)
	}
	if !given {
		return items.insert(custom.value, field, text), nil
	}
	return items.replace(old.at, len(old.raw), items.set(text, items.indentAt(old.at))), nil
}

// Append adds items, each a CSL-JSON object with an id of its own, after those of
// a file. Every byte of those stays as it was, and the new ones are set as the
// file is, with their keys in the order given.
func Append(src []byte, added ...json.RawMessage) ([]byte, error) {
	items, err := editable(src)
	if err != nil {
		return nil, err
	}
	taken := make(map[string]bool)
	for _, m := range items.members {
		taken[m.id()] = true
	}
	var text []byte
	before, indent := items.separator(items.file, items.members)
	for i, item := range added {
		m := member{value: value{raw: bytes.TrimSpace(item)}}
		switch id := m.id(); {
		case !utf8.Valid(item) || !json.Valid(item):
			return nil, fmt.Errorf("item %d is not JSON", i+1)
		case id == "":
			return nil, fmt.Errorf("item %d has no id", i+1)
		case taken[id]:
			return nil, fmt.Errorf("the id %q is that of an earlier reference", id)
		default:
			taken[id] = true
		}
		if i > 0 || len(items.members) > 0 {
			text = append(text, ',')
		}
		text = append(append(text, before...), items.set(m.raw, indent)...)
	}
	if len(added) == 0 {
		return slices.Clone(src), nil
	}
	if len(items.members) == 0 {
		return items.replace(items.file.at+1, len(items.file.raw)-2, append(text, '\n')), nil
	}
	last := items.members[len(items.members)-1]
	return items.replace(last.at+len(last.raw), 0, text), nil
}

// list is a file of references that is about to be changed.
type list struct {
	src     []byte
	file    value // the list itself
	members []member
	lines   bool   // whether an item takes lines of its own
	newline string // that ends a line
	unit    string // by which a level is indented
}

// editable reads how a file is set. It is an error where the file is no list.
func editable(src []byte) (list, error) {
	if !utf8.Valid(src) || !json.Valid(src) {
		return list{}, errors.New("the references are not JSON")
	}
	body := bytes.TrimSpace(src)
	l := list{src: src, file: value{body, bytes.Index(src, body)}, lines: true, newline: "\n", unit: " "}
	if l.file.kind() != kindList {
		return list{}, fmt.Errorf("the references must be a list, not %s", l.file.kind())
	}
	l.members = l.file.members()
	if bytes.Contains(src, []byte("\r\n")) {
		l.newline = "\r\n"
	}
	if len(l.members) == 0 {
		return l, nil
	}
	first := l.members[0]
	l.lines = bytes.Contains(first.raw, []byte("\n"))
	if inner := first.members(); l.lines && len(inner) > 0 {
		unit, ok := bytes.CutPrefix(l.indentAt(inner[0].key.at), l.indentAt(first.at))
		if ok && len(unit) > 0 {
			l.unit = string(unit)
		}
	}
	return l, nil
}

// entry finds the item of an id.
func (l list) entry(id string) (value, error) {
	var found []member
	for _, m := range l.members {
		if m.id() == id {
			found = append(found, m)
		}
	}
	switch len(found) {
	case 0:
		return value{}, fmt.Errorf("there is no reference %q", id)
	case 1:
		return found[0].value, nil
	}
	return value{}, fmt.Errorf("%d references have the id %q", len(found), id)
}

// insert adds a member at the end of an object.
func (l list) insert(o value, key string, text []byte) []byte {
	members := o.members()
	before, indent := l.separator(o, members)
	name, colon := quote(key), ":"
	if l.lines {
		colon = ": "
	}
	added := slices.Concat(before, name, []byte(colon), l.set(text, indent))
	if len(members) > 0 {
		last := members[len(members)-1]
		return l.replace(last.at+len(last.raw), 0, append([]byte{','}, added...))
	}
	return l.replace(o.at, len(o.raw), l.set(object(key, text), l.indentAt(o.at)))
}

// separator is the blanks that a further member of a list or an object has before
// it, and the indentation of the line that it starts or goes on.
func (l list) separator(o value, members []member) (before, indent []byte) {
	if len(members) == 0 {
		indent = []byte(l.unit)
		return append([]byte(l.newline), indent...), indent
	}
	last := members[len(members)-1]
	at := last.at
	if o.kind() == kindObject {
		at = last.key.at
	}
	start := len(bytes.TrimRight(l.src[:at], " \t\r\n"))
	if start == at && l.lines {
		return []byte(" "), l.indentAt(at) // after the comma of an object in one line
	}
	return l.src[start:at], l.indentAt(at)
}

// set writes a JSON text as the file is set, on a line that is indented so far.
func (l list) set(text, indent []byte) []byte {
	var b bytes.Buffer
	if !l.lines {
		_ = json.Compact(&b, text) // what is set here is valid
		return b.Bytes()
	}
	_ = json.Indent(&b, text, string(indent), l.unit)
	return bytes.ReplaceAll(b.Bytes(), []byte("\n"), []byte(l.newline))
}

// indentAt is the blanks at the start of the line of an offset.
func (l list) indentAt(at int) []byte {
	line := l.src[bytes.LastIndexByte(l.src[:at], '\n')+1 : at]
	return line[:len(line)-len(bytes.TrimLeft(line, " \t"))]
}

// replace is the file with text in the place of length bytes at an offset.
func (l list) replace(at, length int, text []byte) []byte {
	return slices.Concat(l.src[:at], text, l.src[at+length:])
}

// id is the id of an item, as text; empty where it has none.
func (v value) id() string {
	m, _, err := v.member("id")
	var id string
	switch {
	case err != nil:
		return ""
	case m.kind() == kindNumber:
		return string(m.raw)
	case json.Unmarshal(m.raw, &id) != nil:
		return ""
	}
	return id
}

// member finds the member of an object by its name, which only one may have.
func (v value) member(name string) (found member, given bool, err error) {
	if v.kind() != kindObject {
		return member{}, false, nil
	}
	for _, m := range v.members() {
		if m.name != name {
			continue
		}
		if given {
			return member{}, false, fmt.Errorf("the key %q is given twice", name)
		}
		found, given = m, true
	}
	return found, given, nil
}

// object is a JSON object with one member.
func object(key string, text []byte) []byte {
	return slices.Concat([]byte("{"), quote(key), []byte(":"), text, []byte("}"))
}

func quote(s string) []byte {
	text, _ := encode(s) // a text can always be written
	return text
}

// encode writes a value as JSON that people read: < and & stay as they are.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}
