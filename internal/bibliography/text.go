package bibliography

import (
	"reflect"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// markup is the HTML that Zotero allows in its fields.
var markup = regexp.MustCompile(`(?i)</?(?:i|b|em|strong|sup|sub|sc|span)(?:\s[^<>]*)?>`)

// plain is s without markup and with single spaces. NLM sets nothing in italics.
func plain(s string) string {
	return strings.Join(strings.Fields(markup.ReplaceAllString(s, "")), " ")
}

// plainEntry is e with all of its own text plain.
func plainEntry(e Entry) Entry {
	v := reflect.ValueOf(&e).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.String {
			f.SetString(plain(f.String()))
		}
	}
	return e
}

// join puts sep between a and b where there are both.
func join(a, sep, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + sep + b
}

// wrap puts before and after round s where there is an s.
func wrap(before, s, after string) string {
	if s == "" {
		return ""
	}
	return before + s + after
}

// sentences ends each part with a full stop and skips those that are empty.
func sentences(parts ...string) string {
	set := ""
	for _, part := range parts {
		set = join(set, " ", stop(part))
	}
	return set
}

// stop ends s with a full stop, unless it ends already, within or without a
// closing quotation mark.
func stop(s string) string {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, `"'”’»`))
	if s == "" || strings.ContainsRune(".?!…。？！؟", last) {
		return s
	}
	return s + "."
}

// capital is s with a capital first letter.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + s[size:]
}
