package templates

import (
	"strings"

	"leakygut/internal/guide"
)

// Card is a picture of a page for those who see its link.
type Card struct {
	Path string // of the picture
	Alt  string // the same words
}

// Lengths that clients cut at, in characters.
const (
	shareTitleLength = 60
	shareTextLength  = 155
)

// shareTitle is the title without the name of the site, as long as clients show.
func shareTitle(h Head) string { return cut(h.Title, shareTitleLength) }

// shareText is the description, which opens with its certainty where it has one:
// many clients show no more than its start.
func shareText(h Head) string {
	text := h.Description
	if word := h.Certainty.String() + " certainty"; h.Certainty != 0 && !strings.HasPrefix(strings.ToLower(text), word) {
		text = Capital(word) + ": " + text
	}
	return cut(text, shareTextLength)
}

// cut shortens a text at the end of a word.
func cut(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	short := string(runes[:most-1])
	if space := strings.LastIndex(short, " "); space > 0 {
		short = short[:space]
	}
	return strings.TrimRight(short, " ,.;:(") + "…"
}

func openGraphType(h Head) string {
	if h.Reviewed.IsZero() {
		return "website"
	}
	return "article"
}

// locale is a language as Open Graph writes it: "en_US".
func locale(language string) string { return strings.ReplaceAll(language, "-", "_") }

// reviewed fills what a head says about an article, or about a claim in it.
func (h Head) reviewed(a *guide.Article, c guide.Certainty) Head {
	h.Published, h.Reviewed, h.Certainty = a.Published, a.Reviewed, c
	return h
}
