package feed

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"leakygut/internal/guide"
)

// Addresses of the feeds.
const (
	AtomPath    = "/feed.atom"
	JSONPath    = "/feed.json"
	ChangesPath = "/changes.atom"
)

// Media types of the feeds.
const (
	AtomType = "application/atom+xml; charset=utf-8"
	JSONType = "application/feed+json; charset=utf-8"
)

// license is that of the guide's texts.
const (
	license     = "CC BY 4.0"
	licenseHref = "https://creativecommons.org/licenses/by/4.0/"
)

// Site is whose feeds they are.
type Site struct {
	guide.Site
	BaseURL string // scheme and host, without a slash at the end
}

// Entry is an article with its text.
type Entry struct {
	Article *guide.Article
	HTML    string // what stands below the title, verdict and dates, as its page has it
}

// newestFirst is the entries in the order of a feed, in a list of its own.
func newestFirst(entries []Entry) []Entry {
	return slices.SortedStableFunc(slices.Values(entries), func(a, b Entry) int {
		return cmp.Or(b.Article.Reviewed.Compare(a.Article.Reviewed.Time), strings.Compare(a.Article.Path, b.Article.Path))
	})
}

// summary is the verdict with its certainty in words.
func summary(a *guide.Article) string {
	return printable(graded(guide.Wording{Text: a.Description, Certainty: a.Certainty}))
}

// graded is a verdict with its certainty in words, which most verdicts say
// themselves.
func graded(w guide.Wording) string {
	if certainty := w.Certainty.String() + " certainty"; !strings.Contains(strings.ToLower(w.Text), certainty) {
		return w.Text + " (" + certainty + ")"
	}
	return w.Text
}

// moment is a day as feeds write it: RFC 3339, midnight UTC.
func moment(d guide.Date) string { return d.UTC().Format(time.RFC3339) }

// printable is a text without the characters that XML 1.0 cannot carry, not even
// escaped. JSON could carry them, but no reader should see them.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r', r >= 0x20 && r <= 0xD7FF, r >= 0xE000 && r <= 0xFFFD, r >= 0x10000:
			return r
		}
		return -1
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
