package templates

import (
	"cmp"
	"strings"

	"leakygut/internal/guide"
)

// The color of the bar at the top by day and by night, which browsers on phones
// give to what is around the page.
const (
	BarByDay   = "#0b5148"
	BarByNight = "#20302d"
)

// Card is a picture of a page for those who see its link.
type Card struct {
	Path string // of the picture
	Alt  string // the same words
}

// shareTitle is the title without the name of the site, as long as clients show.
func shareTitle(h Head) string { return cut(cmp.Or(h.ShareTitle, h.Title), guide.MaxShareTitle) }

// shareText is the description as long as clients show. The compiler has seen to it
// that nothing of what a reader could act on is cut.
func shareText(h Head) string { return cut(cmp.Or(h.ShareText, h.Description), guide.MaxShareText) }

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
func (h Head) reviewed(a *guide.Article) Head {
	h.Published, h.Reviewed = a.Published, a.Reviewed
	return h
}
