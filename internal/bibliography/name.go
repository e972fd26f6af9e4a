package bibliography

import (
	"cmp"
	"strings"
	"unicode"
)

// Name is a person, or an organization in Literal.
type Name struct {
	Family              string `csl:"family"`
	Given               string `csl:"given"`
	DroppingParticle    string `csl:"dropping-particle"`
	NonDroppingParticle string `csl:"non-dropping-particle"`
	Suffix              string `csl:"suffix"`
	Literal             string `csl:"literal"`
}

// particles are the words that belong to a family name, though Zotero may keep
// them at the end of the given one.
const particles = " af al av da das de del della den der di do dos du e el la le ten ter van von y zu "

// ranks are the suffixes that NLM sets in its own way.
var ranks = map[string]string{"II": "2nd", "III": "3rd", "IV": "4th"}

// String sets a name as NLM does: family name with its particles, initials and
// suffix, with neither stops nor commas.
func (n Name) String() string {
	if n.Literal != "" || n.Family == "" {
		return plain(cmp.Or(n.Literal, n.Given))
	}
	family, given := n.Family, strings.Fields(n.Given)
	for len(given) > 0 && isParticle(given[len(given)-1]) {
		family = prefixed(given[len(given)-1], family)
		given = given[:len(given)-1]
	}
	family = prefixed(n.DroppingParticle, prefixed(n.NonDroppingParticle, family))
	suffix := strings.Trim(n.Suffix, " ,.")
	return plain(family + " " + initials(given) + " " + cmp.Or(ranks[suffix], suffix))
}

func isParticle(word string) bool { return strings.Contains(particles, " "+word+" ") }

// prefixed puts a particle before a name, without a space after d' or al-.
func prefixed(particle, name string) string {
	particle = strings.TrimSpace(particle)
	if strings.TrimRight(particle, "'’-") != particle {
		return particle + name
	}
	return join(particle, " ", name)
}

// initials sets given names: "Jean-Pierre" is JP, "MM" stays. Particles among
// them are left out.
func initials(given []string) string {
	set := ""
	for _, name := range given {
		if isParticle(name) {
			continue
		}
		for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return strings.ContainsRune(".,-‐‑", r) }) {
			set += initial(word)
		}
	}
	return set
}

// initial sets one given name. Up to four capitals are initials already. A
// script without capitals has no initials, so its names stay whole.
func initial(word string) string {
	letters := []rune(strings.TrimLeftFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }))
	if len(letters) == 0 {
		return ""
	}
	capitals := strings.TrimFunc(word, unicode.IsUpper) == "" && len(letters) <= 4
	if capitals || unicode.ToUpper(letters[0]) == unicode.ToLower(letters[0]) {
		return word
	}
	end := 1 // an accent may be a character of its own
	for end < len(letters) && unicode.Is(unicode.Mn, letters[end]) {
		end++
	}
	return string(unicode.ToUpper(letters[0])) + string(letters[1:end])
}

// nameList sets names: the first six, as ICMJE asks, and "et al." where there
// are more. Semicolons set off an organization, for its name may have commas.
func nameList(names []Name, more bool) string {
	set := ""
	for i, n := range names {
		if i == 6 {
			more = true
			break
		}
		between := ", "
		if i > 0 && names[i-1].Literal+n.Literal != "" {
			between = "; "
		}
		set = join(set, between, n.String())
	}
	if more {
		set = wrap("", set, ", et al.")
	}
	return set
}

// editorList sets editors with their role.
func editorList(names []Name) string {
	if len(names) == 1 {
		return wrap("", nameList(names, false), ", editor")
	}
	return wrap("", nameList(names, false), ", editors")
}
