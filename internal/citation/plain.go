package citation

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"leakygut/internal/bibliography"
)

// tag is the markup that CSL-JSON may have within a text.
var tag = regexp.MustCompile(`(?i)<(/?)(i|b|em|strong|sup|sub|sc|span)(?:\s[^<>]*)?>`)

// plain is a text without markup, in one line, without characters that no
// reader sees.
func plain(s string) string { return line(tag.ReplaceAllString(s, "")) }

// line is a text in one line, with single spaces, without control characters.
func line(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// pages is the first and the last page. The last one is written whole, so
// that "506-11" is 506 and 511; it is empty where there is one page, or what
// stands there is no range.
func pages(s string) (first, last string) {
	s = line(strings.NewReplacer("‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "−", "-").Replace(s))
	first, last, isRange := strings.Cut(s, "-")
	first, last = strings.TrimSpace(first), strings.TrimLeft(last, "- ")
	if !isRange || strings.ContainsAny(s, ",;") || strings.Contains(last, "-") {
		return s, ""
	}
	if digits(last) && digits(strings.TrimLeft(first, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")) && len(last) < len(first) {
		last = first[:len(first)-len(last)] + last
	}
	return first, last
}

func digits(s string) bool {
	_, err := strconv.ParseUint(s, 10, 64)
	return err == nil
}

// day is the first day of a date, with zeros for what it does not say.
func day(d bibliography.Date) (year, month, date int) {
	var parts [3]int
	if len(d.Parts) > 0 {
		copy(parts[:], d.Parts[0])
	}
	return parts[0], parts[1], parts[2]
}

// retracted says that a source was taken back, and by which notice.
func retracted(e bibliography.Entry) string {
	r := e.Custom.Retracted
	if r == nil {
		return ""
	}
	said := "Retracted"
	if when := isoDay(r.Date); when != "" {
		said += " " + when
	}
	for _, l := range r.Links() {
		said += ". Notice, " + l.Label + ": " + line(l.Text)
	}
	return said + "."
}

// study is what the guide records about a source beyond how to find it.
func study(e bibliography.Entry) string {
	about := plain(e.Custom.Design)
	if about == "" {
		return ""
	}
	if size := plain(e.Custom.N); size != "" {
		about += ". Size: " + size
	}
	return "Type of study: " + about + "."
}
