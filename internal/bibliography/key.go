package bibliography

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
)

// keyed is a key that the house could have given.
var keyed = regexp.MustCompile(`^[a-z]+\d{4}[a-z]?$`)

// Key makes the id of a new entry: first author and year, as in camilleri2019, and
// a letter from b on where that is taken. Where nobody is named, the first word
// of the publisher stands for the author, of the title where there is none either;
// without a year, a word of the title follows, as in nhs-sepsis.
// An id that the entry has already stays where it is made like that, or where keep
// is true and it is an id at all.
func Key(e Entry, taken func(string) bool, keep bool) string {
	base := keyBase(e)
	mine := e.ID == base || keyed.MatchString(e.ID) && strings.HasPrefix(e.ID, base)
	if (mine || keep && idForm.MatchString(e.ID)) && !taken(e.ID) {
		return e.ID
	}
	if !taken(base) {
		return base
	}
	for letter := 'b'; letter <= 'z'; letter++ {
		if key := base + string(letter); !taken(key) {
			return key
		}
	}
	for n := 2; ; n++ {
		if key := base + "-" + strconv.Itoa(n); !taken(key) {
			return key
		}
	}
}

var yearForm = regexp.MustCompile(`\d{4}`)

func keyBase(e Entry) string {
	name := ""
	if len(e.Author) > 0 {
		a := e.Author[0]
		name = strings.Join(asciiWords(cmp.Or(a.Family, firstWord(a.Literal), a.Given)), "")
	}
	if name == "" {
		name = firstWord(cmp.Or(e.Publisher, e.ContainerTitle))
	}
	if name == "" {
		name = cmp.Or(firstWord(e.Title), "source")
	}
	year := yearForm.FindString(e.Issued.Year())
	if word := firstWord(e.Title); year == "" && word != "" && word != name { // as many a page of the web
		return name + "-" + word
	}
	return name + year
}

var abbreviation = regexp.MustCompile(`\(([A-Z]{2,8})\)`)

// firstWord stands for an organization or a title: its abbreviation, where it
// gives one in brackets, or its first word of more than three letters.
func firstWord(s string) string {
	if m := abbreviation.FindStringSubmatch(s); m != nil {
		return strings.ToLower(m[1])
	}
	words := asciiWords(s)
	for _, word := range words {
		if len(word) > 3 {
			return word
		}
	}
	return strings.Join(words[:min(1, len(words))], "")
}

// asciiWords are the words of a text in the letters that a key may have.
func asciiWords(s string) []string {
	return strings.FieldsFunc(strings.Map(func(r rune) rune {
		if strings.ContainsRune("'’`", r) {
			return -1
		}
		return r
	}, fold(plain(s))), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
}
