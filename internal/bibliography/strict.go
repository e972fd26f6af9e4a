package bibliography

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"strconv"

	"leakygut/internal/source"
)

// into reads a value into a field, whose type says what the value must be. Text
// may be written as a number where numeric is true; a flag that is dropped may
// be anything. encoding/json could read the whole file, but it stops at the first
// unknown key, does not say where it stands, and takes the last of two equal
// keys in silence.
func (d *decoder) into(f reflect.Value, m member, numeric bool) {
	switch f.Kind() {
	case reflect.Struct:
		d.structure(f, m)
	case reflect.Pointer: // that it is there says something
		f.Set(reflect.New(f.Type().Elem()))
		d.into(f.Elem(), m, numeric)
	case reflect.Slice:
		d.elements(f, m)
	case reflect.String:
		d.text(f, m, numeric)
	case reflect.Int:
		// Zotero writes a year in quotes.
		d.scalar(f, m, bytes.Trim(m.raw, `"`), "a whole number")
	case reflect.Bool:
		d.scalar(f, m, m.raw, kindTruth)
	}
}

// structure reads an object; false where m is something else.
func (d *decoder) structure(f reflect.Value, m member) bool {
	if m.kind() != kindObject {
		d.wrongType(m, kindObject)
		return false
	}
	before := len(d.problems)
	d.fields(f, m.members())
	if len(d.problems) > before {
		return true // what else is wrong may only follow from that
	}
	switch read := f.Addr().Interface().(type) {
	case *Date:
		d.checkDate(read, m)
	case *Name:
		d.checkName(*read, m)
	case *Custom:
		d.checkNoted(read.Noted, m)
	case *Retraction:
		d.checkNotice(doi, read.DOI, m)
		d.checkNotice(pmid, read.PMID, m)
	}
	return true
}

// fields reads the members of an object into a struct.
func (d *decoder) fields(f reflect.Value, members []member) {
	if d.schemas[f.Type()] == nil {
		d.schemas[f.Type()] = schemaOf(f.Type())
	}
	known, given := d.schemas[f.Type()], make(map[string]bool)
	for _, m := range members {
		v, ok := known[m.name]
		switch {
		case !ok:
			d.report(m.key, "unknown-key", known.nearest(m.name), "unknown key %q", m.name)
		case given[m.name]:
			d.report(m.key, "json", "keep one of them", "the key %q is given twice", m.name)
		default:
			d.into(v.field(f), m, v.numeric)
		}
		given[m.name] = true
	}
}

// elements reads a list. Its elements go by the name of the list.
func (d *decoder) elements(f reflect.Value, m member) {
	if m.kind() != kindList {
		d.wrongType(m, kindList)
		return
	}
	elements := m.members()
	f.Set(reflect.MakeSlice(f.Type(), len(elements), len(elements)))
	for i, element := range elements {
		element.name = m.name
		d.into(f.Index(i), element, false)
	}
}

func (d *decoder) text(f reflect.Value, m member, numeric bool) {
	switch {
	case numeric && m.kind() == kindNumber:
		f.SetString(string(m.raw))
	case numeric && m.kind() != kindText:
		d.wrongType(m, "text or a number")
	default:
		d.scalar(f, m, m.raw, kindText)
	}
}

// scalar reads raw, the bare text of m, as encoding/json would.
func (d *decoder) scalar(f reflect.Value, m member, raw []byte, want string) {
	if m.kind() == kindNull || json.Unmarshal(raw, f.Addr().Interface()) != nil {
		d.wrongType(m, want)
	}
}

func (d *decoder) wrongType(m member, want string) {
	hint := ""
	if want == kindText && m.kind() == kindNumber {
		hint = "put it in quotes: " + strconv.Quote(string(m.raw))
	}
	d.report(m.value, "wrong-type", hint, "%s must be %s, not %s", m.name, want, m.kind())
}

// nearest is a hint that names the known key that s is most likely a slip of.
func (known schema) nearest(s string) string {
	return didYouMean(source.Nearest(s, maps.Keys(known)))
}

// didYouMean is the hint that leads to a name, where there is one.
func didYouMean(name string, ok bool) string {
	if !ok {
		return ""
	}
	return "did you mean " + strconv.Quote(name) + "?"
}
