package bibtex

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
	"time"

	"leakygut/internal/bibliography"
)

// iso is a date of biblatex: a year, a month, a day, as far as it goes. What marks
// it as uncertain is left out.
var iso = regexp.MustCompile(`^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T[\d:.+Z-]*)?[?~%]*$`)

// date reads biblatex's date, "2020-05-01" or "2020-05/2020-06", or words.
func date(s string) bibliography.Date {
	s = decode(strings.ReplaceAll(s, "~", "\\textasciitilde{}"))
	if s == "" {
		return bibliography.Date{}
	}
	from, to, isRange := strings.Cut(s, "/")
	d, ok := isoDate(from)
	if !ok {
		return bibliography.Date{Literal: s}
	}
	if end, ok := isoDate(to); isRange && ok && d.Season == "" && end.Season == "" {
		d.Parts = append(d.Parts, end.Parts[0])
	}
	return d
}

func isoDate(s string) (d bibliography.Date, ok bool) {
	m := iso.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return d, false
	}
	parts := []int{number(m[1])}
	month, day := number(m[2]), number(m[3])
	switch {
	case month >= 21 && month <= 24: // spring to winter
		d.Season = strconv.Itoa(month - 20)
	case month > 0 && day > 0:
		parts = append(parts, month, day)
	case month > 0:
		parts = append(parts, month)
	}
	d.Parts = [][]int{parts}
	return d, true
}

func number(s string) int {
	n, _ := strconv.Atoi(s) // digits, or nothing
	return n
}

var (
	fourDigits = regexp.MustCompile(`^\D{0,2}(\d{4})\D{0,2}$`)
	dayForm    = regexp.MustCompile(`\b\d{1,2}\b`)
	wordForm   = regexp.MustCompile(`[A-Za-z]{3,}`)
)

// yearMonth reads BibTeX's year, month and day. The month may have the day: 1 May.
func yearMonth(year, month, day string) bibliography.Date {
	year, month = decode(year), decode(month)
	m := fourDigits.FindStringSubmatch(year)
	if m == nil {
		if strings.ContainsAny(year, "-/") {
			return date(year)
		}
		return bibliography.Date{Literal: strings.TrimSpace(year + " " + month)}
	}
	parts := []int{number(m[1])}
	n := 0
	for _, word := range wordForm.FindAllString(month, -1) {
		if n = monthOf(word); n > 0 {
			break
		}
	}
	inMonth := dayForm.FindString(month)
	if n == 0 {
		n, inMonth = number(inMonth), ""
	}
	if n < 1 || n > 12 {
		return bibliography.Date{Parts: [][]int{parts}}
	}
	parts = append(parts, n)
	if d := number(cmp.Or(dayForm.FindString(decode(day)), inMonth)); d > 0 {
		parts = append(parts, d)
	}
	return bibliography.Date{Parts: [][]int{parts}}
}

// monthOf is the number of a month by the first letters of its name.
func monthOf(word string) int {
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(word[:3], m.String()[:3]) {
			return int(m)
		}
	}
	return 0
}
