package web

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"leakygut/internal/source"
	"leakygut/templates"
)

const (
	maxSuggestions = 5
	maxSuggestPath = 100 // a longer address is nobody's slip of the hand
)

// nearest lists the pages whose addresses are most like a path. A path without
// its section counts: "/medicines" is near to "/causes/medicines".
func (e *edition) nearest(path string) []templates.Suggestion {
	if len(path) > maxSuggestPath {
		return nil
	}
	type candidate struct {
		templates.Suggestion
		distance int
	}
	wanted := strings.Trim(strings.ToLower(path), "/")
	last := wanted[strings.LastIndex(wanted, "/")+1:]
	limit := max(1, utf8.RuneCountInString(last)/3)
	var candidates []candidate
	for address, title := range e.titles {
		name := strings.TrimPrefix(address, "/")
		d := min(
			source.Distance(wanted, name, limit),
			source.Distance(last, name[strings.LastIndex(name, "/")+1:], limit),
		)
		if d <= limit && name != "" {
			candidates = append(candidates, candidate{templates.Suggestion{Title: title, Path: address}, d})
		}
	}
	slices.SortFunc(candidates, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.Path, b.Path))
	})
	var found []templates.Suggestion
	for _, c := range candidates[:min(len(candidates), maxSuggestions)] {
		found = append(found, c.Suggestion)
	}
	return found
}
