package source

import (
	"iter"
	"slices"
	"strings"
)

// Nearest finds the name most like s, for a hint. It returns false where none
// is near enough to be what the writer meant: more than a third of the letters
// would have to change.
func Nearest(s string, names iter.Seq[string]) (string, bool) {
	best, least := "", len([]rune(s))/3+1
	for name := range names {
		d := Distance(strings.ToLower(s), strings.ToLower(name), least)
		if d < least || (d == least && best != "" && name < best) {
			best, least = name, d
		}
	}
	return best, best != ""
}

// Distance counts the edits (insert, delete, replace, swap two neighbors) that
// turn a into b. It stops counting at limit and then returns limit+1.
func Distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > limit || len(y)-len(x) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		if slices.Min(row) > limit && slices.Min(last) > limit {
			return limit + 1 // a swap looks two rows back, and both are too far
		}
		before, last, row = last, row, before
	}
	return min(last[len(y)], limit+1)
}
