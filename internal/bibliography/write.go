package bibliography

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
)

// written is the order in which an entry's variables are written. Those that are
// not named here stand before the last ones, in the order of their struct.
const (
	writtenFirst = "id type title author editor container-title container-title-short volume issue page issued"
	writtenLast  = "DOI PMID PMCID ISBN ISSN URL note custom"
)

// CSL is the entry as a CSL-JSON object in one line, without what is empty. A
// number is written as text.
func (e Entry) CSL() json.RawMessage {
	text, _ := objectOf(reflect.ValueOf(e))
	return text
}

// objectOf writes a struct; false where it is empty.
func objectOf(v reflect.Value) (json.RawMessage, bool) {
	values := map[string]json.RawMessage{}
	var names []string
	for i := range v.NumField() {
		tag, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("csl"), ",")
		name, _, _ := strings.Cut(tag, " ")
		if text, said := valueOf(v.Field(i)); said && name != "" {
			values[name] = text
			names = append(names, name)
		}
	}
	if v.Type() == reflect.TypeFor[Entry]() {
		names = inOrder(names)
	}
	var b bytes.Buffer
	b.WriteByte('{')
	for i, name := range names {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(quote(name))
		b.WriteByte(':')
		b.Write(values[name])
	}
	b.WriteByte('}')
	return b.Bytes(), len(names) > 0
}

func inOrder(names []string) []string {
	first, last := strings.Fields(writtenFirst), strings.Fields(writtenLast)
	place := func(name string) int {
		if i := slices.Index(first, name); i >= 0 {
			return i
		}
		if i := slices.Index(last, name); i >= 0 {
			return len(first) + 1 + i
		}
		return len(first)
	}
	slices.SortStableFunc(names, func(a, b string) int { return place(a) - place(b) })
	return names
}

// valueOf writes a field; false where it is empty.
func valueOf(v reflect.Value) (json.RawMessage, bool) {
	switch v.Kind() {
	case reflect.Struct:
		return objectOf(v)
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Struct {
			break
		}
		var items []json.RawMessage
		for i := range v.Len() {
			if item, said := objectOf(v.Index(i)); said {
				items = append(items, item)
			}
		}
		text, _ := encode(items)
		return text, len(items) > 0
	}
	text, _ := encode(v.Interface())
	return text, !v.IsZero()
}

// WithMember is a CSL-JSON object, as [Clean] leaves it, with a text in one of its
// members: in the place of the one that it has, or as the last.
func WithMember(csl json.RawMessage, name, text string) json.RawMessage {
	o := value{raw: csl}
	m, given, _ := o.member(name) // of which there are no two
	if given {
		return slices.Concat(csl[:m.at], quote(text), csl[m.at+len(m.raw):])
	}
	end := len(csl) - 1
	comma := []byte{','}
	if len(o.members()) == 0 {
		comma = nil
	}
	return slices.Concat(csl[:end], comma, quote(name), []byte{':'}, quote(text), csl[end:])
}

// Without is a CSL-JSON object, as [Clean] leaves it, without some members, and
// the names of those that it had.
func Without(csl json.RawMessage, names ...string) (kept json.RawMessage, had []string) {
	kept = []byte{'{'}
	for _, m := range (value{raw: csl}).members() {
		if slices.Contains(names, m.name) {
			had = append(had, m.name)
			continue
		}
		if len(kept) > 1 {
			kept = append(kept, ',')
		}
		kept = slices.Concat(kept, quote(m.name), []byte{':'}, m.raw)
	}
	return append(kept, '}'), had
}
