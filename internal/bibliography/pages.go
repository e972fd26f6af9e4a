package bibliography

import (
	"regexp"
	"strings"
)

var (
	dash      = regexp.MustCompile(`\s*[-‐‑‒–—−]+\s*`)
	pageRange = regexp.MustCompile(`^([A-Za-z]*)(\d+)-([A-Za-z]*)(\d+)$`)
)

// pages sets page numbers as NLM does, without the digits that a range would
// repeat: 506-11, S12-8. What is not a plain range stays: e0210728, iii-v, and
// 126A-127A or 163-172.e1, whose end is more than a number.
func pages(s string) string {
	var set []string
	for part := range strings.SplitSeq(dash.ReplaceAllString(plain(s), "-"), ",") {
		set = append(set, shortRange(strings.TrimSpace(part)))
	}
	return strings.Join(set, ", ")
}

func shortRange(s string) string {
	m := pageRange.FindStringSubmatch(s)
	if m == nil || m[3] != "" && m[3] != m[1] {
		return s
	}
	letters, first, last := m[1], m[2], m[4]
	switch {
	case first == last:
		return letters + first
	case len(first) == len(last) && first < last:
		for first[len(first)-len(last)] == last[0] {
			last = last[1:]
		}
	}
	return letters + first + "-" + last
}
