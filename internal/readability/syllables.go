package readability

import "strings"

// exceptions are words, or starts of words, whose syllables the rules get wrong.
var exceptions = map[string]int{
	"area": 3, "areas": 3, "being": 2, "beings": 2, "create": 2, "created": 3, "creates": 2,
	"disease": 2, "diseases": 3, "doing": 2, "going": 2, "every": 2, "everyone": 3, "everything": 3,
	"evening": 2, "idea": 3, "ideas": 3, "iron": 2, "like": 1, "liked": 1, "maybe": 2, "people": 2,
	"science": 2, "seeing": 2, "sometimes": 2, "someone": 2, "something": 3, "therefore": 2, "vegetable": 4,
	"diet": 2, "diets": 2, "diary": 3, "diarrhea": 4, "fluid": 2, "fluids": 2, "anxiety": 4, "quiet": 2,
	"reaction": 3, "reactions": 3, "react": 2, "reacted": 3, "variety": 4, "trial": 2, "trials": 2,
	"bacteria": 4, "bacterial": 4, "celiac": 4, "celiacs": 4, "medicine": 3, "medicines": 3,
	"microbiome": 4, "permeability": 6, "permeable": 4, "sugar": 2, "urine": 2, "volunteer": 3, "volunteers": 3, "business": 2, "usually": 4,
	"themselves": 2, "ourselves": 2, "yourself": 2, "themself": 2, "else": 1, "whole": 1, "lifetime": 2,
	"aged": 1, "used": 1, "based": 1, "increased": 2, "placebo": 3, "recipe": 3, "acne": 2,
	"ibuprofen": 4, "poem": 2, "science's": 2, "once": 1, "one": 1, "ones": 1, "none": 1, "done": 1,
}

// Syllables counts the syllables of an English word in lower case: its groups of
// vowels, less the silent ones. An estimate, within one of the truth for nearly
// every word.
func Syllables(word string) int {
	word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
	if n, ok := exceptions[word]; ok {
		return n
	}
	n, before, neighbors := 0, false, false
	for i := range len(word) {
		v := vowel(word[i])
		if v && !before {
			n++
		}
		neighbors = neighbors || v && before
		before = v
	}
	n -= silent(word)
	if neighbors || strings.Contains(word, "ism") {
		n += split(word)
	}
	return max(1, n)
}

func vowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// silent counts vowels at the end of a word that are written and not spoken.
func silent(word string) int {
	switch {
	case strings.HasSuffix(word, "le") && len(word) > 2 && !vowel(word[len(word)-3]):
		return 0 // ta-ble
	case strings.HasSuffix(word, "ses"), strings.HasSuffix(word, "zes"), strings.HasSuffix(word, "ces"),
		strings.HasSuffix(word, "ges"), strings.HasSuffix(word, "ches"), strings.HasSuffix(word, "shes"), strings.HasSuffix(word, "xes"):
		return 0 // ca-ses
	case strings.HasSuffix(word, "ted"), strings.HasSuffix(word, "ded"):
		return 0 // tes-ted
	case strings.HasSuffix(word, "ed"), strings.HasSuffix(word, "es"):
		if len(word) > 3 && !vowel(word[len(word)-3]) {
			return 1 // raised
		}
	case strings.HasSuffix(word, "e") && len(word) > 2 && !vowel(word[len(word)-2]):
		return 1 // rate
	case strings.HasSuffix(word, "ely"), strings.HasSuffix(word, "eful"), strings.HasSuffix(word, "eless"), strings.HasSuffix(word, "ement"):
		return 1 // safely
	}
	return 0
}

// split counts neighboring vowels that belong to two syllables.
func split(word string) int {
	n := 0
	for _, pair := range []string{"ia", "io", "iu", "eo", "uous", "yi", "uou", "ism"} {
		n += strings.Count(word, pair)
	}
	for _, joined := range []string{"tia", "tio", "cia", "cio", "sio", "gio", "gia", "xio", "lian", "people"} {
		n -= strings.Count(word, joined)
	}
	if strings.Contains(word, "uous") {
		n--
	}
	return max(0, n)
}
