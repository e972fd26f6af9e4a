package bibtex

import (
	"fmt"
	"regexp"
	"strings"

	"leakygut/internal/bibliography"
)

// record is an entry as it stands in the file: names in small letters, values
// with their LaTeX, and without the braces or quotes round them.
type record struct {
	kind, key string
	at        int
	fields    map[string]string
}

// scanner reads records one after the other.
type scanner struct {
	src      string
	at       int
	escapes  bool // whether a brace behind a backslash does not count
	macros   map[string]string
	problems []bibliography.Problem
}

// months are the macros that every style of BibTeX has.
func months() map[string]string {
	return map[string]string{
		"jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June", "jul": "July",
		"aug": "August", "sep": "September", "oct": "October", "nov": "November", "dec": "December",
	}
}

var start = regexp.MustCompile(`@[ \t]*([A-Za-z]+)\s*([{(])`)

// maxProblems is how many broken entries are reported. In a file with more of them
// the braces say nothing.
const maxProblems = 100

// records reads the whole file. What stands between entries is a comment.
func (s *scanner) records() []record {
	var all []record
	for {
		if len(s.problems) == maxProblems {
			return all
		}
		m := start.FindStringSubmatchIndex(s.src[s.at:])
		if m == nil {
			return all
		}
		at := s.at + m[0]
		kind := strings.ToLower(s.src[s.at+m[2] : s.at+m[3]])
		open := s.at + m[4]
		s.at += m[1]
		r := record{kind: kind, at: at, fields: map[string]string{}}
		switch kind {
		case "comment", "preamble":
			if end := balance(s.src, open, false); end >= 0 {
				s.at = end + 1
			}
			continue
		case "string":
			if s.body(&r, open) {
				for name, value := range r.fields {
					s.macros[name] = value
				}
			}
			continue
		}
		r.key = strings.TrimSpace(s.until(",})"))
		if s.body(&r, open) || s.again(&r, open) {
			all = append(all, r)
		}
	}
}

// again reads an entry as programs mean it that do not count a brace behind a
// backslash, which BibTeX does.
func (s *scanner) again(r *record, open int) bool {
	next, problems := s.at, s.problems
	s.at, s.escapes, s.problems = open+1, true, problems[:len(problems)-1:len(problems)-1]
	s.until(",})")
	ok := s.body(r, open)
	if s.escapes = false; !ok {
		s.at, s.problems = next, problems
	}
	return ok
}

// body reads fields up to the end of an entry. Where there is none, the entry is
// reported, and what follows is looked for behind its start.
func (s *scanner) body(r *record, open int) bool {
	end := byte('}')
	if s.src[open] == '(' {
		end = ')'
	}
	for {
		s.blanks(",")
		if s.at >= len(s.src) || s.src[s.at] == '@' {
			return s.broken(r, open, "this entry does not end")
		}
		if s.src[s.at] == end {
			s.at++
			return true
		}
		from := s.at
		name := strings.ToLower(strings.TrimSpace(s.until("=,@{}()\"#")))
		if s.at >= len(s.src) || s.src[s.at] != '=' || name == "" {
			s.at = from
			return s.broken(r, open, "a field is written as: name = {value}")
		}
		s.at++
		value, ok := s.value()
		if !ok {
			return s.broken(r, open, fmt.Sprintf("the value of %s does not end", name))
		}
		if _, twice := r.fields[name]; !twice {
			r.fields[name] = value
		}
	}
}

var nextEntry = regexp.MustCompile(`(?m)^[ \t]*@[ \t]*[A-Za-z]+\s*[{(]`)

// broken reports an entry that cannot be read, and goes to the next line that
// starts one.
func (s *scanner) broken(r *record, open int, message string) bool {
	line, _, _ := strings.Cut(s.src[r.at:], "\n")
	s.problems = append(s.problems, bibliography.Problem{
		Offset: r.at, Length: len(strings.TrimRight(line, "\r")), Rule: "bibtex",
		Message: message, Hint: "mind the braces: each that opens has to close",
	})
	s.at = open + 1
	if next := nextEntry.FindStringIndex(s.src[s.at:]); next != nil {
		s.at += next[0]
	} else {
		s.at = len(s.src)
	}
	return false
}

// maxMacro is how long a text may be that a macro stands for, in bytes: one that
// holds itself twice would soon fill the memory.
const maxMacro = 4 << 10

// value reads pieces joined by #: braces, quotes, numbers and macros.
func (s *scanner) value() (string, bool) {
	var b strings.Builder
	for {
		s.blanks("")
		if s.at >= len(s.src) {
			return "", false
		}
		switch s.src[s.at] {
		case '{':
			end := balance(s.src, s.at, s.escapes)
			if end < 0 {
				return "", false
			}
			b.WriteString(s.src[s.at+1 : end])
			s.at = end + 1
		case '"':
			end := quoted(s.src, s.at)
			if end < 0 {
				return "", false
			}
			b.WriteString(s.src[s.at+1 : end])
			s.at = end + 1
		default:
			word := strings.TrimSpace(s.until(",#{}()\"=\n"))
			if text, known := s.macros[strings.ToLower(word)]; known && len(text) <= maxMacro {
				word = text
			}
			b.WriteString(word)
		}
		s.blanks("")
		if s.at >= len(s.src) || s.src[s.at] != '#' {
			return b.String(), true
		}
		s.at++
	}
}

// until reads up to one of the characters, or to the end.
func (s *scanner) until(stops string) string {
	n := strings.IndexAny(s.src[s.at:], stops)
	if n < 0 {
		n = len(s.src) - s.at
	}
	text := s.src[s.at : s.at+n]
	s.at += n
	return text
}

// blanks skips white space, and the given characters.
func (s *scanner) blanks(also string) {
	for s.at < len(s.src) && strings.IndexByte(" \t\r\n"+also, s.src[s.at]) >= 0 {
		s.at++
	}
}

// balance is where the brace or bracket at open is closed; negative if it is not.
// Brackets close where no brace is open.
func balance(src string, open int, escapes bool) int {
	depth, round := 0, src[open] == '('
	for at := open; at < len(src); at++ {
		switch src[at] {
		case '\\':
			if escapes {
				at++
			}
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 && !round {
				return at
			}
		case ')':
			if round && depth == 0 {
				return at
			}
		}
	}
	return -1
}

// quoted is where the quotes at open end: at the next that stands in no braces.
func quoted(src string, open int) int {
	depth := 0
	for at := open + 1; at < len(src); at++ {
		switch src[at] {
		case '{':
			depth++
		case '}':
			depth--
		case '"':
			if depth <= 0 && src[at-1] != '\\' {
				return at
			}
		}
	}
	return -1
}
