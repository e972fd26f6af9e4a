package search

import (
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
)

// stem is what the forms of a word have in common, British and American: it
// stands for the word in the index and is never shown.
func stem(surface string) string {
	one := analysis.TokenStream{{Term: []byte(american(surface))}}
	return string(en.NewEnglishStemmerFilter().Filter(one)[0].Term)
}

// american spells a British word as Americans do. It also changes words that are
// no British spelling ("exercise"): in texts and queries alike, so that no harm is
// done.
//
//nolint:misspell // British words are what it is about
func american(s string) string {
	s = strings.ReplaceAll(s, "ae", "e")                     // faeces, anaemia
	s = strings.ReplaceAll(s, "oea", "ea")                   // diarrhoea
	if i := strings.Index(s, "oe"); i >= 0 && i < len(s)-4 { // coeliac, oesophagus; not aloe, potatoes
		s = s[:i] + s[i+1:]
	}
	s = strings.Replace(s, "sulph", "sulf", 1)
	s = strings.Replace(s, "yogh", "yog", 1)
	for _, end := range [...][2]string{
		{"our", "or"}, {"ours", "ors"}, {"oured", "ored"}, {"ouring", "oring"}, // flavour
		{"bre", "ber"}, {"bres", "bers"}, {"tre", "ter"}, {"tres", "ters"}, // fibre, centre
		{"ise", "ize"}, {"ised", "ized"}, {"ises", "izes"}, {"ising", "izing"}, // randomised
		{"isation", "ization"}, {"isations", "izations"},
		{"yse", "yze"}, {"ysed", "yzed"}, {"ysing", "yzing"}, // analyse
	} {
		head, ok := strings.CutSuffix(s, end[0])
		if ok && len(head) >= 2 { // "rise" and "hour" are no endings
			return head + end[1]
		}
	}
	return s
}
