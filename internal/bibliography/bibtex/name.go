package bibtex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"leakygut/internal/bibliography"
)

// names reads a list of names. More says that there are others.
func names(s string) (all []bibliography.Name, more bool) {
	for _, one := range splitAnd(s) {
		if one = strings.TrimSpace(one); strings.EqualFold(one, "others") || strings.EqualFold(decode(one), "et al.") {
			more = true
			continue
		}
		if n := name(one); n != (bibliography.Name{}) {
			all = append(all, n)
		}
	}
	return all, more
}

// splitAnd parts a list at each "and" that stands in no braces.
func splitAnd(s string) []string {
	var parts []string
	depth, from := 0, 0
	for at := 0; at < len(s); at++ {
		switch s[at] {
		case '{':
			depth++
		case '}':
			depth--
		case 'a', 'A':
			if depth == 0 && len(s)-at >= 4 && strings.EqualFold(s[at:at+3], "and") && at > 0 && isBlank(s[at-1]) && isBlank(s[at+3]) {
				parts = append(parts, s[from:at])
				from = at + 3
			}
		}
	}
	return append(parts, s[from:])
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '~' }

// splitAt parts a text at each of the given characters that stands in no braces.
func splitAt(s, stops string) []string {
	var parts []string
	depth, from := 0, 0
	for at := 0; at < len(s); at++ {
		switch {
		case s[at] == '{':
			depth++
		case s[at] == '}':
			depth--
		case depth == 0 && strings.IndexByte(stops, s[at]) >= 0:
			parts = append(parts, s[from:at])
			from = at + 1
		}
	}
	return append(parts, s[from:])
}

// name reads one name: "First von Last", "von Last, First", "von Last, Jr, First",
// biblatex's "family=Last, given=First", or {An Organization}.
func name(s string) bibliography.Name {
	if strings.HasPrefix(s, "{") && balance(s, 0, false) == len(s)-1 {
		return bibliography.Name{Literal: decode(s)}
	}
	parts := splitAt(s, ",")
	if n, ok := labeled(parts); ok {
		return n
	}
	switch len(parts) {
	case 1:
		return unparted(s)
	case 2:
		return bibliography.Name{Family: decode(parts[0]), Given: given(parts[1])}
	}
	return bibliography.Name{Family: decode(parts[0]), Suffix: decode(parts[1]), Given: given(strings.Join(parts[2:], " "))}
}

// labeled reads the parts of a name that say what they are.
func labeled(parts []string) (n bibliography.Name, ok bool) {
	prefix := ""
	for _, part := range parts {
		label, value, found := strings.Cut(part, "=")
		if !found {
			return n, false
		}
		switch value = decode(strings.Trim(strings.TrimSpace(value), `"`)); strings.ToLower(strings.TrimSpace(label)) {
		case "family":
			n.Family = value
		case "given":
			n.Given = given(value)
		case "prefix":
			prefix = value
		case "suffix":
			n.Suffix = value
		case "useprefix", "given-i", "family-i", "prefix-i", "suffix-i", "id", "nametemplates", "sortingnamekeytemplatename":
		default:
			return bibliography.Name{}, false
		}
	}
	n.Family = strings.TrimSpace(prefix + " " + n.Family)
	return n, true
}

// unparted reads a name without commas. Its family name starts at the first word
// with a small letter, or else is the last word.
func unparted(s string) bibliography.Name {
	var words []string
	for _, word := range splitAt(s, " \t\n\r~") {
		if word != "" {
			words = append(words, word)
		}
	}
	if len(words) < 2 {
		return bibliography.Name{Literal: decode(s)}
	}
	last := len(words) - 1
	for i, word := range words[:last] {
		if first, _ := utf8.DecodeRuneInString(decode(word)); i > 0 && word[0] != '{' && unicode.IsLower(first) {
			last = i
			break
		}
	}
	return bibliography.Name{Family: decode(strings.Join(words[last:], " ")), Given: given(strings.Join(words[:last], " "))}
}

// given are given names. Initials stand without stops and spaces, as in the
// bibliography: "M. C. G." is MCG.
func given(s string) string {
	return bibliography.Initials(decode(s))
}
