package bibliography

import (
	"encoding/json"
	"slices"
	"strings"
)

// Insert adds items, as [Append] does, but where they belong: in a file whose ids
// stand in order, each before the first with a later id.
func Insert(src []byte, added ...json.RawMessage) ([]byte, error) {
	appended, err := Append(src, added...) // which checks the items, and is mostly it
	if err != nil {
		return nil, err
	}
	items, err := editable(src)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, m := range items.members {
		ids = append(ids, m.id())
	}
	if !slices.IsSorted(ids) {
		return appended, nil
	}
	added = slices.Clone(added)
	slices.SortStableFunc(added, func(a, b json.RawMessage) int { return strings.Compare(idOf(a), idOf(b)) })
	before := make(map[int][]json.RawMessage) // items by the place of the entry that they stand before
	for _, item := range added {
		place, _ := slices.BinarySearch(ids, idOf(item))
		before[place] = append(before[place], item)
	}
	src, err = Append(src, before[len(ids)]...)
	if err != nil {
		return nil, err
	}
	for place := len(ids) - 1; place >= 0; place-- { // from behind, so that offsets stay right
		if next := items.members[place]; len(before[place]) > 0 {
			src = slices.Concat(src[:next.at], items.before(place, before[place]), src[next.at:])
		}
	}
	return src, nil
}

func idOf(item json.RawMessage) string { return value{raw: item}.id() }

// before sets items that come before an entry, each with what parts it from the
// next.
func (l list) before(place int, added []json.RawMessage) []byte {
	indent := l.indentAt(l.members[place].at)
	between := []byte(" ")
	switch {
	case place > 0:
		between, _ = l.separator(l.file, l.members)
	case l.lines:
		between = []byte(l.newline + string(indent))
	}
	var text []byte
	for _, item := range added {
		text = append(append(append(text, l.set(item, indent)...), ','), between...)
	}
	return text
}
