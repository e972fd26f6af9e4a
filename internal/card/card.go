package card

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"leakygut/internal/guide"
)

// Card is what a card says.
type Card struct {
	Site      string          // the name of the site
	Kind      string          // what the page is, in a word: "Cause", "Claim", "Glossary"
	Title     string          // an article's title, a term's name; of a claim, its sentence
	Text      string          // a verdict, a meaning; may be empty
	Certainty guide.Certainty // 0 for none
	Effect    guide.Effect    // 0 for none; a fact has no mark
	Reviewed  guide.Date      // the zero day for none
	Updated   guide.Date      // of what is not reviewed; the zero day for none
	Overdue   bool            // the next review should have been by now; told beside the day of the last
}

// designVersion counts what cards have looked like.
const designVersion = 2

// altLimit is how many characters the description of a picture may have on X,
// which allows the fewest.
const altLimit = 420

// Version names the picture of the card: the same for the same words and design,
// another one for others. It is ten letters and digits, fit for an address.
func (c Card) Version() string {
	h := sha256.New()
	fmt.Fprintf(h, "%d %q %q %q %q", designVersion, c.Site, c.Kind, c.Title, c.Text)
	fmt.Fprintf(h, " %d %d %q %q", c.certainty(), c.effect(), c.dateWords(), c.overdueWords())
	return hex.EncodeToString(h.Sum(nil))[:10]
}

// Alt says in words what the picture shows, in at most 420 characters. Where that
// is not enough, words are left out of the text first and the title next, never
// of the certainty.
func (c Card) Alt() string {
	parts := []string{
		clipped(c.Site, 60), clipped(c.Kind, 40), "", "",
		c.certaintyWords(), c.effectWords(), c.dateWords(), c.overdueWords(),
	}
	for i, words := range []string{c.Title, c.Text} {
		room := altLimit - utf8.RuneCountInString(sentences(parts)) - len(". ")
		parts[2+i] = clipped(words, room)
	}
	return sentences(parts)
}

// sentences puts texts one after another, each ended with a full stop.
func sentences(parts []string) string {
	var all []string
	for _, s := range parts {
		if s == "" {
			continue
		}
		if !strings.ContainsAny(lastLetter(s), ".?!…") {
			s += "."
		}
		all = append(all, s)
	}
	return strings.Join(all, " ")
}

// lastLetter is the last rune of a text that is not a closing quote or bracket.
func lastLetter(s string) string {
	s = strings.TrimRight(s, "”’\"')")
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}

// clipped is a text on one line, without the last words where it has more than
// some runes.
func clipped(s string, most int) string {
	text := clean(s)
	if len(text) <= most {
		return string(text)
	}
	for end := most - 1; end > 0; end-- {
		if unicode.IsSpace(text[end]) {
			return string(ellipsis(text[:end]))
		}
	}
	if most < 2 {
		return ""
	}
	return string(ellipsis(text[:most-1]))
}

func (c Card) certainty() guide.Certainty {
	if c.Certainty < guide.VeryLow || c.Certainty > guide.High {
		return 0
	}
	return c.Certainty
}

func (c Card) effect() guide.Effect {
	if c.Effect < guide.RaisesIt || c.Effect >= guide.Fact {
		return 0
	}
	return c.Effect
}

// The words that a card adds to those it is given, each empty where it does not
// show them.

func (c Card) certaintyWords() string {
	if c.certainty() == 0 {
		return ""
	}
	return capital(c.Certainty.String()) + " certainty"
}

func (c Card) effectWords() string {
	if c.effect() == 0 {
		return ""
	}
	return capital(c.Effect.String())
}

func (c Card) dateWords() string {
	switch {
	case !c.Reviewed.IsZero():
		return "Reviewed " + c.Reviewed.Long()
	case !c.Updated.IsZero():
		return "Updated " + c.Updated.Long()
	}
	return ""
}

func (c Card) overdueWords() string {
	if !c.Overdue || c.Reviewed.IsZero() {
		return ""
	}
	return "Review overdue"
}

// capital is s with an upper-case first letter.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
