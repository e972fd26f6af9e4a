package bibliography

import (
	"encoding/json"
	"reflect"
	"regexp"
	"strings"
)

// Clean is a CSL-JSON object of another program without what CSL does not know,
// so that [Decode] takes it. Everything else stays as it is written and in its
// order. Dropped names what does not, by its keys: "issued.timestamp".
func Clean(item json.RawMessage) (kept json.RawMessage, dropped []string) {
	c := cleaner{decoder{schemas: map[reflect.Type]schema{}}, nil}
	kept = c.object(reflect.TypeFor[Entry](), value{raw: item}, "")
	return kept, c.dropped
}

type cleaner struct {
	decoder
	dropped []string
}

func (c *cleaner) object(t reflect.Type, v value, path string) json.RawMessage {
	if c.schemas[t] == nil {
		c.schemas[t] = schemaOf(t)
	}
	text := []byte{'{'}
	given := map[string]bool{}
	for _, m := range v.members() {
		variable, known := c.schemas[t][m.name]
		raw, ok := json.RawMessage(nil), false
		if known && !given[m.name] {
			raw, ok = c.value(variable.field(reflect.New(t).Elem()).Type(), m, variable.numeric, path+m.name+".")
		}
		given[m.name] = true
		if !ok {
			c.dropped = append(c.dropped, path+m.name)
			continue
		}
		if len(text) > 1 {
			text = append(text, ',')
		}
		text = append(append(append(text, quote(m.name)...), ':'), raw...)
	}
	return append(text, '}')
}

// value is what stays of a value; false where nothing does.
func (c *cleaner) value(t reflect.Type, m member, numeric bool, path string) (json.RawMessage, bool) {
	switch {
	case t.Kind() == reflect.Struct && m.kind() == kindObject:
		m.raw = c.object(t, m.value, path)
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct && m.kind() == kindList:
		var items []json.RawMessage
		for _, element := range m.members() {
			if kept, ok := c.value(t.Elem(), element, false, path); ok {
				items = append(items, kept)
			}
		}
		text, err := encode(items)
		return text, err == nil && len(items) > 0
	case t.Kind() == reflect.String && m.kind() == kindNumber && !numeric: // a PMID
		m.raw = quote(string(m.raw))
	}
	if path == m.name+"." && m.kind() == kindText {
		m.raw = mended(m)
	}
	d := decoder{schemas: c.schemas}
	d.into(reflect.New(t).Elem(), m, numeric)
	blank := m.kind() == kindText && strings.Trim(string(m.raw), "\" ") == ""
	return m.raw, len(d.problems) == 0 && !blank && m.kind() != kindNull
}

// mended is the identifier in a member of an entry as the house writes it; blank
// where it is none. Other members stay.
func mended(m member) json.RawMessage {
	var said string
	if json.Unmarshal(m.raw, &said) != nil {
		return m.raw
	}
	was := said
	said = strings.TrimSpace(said)
	switch m.name {
	case "DOI":
		said = BareDOI(said)
	case "PMID":
		said = mendedBy(pmidSpelling, "pmid:"+strings.TrimPrefix(strings.ToLower(said), "pmid:"))
	case "PMCID":
		if pmidForm.MatchString(said) {
			said = "PMC" + said
		}
		said = strings.ToUpper(mendedBy(pmcidSpelling, said))
	case "URL":
		if strings.HasPrefix(said, "www.") {
			said = "https://" + said
		}
		if webAddress(said) == nil {
			said = ""
		}
	}
	if said == was {
		return m.raw
	}
	return quote(said)
}

func mendedBy(spelling *regexp.Regexp, said string) string {
	m := spelling.FindStringSubmatch(said)
	if m == nil {
		return ""
	}
	return m[1]
}
