package web

import (
	"slices"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"

	"leakygut/internal/feed"
	"leakygut/internal/guide"
)

// TestFeeds has a library of others read the feeds as they are served: every
// article, whole, in the order of its page, by an id that is its address.
func TestFeeds(t *testing.T) {
	t.Parallel()
	site, g := bundledSite(t), bundledGuide(t)
	for address, mediaType := range map[string]string{feed.AtomPath: feed.AtomType, feed.JSONPath: feed.JSONType} {
		file := fetchForm(t, site, address, mediaType, "Accept-Encoding", pageCaching)
		if file.header.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s cannot be read from other sites", address)
		}
		read, err := gofeed.NewParser().ParseString(file.body)
		if err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		if len(read.Items) != len(g.Articles()) || read.FeedLink != testBase+address || read.Link != testBase+"/" {
			t.Errorf("%s: %d entries of %d; itself %q, the site %q", address, len(read.Items), len(g.Articles()), read.FeedLink, read.Link)
		}
		for _, a := range g.Articles() {
			i := slices.IndexFunc(read.Items, func(item *gofeed.Item) bool { return item.GUID == testBase+a.Path })
			if i < 0 {
				t.Errorf("%s: no entry for %s", address, a.Path)
				continue
			}
			checkEntry(t, g, a, read.Items[i])
		}
	}
	fetchForm(t, site, feed.ChangesPath, feed.AtomType, "Accept-Encoding", pageCaching)
}

// checkEntry looks in an entry for the parts of an article, in the order of its
// page.
func checkEntry(t *testing.T, g *guide.Guide, a *guide.Article, item *gofeed.Item) {
	t.Helper()
	content, err := html.Parse(strings.NewReader(item.Content))
	if err != nil {
		t.Fatal(err)
	}
	parts := []string{a.Description}
	for _, b := range a.RedFlags {
		if c, ok := b.(guide.Callout); ok {
			parts = append(parts, c.Title)
		}
	}
	parts = append(parts, "Key messages")
	for _, c := range a.KeyMessages {
		parts = append(parts, c.Text)
	}
	for _, entry := range a.Outline {
		parts = append(parts, entry.Title)
	}
	parts = append(parts, "Review and changes", "References")
	for _, s := range a.Sources {
		parts = append(parts, s.Reference.Title)
	}
	rest := words(content)
	for _, part := range append(parts, g.Site.Disclaimer) {
		_, after, ok := strings.Cut(rest, strings.Join(strings.Fields(part), " "))
		if !ok {
			t.Errorf("%s: no %q, or not in its place", a.Path, part)
			return
		}
		rest = after
	}
	for n := range within(content, "a") {
		checkWhole(t, attribute(n, "href"))
	}
}
