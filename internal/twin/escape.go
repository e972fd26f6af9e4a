package twin

import (
	"strings"
	"unicode/utf8"
)

// special are the characters that mean something to Markdown wherever they
// stand, tables included.
const special = "\\`*_[]<~#|"

// escaped is text that Markdown reads as text. start says whether it opens a
// line; next is the Markdown behind it.
func escaped(s string, start bool, next string) string {
	var b strings.Builder
	if start {
		i := opener(s)
		b.WriteString(s[:i])
		if i > 0 || strings.IndexAny(s, "+-=>:") == 0 {
			b.WriteByte('\\')
			b.WriteByte(s[i])
			i++
		}
		s = s[i:]
	}
	for i, r := range s {
		if strings.ContainsRune(special, r) || (r == '&' && entity(s[i+1:]+next)) || (r == '!' && strings.HasPrefix(s[i+1:]+next, "[")) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// opener is how many digits a text opens with that would make it an item of a
// numbered list: "2026. Then" does, "1.5 mg" does not.
func opener(s string) int {
	rest := strings.TrimLeft(s, "0123456789")
	digits := len(s) - len(rest)
	if digits > 0 && rest != "" && (rest[0] == '.' || rest[0] == ')') && (rest[1:] == "" || blank(rune(rest[1]))) {
		return digits
	}
	return 0
}

// entity tells whether an ampersand with this behind it could be read as the
// name of a character.
func entity(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return r == '#' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}

// plain is a text of one line as Markdown.
func plain(s string) string { return escaped(strings.Join(strings.Fields(s), " "), true, "") }

// within is a text that stands within a line.
func within(s string) string { return escaped(strings.Join(strings.Fields(s), " "), false, "") }

// link is a link with these words. An address that is its own words is written
// once.
func link(words, address string) string {
	if words == address && bare(address) {
		return "<" + address + ">"
	}
	return "[" + within(words) + "](" + destination(address) + ")"
}

// bare tells whether an address can stand between angle brackets as it is.
func bare(address string) bool {
	return strings.HasPrefix(address, "http") && strings.Contains(address, "://") && !strings.ContainsAny(address, "<>\\& \t\r\n")
}

// destination is an address as a link has it. Brackets would end it, and an
// entity would be read as its character.
func destination(address string) string {
	address = strings.NewReplacer(" ", "%20", "\t", "%09", "\n", "%0A", "\r", "%0D", "<", "%3C", ">", "%3E", `\`, "%5C", "&", "&amp;").Replace(address)
	if strings.ContainsAny(address, "()") || address == "" {
		return "<" + address + ">"
	}
	return address
}

// fenced puts a text between backticks, one more than it has in a row.
func fenced(s, least string) (fence string) {
	fence = least
	for strings.Contains(s, fence) {
		fence += "`"
	}
	return fence
}

// code is a text as inline code. In a table a bar would part the cell.
func code(s string, cell bool) string {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return ""
	}
	fence := fenced(s, "`")
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	if cell {
		s = strings.ReplaceAll(s, "|", `\|`)
	}
	return fence + s + fence
}
