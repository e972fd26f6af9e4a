package standing

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

var (
	tags = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
	// withdrawn is what publishers and PubMed put before the title of what was taken
	// back.
	withdrawn = regexp.MustCompile(`(?i)^\W*(?:retracted|withdrawn)(?: article| chapter| paper)?\s*:\s*`)
)

// sameTitle tells whether a title is one of others, whatever their case,
// punctuation, markup and accents. A title may lack the subtitle that follows a
// colon, a dash or a question mark in the other.
func sameTitle(ours string, theirs []string) bool {
	return slices.ContainsFunc(theirs, func(title string) bool {
		return folded(ours) == folded(title) || lead(ours) == folded(title) || folded(ours) == lead(title)
	})
}

// subtitle is where one starts.
var subtitle = regexp.MustCompile(`: |\? | [-–—] |\. `)

// lead is a title without its subtitle, folded.
func lead(title string) string {
	title = plain(title)
	if at := subtitle.FindStringIndex(title); at != nil {
		return folded(title[:at[0]])
	}
	return folded(title)
}

// plain is a title without markup, entities and the word that it was withdrawn.
func plain(title string) string {
	title = strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(title, ""))), " ")
	return withdrawn.ReplaceAllString(title, "")
}

// folded is the letters and digits of a title: small, without accents, with Greek
// letters by their names.
func folded(title string) string {
	greek := map[rune]string{
		'α': "alpha", 'β': "beta", 'γ': "gamma", 'δ': "delta", 'ε': "epsilon", 'κ': "kappa", 'λ': "lambda", 'μ': "mu", 'ω': "omega",
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(plain(title))) {
		switch name := greek[r]; {
		case name != "":
			b.WriteString(name)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}
