package bibliography

import (
	"bytes"
	"encoding/json"
	"errors"
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

// WithMember is a CSL-JSON object with a text in one of its members: in the place
// of the one that it has, or as the first.
func WithMember(src json.RawMessage, name, text string) (json.RawMessage, error) {
	o := value{raw: bytes.TrimSpace(src)}
	if !json.Valid(o.raw) || o.kind() != kindObject {
		return nil, errors.New("this is no object")
	}
	m, given, err := o.member(name)
	switch {
	case err != nil:
		return nil, err
	case given:
		return slices.Concat(o.raw[:m.at], quote(text), o.raw[m.at+len(m.raw):]), nil
	case len(o.members()) == 0:
		return object(name, quote(text)), nil
	}
	return slices.Concat([]byte("{"), quote(name), []byte(":"), quote(text), []byte(","), o.raw[1:]), nil
}
