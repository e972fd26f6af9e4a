package readability

import "strings"

// exception is how many syllables a word has that the rules get wrong; 0 for any
// other.
func exception(word string) int {
	switch word {
	case "aged", "based", "done", "else", "like", "liked", "none", "once", "one", "ones", "used", "whole":
		return 1
	case "acne", "being", "beings", "business", "create", "creates", "diet", "diets", "disease", "doing",
		"evening", "every", "fluid", "fluids", "going", "increased", "iron", "lifetime", "maybe", "ourselves",
		"people", "poem", "quiet", "react", "science", "science's", "seeing", "someone", "sometimes", "sugar",
		"themself", "themselves", "therefore", "trial", "trials", "urine", "yourself":
		return 2
	case "area", "areas", "created", "diary", "diseases", "everyone", "everything", "idea", "ideas", "medicine",
		"medicines", "placebo", "reacted", "reaction", "reactions", "recipe", "something", "volunteer",
		"volunteers":
		return 3
	case "anxiety", "bacteria", "bacterial", "celiac", "celiacs", "diarrhea", "ibuprofen", "microbiome",
		"permeable", "usually", "variety", "vegetable":
		return 4
	case "permeability":
		return 6
	}
	return 0
}

// Syllables counts the syllables of an English word in lower case: its groups of
// vowels, less the silent ones. An estimate, within one of the truth for nearly
// every word.
func Syllables(word string) int {
	if strings.HasSuffix(word, "s") {
		word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
	}
	if n := exception(word); n > 0 {
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
