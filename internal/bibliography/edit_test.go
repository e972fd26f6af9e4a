package bibliography

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// Each case marks with « and » what is new; the rest is the file as it was, save
// for what stands between ‹ and ›, which goes.
func TestSetCustom(t *testing.T) {
	tests := map[string]string{
		"a field more":     "[\n {\n  \"id\": \"a\",\n  \"custom\": {\n   \"n\": 3«,\n   \"x\": {\n    \"k\": \"<v>\"\n   }»\n  }\n }\n]\n",
		"other value":      "[\n {\n  \"id\": \"a\",\n  \"custom\": {\"x\" : ‹[1,2]›«{\n   \"k\": \"<v>\"\n  }», \"n\": 3}\n }\n]",
		"in one line":      "[\n {\n  \"id\": \"a\",\n  \"custom\": {\"n\": 3«, \"x\": {\n   \"k\": \"<v>\"\n  }»}\n }\n]\n",
		"no custom":        "[\n\t{\n\t\t\"id\": \"a\",\n\t\t\"type\":\"book\"«,\n\t\t\"custom\": {\n\t\t\t\"x\": {\n\t\t\t\t\"k\": \"<v>\"\n\t\t\t}\n\t\t}»\n\t},\n\t{\"id\":\"b\"}\n]",
		"empty custom":     "[\n {\n  \"id\": \"a\",\n  \"custom\": ‹{ }›«{\n   \"x\": {\n    \"k\": \"<v>\"\n   }\n  }»\n }\n]",
		"lines of Windows": "[\r\n  {\r\n    \"id\": \"a\"«,\r\n    \"custom\": {\r\n      \"x\": {\r\n        \"k\": \"<v>\"\r\n      }\r\n    }»\r\n  }\r\n]\r\n",
		"one line":         `[{"id":"b"}, {"id":"a", "type":"book"«, "custom":{"x":{"k":"<v>"}}»}]`,
		"key escaped":      `[{"\u0069d":"\u0061"«,"custom":{"x":{"k":"<v>"}}»}]`,
		"among others":     "[{\n  \"id\": \"z\", \"note\": \"}],[{\\\"id\\\": \\\"a\\\"\"\n}, {\n  \"id\": \"a\"«,\n  \"custom\": {\n    \"x\": {\n      \"k\": \"<v>\"\n    }\n  }»\n}]",
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			src, want := parts(test)
			got, err := SetCustom([]byte(src), "a", "x", map[string]string{"k": "<v>"})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, string(got)); diff != "" {
				t.Error(diff)
			}
			again, err := SetCustom(got, "a", "x", map[string]string{"k": "<v>"})
			if err != nil || !bytes.Equal(again, got) {
				t.Errorf("a second time changes the file again: %v\n%s", err, again)
			}
		})
	}
}

// parts are a case as it was, and as it shall be.
func parts(test string) (src, want string) {
	src, want = test, test
	for _, cut := range []struct {
		from, to string
		text     *string
	}{{"«", "»", &src}, {"‹", "›", &want}} {
		before, rest, found := strings.Cut(*cut.text, cut.from)
		if found {
			_, after, _ := strings.Cut(rest, cut.to)
			*cut.text = before + after
		}
	}
	unmark := strings.NewReplacer("«", "", "»", "", "‹", "", "›", "")
	return unmark.Replace(src), unmark.Replace(want)
}

func TestSetCustomRefuses(t *testing.T) {
	tests := map[string]struct{ src, want string }{
		"no such entry":    {`[{"id":"b"}]`, `there is no reference "a"`},
		"two of them":      {`[{"id":"a"},{"id":"a"}]`, `2 references have the id "a"`},
		"no list":          {`{"id":"a"}`, "must be a list, not an object"},
		"no JSON":          {`[{"id":"a"}`, "not JSON"},
		"no UTF-8":         {"[{\"id\":\"a\",\"note\":\"\xff\"}]", "not JSON"},
		"custom is text":   {`[{"id":"a","custom":"x"}]`, "custom must be an object, not text"},
		"custom twice":     {`[{"id":"a","custom":{},"custom":{}}]`, `"custom" is given twice`},
		"the field twice":  {`[{"id":"a","custom":{"x":1,"x":2}}]`, `"x" is given twice`},
		"items of no kind": {`[7, null, "a", ["a"]]`, `there is no reference "a"`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := SetCustom([]byte(test.src), "a", "x", 1)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %s, %v; want %q", got, err, test.want)
			}
		})
	}
}

func TestAppend(t *testing.T) {
	tests := map[string]string{
		"lines":            "[\n {\n  \"id\": \"a\"\n }«,\n {\n  \"id\": \"b\",\n  \"title\": \"T<\"\n },\n {\n  \"id\": \"c\"\n }»\n]\n",
		"tabs":             "[\n\t{\n\t\t\"id\": \"a\"\n\t}«,\n\t{\n\t\t\"id\": \"b\",\n\t\t\"title\": \"T<\"\n\t},\n\t{\n\t\t\"id\": \"c\"\n\t}»\n]",
		"one line":         `[{"id":"z"}, {"id":"a"}«, {"id":"b","title":"T<"}, {"id":"c"}»]`,
		"empty":            "[‹›«\n {\n  \"id\": \"b\",\n  \"title\": \"T<\"\n },\n {\n  \"id\": \"c\"\n }\n»]\n",
		"lines of Windows": "[\r\n {\r\n  \"id\": \"a\"\r\n }«,\r\n {\r\n  \"id\": \"b\",\r\n  \"title\": \"T<\"\r\n },\r\n {\r\n  \"id\": \"c\"\r\n }»\r\n]\r\n",
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			src, want := parts(test)
			got, err := Append([]byte(src), json.RawMessage(` {"id":"b", "title": "T<"}`), json.RawMessage(`{"id": "c"}`))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, string(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAppendNothing(t *testing.T) {
	got, err := Append([]byte("[ ]\n"))
	if err != nil || string(got) != "[ ]\n" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestAppendRefuses(t *testing.T) {
	tests := map[string]struct{ src, item, want string }{
		"an id that is taken": {`[{"id":"a"}]`, `{"id":"a"}`, `the id "a" is that of an earlier reference`},
		"no id":               {`[]`, `{"title":"T"}`, "item 1 has no id"},
		"no object":           {`[]`, `["a"]`, "item 1 has no id"},
		"no JSON":             {`[]`, `{"id":"b"`, "item 1 is not JSON"},
		"nothing":             {`[]`, ``, "item 1 is not JSON"},
		"no list":             {`{}`, `{"id":"b"}`, "must be a list"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := Append([]byte(test.src), json.RawMessage(test.item))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %s, %v; want %q", got, err, test.want)
			}
		})
	}
}

// FuzzEdit adds a field and an entry to any file and finds all else as it was.
func FuzzEdit(f *testing.F) {
	for _, src := range []string{
		`[{"id":"a","custom":{"x":1}}]`, `[{"id":"a","custom":{"x":[1,2]}, "title":"}"}]`,
		"[\r\n\t{\r\n\t\t\"id\": \"a\"\r\n\t}\r\n]\r\n", `[]`, " [ { } ]", `[[{"id":"a"}]]`,
	} {
		f.Add([]byte(src), "a", "x", "v")
	}
	f.Fuzz(func(t *testing.T, src []byte, id, field, value string) {
		if !utf8.ValidString(id) || !utf8.ValidString(field) || !utf8.ValidString(value) {
			t.Skip("JSON cannot hold it: its decoder has made UTF-8 of every text that comes here")
		}
		if got, err := SetCustom(src, id, field, value); err == nil {
			want, is := rawItems(t, src), rawItems(t, got)
			wantCustom(t, is, id, field, value)
			without(want, id, field)
			without(is, id, field)
			if diff := cmp.Diff(want, is); diff != "" {
				t.Errorf("more than %q of %q changed in %q: %s", field, id, got, diff)
			}
		}
		if got, err := Append(src, json.RawMessage(`{"id":"new of the fuzz","title":"T"}`)); err == nil {
			want, is := rawItems(t, src), rawItems(t, got)
			if len(is) != len(want)+1 || !cmp.Equal(want, is[:len(want)]) {
				t.Errorf("%d items became %d: %q", len(want), len(is), got)
			}
		}
	})
}

// rawItems are the items of a file: objects by their keys, others as they are.
func rawItems(t *testing.T, src []byte) []any {
	t.Helper()
	var raw []json.RawMessage
	if err := json.Unmarshal(src, &raw); err != nil {
		t.Fatalf("no list: %q: %v", src, err)
	}
	all := []any{}
	for _, r := range raw {
		var o map[string]json.RawMessage
		if json.Unmarshal(r, &o) != nil || o == nil {
			all = append(all, string(r))
			continue
		}
		all = append(all, o)
	}
	return all
}

// of finds the entry of an id and its custom object.
func of(items []any, id string) (entry, custom map[string]json.RawMessage) {
	for _, item := range items {
		entry, ok := item.(map[string]json.RawMessage)
		if ok && (value{raw: slices.Concat([]byte(`{"id":`), entry["id"], []byte("}"))}).id() == id {
			_ = json.Unmarshal(entry["custom"], &custom)
			return entry, custom
		}
	}
	return nil, nil
}

func wantCustom(t *testing.T, items []any, id, field, value string) {
	t.Helper()
	_, custom := of(items, id)
	var said string
	if json.Unmarshal(custom[field], &said) != nil || said != value {
		t.Errorf("%s of %q is %s, want %q", field, id, custom[field], value)
	}
}

// without takes a custom field away, and an object that is then empty.
func without(items []any, id, field string) {
	entry, custom := of(items, id)
	if entry == nil {
		return
	}
	delete(custom, field)
	delete(entry, "custom")
	for name, raw := range custom {
		entry["custom "+name] = raw
	}
}

// A file of the size of the guide's own changes in one place.
func TestSetCustomInTheGuide(t *testing.T) {
	src, err := os.ReadFile("../../content/references.json")
	if err != nil {
		t.Fatal(err)
	}
	entries, _ := Decode(src)
	for _, e := range entries {
		got, err := SetCustom(src, e.ID, "x", "v")
		if err != nil {
			t.Fatal(err)
		}
		added := []byte(",\n   \"x\": \"v\"")
		at := bytes.Index(got, added)
		if at < e.Offset || at > e.Offset+e.Length || !bytes.Equal(append(bytes.Clone(got[:at]), got[at+len(added):]...), src) {
			t.Fatalf("%s: more than one field changed, or another entry's", e.ID)
		}
	}
}

func TestSave(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file, link := filepath.Join(dir, "references.json"), filepath.Join(dir, "link.json")
	if err := os.WriteFile(file, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("references.json", link); err != nil {
		t.Fatal(err)
	}
	if err := Save(link, []byte("new")); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(file)
	if err != nil || string(got) != "new" {
		t.Errorf("got %q, %v", got, err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is no link any more: %v", err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the permissions changed: %v, %v", info.Mode(), err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 2 {
		t.Errorf("something is left behind: %v, %v", left, err)
	}
	if err := Save(filepath.Join(dir, "none.json"), nil); err == nil {
		t.Error("a file that is not there was made")
	}
}
