package purge

import "slices"

// Changed lists the keys whose marks are not the same before and after, in order:
// those that came and went as well.
func Changed(before, after map[string]string) []string {
	var keys []string
	for key, mark := range after {
		if before[key] != mark {
			keys = append(keys, key)
		}
	}
	for key := range before {
		if _, stays := after[key]; !stays {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}
