package citation

import (
	"cmp"
	"strings"
	"unicode"

	"leakygut/internal/bibliography"
)

// person is a name in the parts that BibTeX and RIS tell apart. An organization
// has a family name alone.
type person struct {
	family, given, suffix string
	organization          bool
}

// people reads names, and leaves out those that say nothing.
func people(names []bibliography.Name) []person {
	var all []person
	for _, n := range names {
		p := person{family: family(n), given: initials(plain(n.Given)), suffix: plain(n.Suffix)}
		if n.Literal != "" || n.Family == "" {
			p = person{family: plain(cmp.Or(n.Literal, n.Given)), organization: true}
		}
		if p.family != "" {
			all = append(all, p)
		}
	}
	return all
}

// family is a family name with its particles, without a space after d' or al-.
func family(n bibliography.Name) string {
	name := plain(n.Family)
	for _, particle := range []string{plain(n.NonDroppingParticle), plain(n.DroppingParticle)} {
		if strings.TrimRight(particle, "'’-") == particle {
			particle += " "
		}
		name = strings.TrimSpace(particle + name)
	}
	return name
}

// initials sets "MCG" as "M. C. G.", because a program that shortens names would
// make "M." of it. Four capitals at most are initials, as in the bibliography.
func initials(given string) string {
	letters := []rune(given)
	if len(letters) > 4 || strings.ContainsFunc(given, func(r rune) bool { return !unicode.IsUpper(r) }) {
		return given
	}
	var set []string
	for _, letter := range letters {
		set = append(set, string(letter)+".")
	}
	return strings.Join(set, " ")
}
