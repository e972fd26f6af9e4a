package bibliography

import (
	"regexp"
	"strings"
)

var spaced = regexp.MustCompile(`^(?:\p{Lu}\.?[ \x{A0}]*){1,4}$`)

// Initials writes given names that are initials as the guide does, without stops
// and spaces: "M. C. G." is MCG. Other names stay.
func Initials(given string) string {
	if !spaced.MatchString(given) {
		return given
	}
	return strings.NewReplacer(".", "", " ", "", "\u00A0", "").Replace(given)
}
