package web

import (
	"strconv"
	"strings"
)

// wish is what a client names in a header of its preferences, in lower case and
// with its parameters, and how much it likes it, from 0 (not at all) to 1.
type wish struct {
	name   string
	weight float64
}

// wishes reads the values of Accept or Accept-Encoding (RFC 9110, 12.5), in the
// order of the client, and appends them to a list. A weight that cannot be read
// counts as 0, which leaves out what has it.
func wishes(list []wish, values []string) []wish {
	for _, value := range values {
		for more := true; more; {
			var item string
			item, value, more = cut(value, ',')
			if w := readWish(item); w.name != "" {
				list = append(list, w)
			}
		}
	}
	return list
}

// readWish reads one item of a list: a name, its parameters, its weight. What
// follows the weight is for extensions that nobody made.
func readWish(item string) wish {
	name, rest, more := cut(item, ';')
	w := wish{strings.ToLower(strings.TrimSpace(name)), 1}
	if w.name == "" {
		return w
	}
	for more {
		var parameter string
		parameter, rest, more = cut(rest, ';')
		key, value, _ := strings.Cut(strings.TrimSpace(parameter), "=")
		switch key = strings.ToLower(strings.TrimSpace(key)); {
		case key == "q":
			w.weight = readWeight(value)
			return w
		case key == "charset" && strings.EqualFold(strings.Trim(value, ` "`), "utf-8"): // all text is
		case key != "":
			w.name += ";" + key + "=" + strings.TrimSpace(value)
		}
	}
	return w
}

func readWeight(value string) float64 {
	q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || q != q || q < 0 {
		return 0
	}
	return min(q, 1)
}

// cut slices a text around a separator that does not stand within quotation
// marks.
func cut(s string, separator byte) (before, after string, found bool) {
	quoted := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			quoted = !quoted
		case quoted && c == '\\':
			i++ // whatever it is, it is escaped
		case !quoted && c == separator:
			return s[:i], s[i+1:], true
		}
	}
	return s, "", false
}

// find looks for the first of some names that a client has named, and says in
// which place it did.
func find(list []wish, names ...string) (w wish, place int, ok bool) {
	for _, name := range names {
		for i, w := range list {
			if w.name == name {
				return w, i, true
			}
		}
	}
	return wish{}, len(list), false
}

// quality is how much the client likes a variant. What it does not name has the
// weight of "*"; no encoding at all is acceptable unless it is refused.
func quality(list []wish, v *variant) float64 {
	name := "identity"
	if v.encoding != nil {
		name = v.encoding[0]
	}
	if w, _, ok := find(list, name); ok {
		return w.weight
	}
	rest, _, ok := find(list, "*")
	if name != "identity" {
		return rest.weight
	}
	if ok && rest.weight == 0 {
		return 0
	}
	return 0.001 // below everything the client asks for by name
}

// preferred is the one of some media types that a client likes most. Of those it
// likes as much, it is the one named first, by itself or by an asterisk, and then
// the first of the list: so "*/*" and what browsers send mean the first. It is
// that too where the client likes none, because a page is better than an error.
func preferred(accept []string, types ...string) string {
	best, most, first := types[0], 0.0, 0
	list := wishes(nil, accept)
	for i, name := range types {
		kind, _, _ := strings.Cut(name, "/")
		w, place, _ := find(list, name, kind+"/*", "*/*")
		if i == 0 || w.weight > most || w.weight == most && w.weight > 0 && place < first {
			best, most, first = name, w.weight, place
		}
	}
	return best
}
