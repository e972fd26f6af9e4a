package guide

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What programs that show a link have room for, in characters. Many show no more
// than the first 80 of the text.
const (
	MaxShareTitle = 60
	MaxShareText  = 155
)

// Shared is the title and the text of a link to the article.
func (a *Article) Shared() (title, text string) {
	title, text = a.Title, a.Description
	if a.ShareTitle != "" {
		title = a.ShareTitle
	}
	if a.Share != "" {
		text = a.Share
	}
	return title, ShareText(a.Certainty, text)
}

// ShareText is the text of a link to the claim.
func (c *Claim) ShareText() string {
	if c.Share != "" {
		return ShareText(c.Certainty, c.Share)
	}
	return ShareText(c.Certainty, c.Text)
}

// ShareText is a statement as a link to it says it: first how certain it is, so
// that no program cuts that off. Where the statement says the same in brackets, and
// speaks of no other certainty, the brackets are left out.
func ShareText(c Certainty, statement string) string {
	if c == 0 {
		return statement
	}
	words := c.String() + " certainty"
	if strings.HasPrefix(strings.ToLower(statement), words) {
		return statement
	}
	if strings.Count(statement, " certainty)") == 1 {
		statement = strings.Replace(statement, " ("+words+")", "", 1)
	}
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:] + ": " + statement
}
