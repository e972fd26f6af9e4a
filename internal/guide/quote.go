package guide

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// A link to a sentence names it twice: by the id of the claim that holds it, and
// by its words as a text fragment (#id:~:text=…). A browser that finds the words
// marks them; one that does not know fragments of text, or finds that the
// sentence has changed, goes to the claim.

// A sentence of more than longSentence words is named by edgeWords at its start
// and as many at its end.
const (
	longSentence = 24
	edgeWords    = 8
)

// SentenceHome is the address of the claim's sentence in its article. A sentence
// that stands among the key messages too, further up, is told from itself there
// by the number that follows it, and is named whole: a start would be found in
// the one place and the end in the other.
func (c *Claim) SentenceHome() string {
	words := strings.Fields(c.Text)
	n := len(words)
	switch number := c.firstNumber(); {
	case slices.Contains(c.Article.KeyMessages, c) && number > 0:
		return c.Home() + textDirective + fragment(words) + ",-" + strconv.Itoa(number)
	case n > longSentence:
		return c.Home() + textDirective + fragment(words[:edgeWords]) + "," + fragment(words[n-edgeWords:])
	default:
		return c.Home() + textDirective + fragment(words)
	}
}

const textDirective = ":~:text="

// fragment writes words as the grammar of text fragments wants them: commas,
// ampersands and hyphens, which have a meaning in it, are escaped, and so is all
// that a query would escape.
func fragment(words []string) string {
	return strings.NewReplacer("+", "%20", "-", "%2D").Replace(url.QueryEscape(strings.Join(words, " ")))
}

// firstNumber is the number of the sentence's first citation in the article; 0
// where it has none.
func (c *Claim) firstNumber() int {
	first := 0
	for _, own := range c.Sources {
		for _, s := range c.Article.Sources {
			if s.Reference == own.Reference && (first == 0 || s.Number < first) {
				first = s.Number
			}
		}
	}
	return first
}
