package bibliography

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Date is a CSL date.
type Date struct {
	// Parts is one date, or two for a range; each is a year, a year and a month,
	// or a year, a month and a day.
	Parts   [][]int `csl:"date-parts"`
	Season  string  `csl:"season,number"` // a name, or 1 (spring) to 4 (winter)
	Literal string  `csl:"literal"`       // a date in words, where there are no parts
	Raw     string  `csl:"raw"`           // a date as somebody typed it, likewise
}

// seasons are CSL's numbers of the seasons, in the words of NLM.
var seasons = map[string]string{"1": "Spring", "2": "Summer", "3": "Fall", "4": "Winter"}

// String sets the date as NLM does: "2022 Jun 21", "2003 Oct 20-22", "2002
// Spring". It is "" where there is none.
func (d Date) String() string { return d.upTo(3) }

// Year is the year alone, or the date's words where it has no parts.
func (d Date) Year() string { return Date{d.Parts, "", d.Literal, d.Raw}.upTo(1) }

// upTo sets the date with its first n parts.
func (d Date) upTo(n int) string {
	if len(d.Parts) == 0 {
		return plain(cmp.Or(d.Literal, d.Raw))
	}
	from, to := words(d.Parts[0], n), words(d.Parts[len(d.Parts)-1], n)
	if len(from) == 1 && d.Season != "" {
		from = append(from, cmp.Or(seasons[d.Season], plain(d.Season)))
	}
	set := strings.Join(from, " ")
	// The end of a range repeats nothing: 2002 Apr 3-5, 2002 Jul-Aug.
	for len(from) > 0 && len(to) > 0 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	return join(set, "-", strings.Join(to, " "))
}

// words are the first n parts of a date as text.
func words(parts []int, n int) []string {
	var set []string
	for i, part := range parts[:min(n, len(parts))] {
		word := strconv.Itoa(part)
		if i == 1 {
			word = time.Month(part).String()[:3]
		}
		set = append(set, word)
	}
	return set
}

// problem says what is impossible about the date, or "".
func (d Date) problem() string {
	switch {
	case len(d.Parts) == 0 && strings.TrimSpace(d.Literal+d.Raw) == "":
		return "the date is empty"
	case len(d.Parts) > 2:
		return "a date has at most a start and an end"
	case slices.ContainsFunc(d.Parts, impossible):
		return "there is no such date"
	case len(d.Parts) == 2 && slices.Compare(d.Parts[0], d.Parts[1]) > 0:
		return "the date ends before it starts"
	}
	return ""
}

// impossible reports that no calendar has the day, month or year.
func impossible(parts []int) bool {
	if len(parts) < 1 || len(parts) > 3 {
		return true
	}
	day := slices.Concat(parts, []int{1, 1, 1}[len(parts):])
	t := time.Date(day[0], time.Month(day[1]), day[2], 0, 0, 0, 0, time.UTC)
	return day[0] < 1 || day[0] > 9999 || t.Month() != time.Month(day[1]) || t.Day() != day[2]
}
