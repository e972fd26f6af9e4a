package main

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// sample is one quantity of one program, a value a round.
type sample []float64

// median is the value in the middle, or the mean of the two that are. It is not a
// number where nothing was measured.
func (s sample) median() float64 {
	if len(s) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(s))
	half := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[half]
	}
	return (sorted[half-1] + sorted[half]) / 2
}

// over is the ratio of two medians. It is not a number where one was not measured.
func (s sample) over(other sample) float64 { return s.median() / other.median() }

// String is the median, then the least and the most in brackets: “3.1 (3.0–3.4)”.
func (s sample) String() string {
	switch len(s) {
	case 0:
		return "–"
	case 1:
		return number(s[0])
	}
	return number(s.median()) + " (" + number(slices.Min(s)) + "–" + number(slices.Max(s)) + ")"
}

// number writes three digits that count, and whole numbers whole: 0.00123, 4.56,
// 12,300.
func number(x float64) string {
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	decimals := max(0, 2-int(math.Floor(math.Log10(math.Abs(x)))))
	whole, rest, dot := strings.Cut(strconv.FormatFloat(x, 'f', decimals, 64), ".")
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest = strings.TrimRight(rest, "0"); !dot || rest == "" {
		return whole
	}
	return whole + "." + rest
}
