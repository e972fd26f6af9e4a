package bibliography

import (
	"encoding/json"
	"slices"
)

// Insert adds items, as [Append] does, but where they belong: in a file whose ids
// stand in order, each before the first with a later id.
func Insert(src []byte, added ...json.RawMessage) ([]byte, error) {
	for _, item := range added {
		var err error
		if src, err = insertOne(src, item); err != nil {
			return nil, err
		}
	}
	return slices.Clone(src), nil
}

func insertOne(src []byte, item json.RawMessage) ([]byte, error) {
	appended, err := Append(src, item) // which checks the item, and is mostly it
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
	place, _ := slices.BinarySearch(ids, value{raw: item}.id())
	if !slices.IsSorted(ids) || place == len(ids) {
		return appended, nil
	}
	next := items.members[place]
	indent := items.indentAt(next.at)
	before := []byte(items.newline + string(indent))
	if !items.lines {
		before = []byte(" ")
	}
	if place > 0 {
		before, _ = items.separator(items.file, items.members)
	}
	text := append(append(items.set(item, indent), ','), before...)
	return items.replace(next.at, 0, text), nil
}
