package bibliography

import (
	"regexp"
	"strings"
)

var studyForm = regexp.MustCompile(`(?s)^Type of study: (.*?)(?:\. Size: (.*?))?\.?$`)

// ParseStudy reads the note by which the guide's files for reference managers say
// the kind and the size of a study; false where a note is none of these.
func ParseStudy(note string) (design, n string, ok bool) {
	m := studyForm.FindStringSubmatch(strings.TrimSpace(note))
	if m == nil {
		return "", "", false
	}
	return m[1], m[2], true
}
