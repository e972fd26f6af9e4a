package bibliography

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"unicode/utf8"
)

// Problem is something wrong in the file of references.
type Problem struct {
	Offset  int    // in bytes, from the start of the file
	Length  int    // in bytes, within one line; 0 only in an empty file
	Rule    string // json, unknown-key, wrong-type, required, duplicate-id, duplicate-source, doi, pmid, pmcid, url, date, noted or reference-id
	Message string // one line, without position and without a full stop
	Hint    string // what to write instead; may be empty
}

// Decode reads a CSL-JSON array, as Zotero exports it. It returns every item
// that is an object, as far as it could be read and even if it has problems,
// and every problem, sorted by offset. After a syntax error it returns the
// items before it. Where there is any problem, the entries are for further
// diagnosis, not for publishing.
func Decode(src []byte) ([]Entry, []Problem) {
	d := decoder{
		src:     src,
		schemas: make(map[reflect.Type]schema),
		first:   make(map[string]string),
	}
	d.syntax()
	entries := d.entries()
	slices.SortStableFunc(d.problems, func(a, b Problem) int { return cmp.Compare(a.Offset, b.Offset) })
	return entries, d.problems
}

// decoder carries what one run of Decode knows.
type decoder struct {
	src      []byte
	schemas  map[reflect.Type]schema
	first    map[string]string // an id or identifier that was seen, to the id of its entry
	problems []Problem
}

// report adds a problem that stands at v, as far as v's first line goes.
func (d *decoder) report(v value, rule, hint, message string, args ...any) {
	line, _, _ := bytes.Cut(v.raw, []byte("\n"))
	d.problems = append(d.problems, Problem{
		Offset:  v.at,
		Length:  len(bytes.TrimRight(line, "\r")),
		Rule:    rule,
		Message: fmt.Sprintf(message, args...),
		Hint:    hint,
	})
}

// syntax reports what makes the file no JSON text.
func (d *decoder) syntax() {
	for at, r := range string(d.src) {
		if r == utf8.RuneError && !bytes.HasPrefix(d.src[at:], []byte("\uFFFD")) {
			d.report(d.byteAt(at), "json", "save the file as UTF-8", "the file is not valid UTF-8")
			break
		}
	}
	var whole json.RawMessage
	if syntax, ok := errors.AsType[*json.SyntaxError](json.Unmarshal(d.src, &whole)); ok {
		// The error counts the bytes read, so the last of them is the wrong one.
		d.report(d.byteAt(int(syntax.Offset)-1), "json", "", "this is not JSON: %v", syntax)
	}
}

// byteAt is the byte of the file at an offset, or nothing in an empty file.
func (d *decoder) byteAt(offset int) value {
	at := max(offset, 0)
	return value{d.src[at:min(at+1, len(d.src))], at}
}

// entries reads the items of the array.
func (d *decoder) entries() []Entry {
	body := bytes.TrimLeft(d.src, " \t\r\n")
	file := value{body, len(d.src) - len(body)}
	if file.kind() != kindList {
		if len(d.problems) == 0 {
			d.report(file, "wrong-type", "put the references between [ and ]", "the file must be a list, not %s", file.kind())
		}
		return nil
	}
	var all []Entry
	for _, item := range file.members() {
		item.name = "a reference"
		e := Entry{Offset: item.at, Length: len(item.raw)}
		if !d.structure(reflect.ValueOf(&e).Elem(), item) {
			continue
		}
		d.check(e, item)
		all = append(all, e)
	}
	return all
}
