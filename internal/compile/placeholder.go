package compile

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"leakygut/internal/source"
)

// marks are how writers mark what they have still to write; placeholder finds them.
var (
	marks       = []string{"TODO", "FIXME", "TBD", "XXX"}
	placeholder = regexp.MustCompile(`\b(?:` + strings.Join(marks, "|") + `)\b`)
)

// placeholders reports what is still to be written in a text that stands at an
// offset of a file, so that no mark of it is ever served. In YAML, lines that are
// comments may say what they like.
func placeholders(file *source.File, offset int, text []byte, isYAML bool) source.List {
	var list source.List
	if !slices.ContainsFunc(marks, func(m string) bool { return bytes.Contains(text, []byte(m)) }) { // as every text that is served
		return nil
	}
	for raw := range bytes.Lines(text) {
		line := strings.TrimRight(string(raw), "\n")
		comment := isYAML && strings.HasPrefix(strings.TrimSpace(line), "#")
		for at := 0; !comment; {
			m := placeholder.FindStringIndex(line[at:])
			if m == nil {
				break
			}
			from, to := at+m[0], at+m[1]
			end := markEnd(line, from, to)
			d := source.Diagnostic{
				File: file, Offset: offset + from, Length: end - from, Rule: "placeholder",
				Message: "still to be written" + colon(said(line, from, to, end, isYAML)),
			}
			if strings.HasSuffix(line[:from], "[@") {
				d.Hint = "leakygut cite WORDS finds the key of a source"
			}
			list = append(list, d)
			at = end
		}
		offset += len(raw)
	}
	return list
}

// markEnd is where what a mark asks for ends: at the closing quote, the end of the
// line, or the mark itself where it stands for a single word.
func markEnd(line string, from, to int) int {
	if from > 0 && line[from-1] == '"' {
		if n := strings.IndexByte(line[to:], '"'); n >= 0 {
			return to + n
		}
	}
	fence := strings.HasPrefix(strings.TrimSpace(line), ":::")
	if rest := line[to:]; !fence && (strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, ":")) {
		return to + len(strings.TrimRight(rest, " \t"))
	}
	return to
}

var (
	fieldBefore     = regexp.MustCompile(`^\s*(?:- )?(\w+):`)
	attributeBefore = regexp.MustCompile(`([\w-]+)=$`)
)

// said is what a mark asks for: the words behind it, or else what it stands for.
func said(line string, from, to, end int, isYAML bool) string {
	if words := strings.Trim(line[to:end], ": \t"); words != "" {
		return words
	}
	before := line[:from]
	if m := attributeBefore.FindStringSubmatch(before); m != nil {
		return m[1]
	}
	if m := fieldBefore.FindStringSubmatch(before); m != nil && isYAML {
		return m[1]
	}
	switch {
	case strings.HasSuffix(before, "#"):
		return "the id"
	case strings.HasSuffix(before, "@"):
		return "the key of a source"
	}
	return ""
}

func colon(words string) string {
	if words == "" {
		return ""
	}
	return ": " + words
}

// onlyPlaceholders drops what else is wrong with a place that is still to be
// written, so that a writer is told of it once. A mark without a hint takes that
// of what starts at its place.
func onlyPlaceholders(list source.List) source.List {
	marked := map[string][]*source.Diagnostic{}
	for i := range list {
		if d := &list[i]; d.Rule == "placeholder" {
			marked[d.File.Name] = append(marked[d.File.Name], d)
		}
	}
	var kept source.List
	for _, d := range list {
		if d.Rule == "placeholder" {
			continue
		}
		mark := markAt(marked[d.File.Name], d)
		if mark == nil {
			kept = append(kept, d)
		} else if mark.Hint == "" && mark.Offset == d.Offset {
			mark.Hint = d.Hint
		}
	}
	for _, d := range list {
		if d.Rule == "placeholder" {
			kept = append(kept, d)
		}
	}
	return kept
}

// markAt finds the mark that a diagnostic points at. One without a length is about
// the whole document.
func markAt(here []*source.Diagnostic, d source.Diagnostic) *source.Diagnostic {
	for _, m := range here {
		if d.Length > 0 && d.Offset < m.Offset+m.Length && m.Offset < d.Offset+d.Length {
			return m
		}
	}
	return nil
}
