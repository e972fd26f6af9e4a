package web

import (
	"bytes"
	"fmt"
	"image"
	_ "image/png" // the format of the cards
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"
)

// clientRule is what a program that shows or saves links wants of a page. The check
// returns what is wrong, and nothing where the page keeps the rule. The rules are
// those of the documentation and the source of the programs, as read in 2026, and
// of reports of their users where there is neither.
type clientRule struct {
	client, rule, why string
	check             func(*sharedPage) string
}

// sharedPage is a page, and all that such programs ask of it and of its card.
type sharedPage struct {
	*crawledPage
	zipped, part, to *httptest.ResponseRecorder
	card             *sharedCard // nil where it is not looked at
}

type sharedCard struct {
	whole, part, to *httptest.ResponseRecorder
	size            image.Config
	format          string
}

func clientRules() []clientRule {
	return []clientRule{
		{"WhatsApp", "tags in the first 300 KB", "it reads no further", tagsWithin(300_000)},
		{"WhatsApp", "title, text and address", "where one is missing, there is no preview", told},
		{"WhatsApp", "title without the site's name", "the name stands below it already", unbranded},
		{"WhatsApp", "quotes round content", "it finds no value without them", quoted},
		{"WhatsApp", "image of at most 100 KB", "its limit is 300 or 600 KB, by whom you ask", imageAtMost(100_000)},
		{"WhatsApp", "image 300 pixels wide or more", "a smaller one becomes a thumbnail", imageFrom(300, 1)},
		{"Facebook", "image 1200 by 630, and tags that say so", "the first who shares sees no image otherwise", imageAsTold},
		{"Facebook", "gzip for who takes only gzip", "its crawler takes nothing denser", zippedWhole},
		{"Facebook", "a page's own address", "it keeps what it read by that address", ownAddress},
		{"Facebook", "the whole page for a range", "it asks for one, and takes the part for the page", wholeForRange},
		{"X", "title of 70, text of 200, alt of 420", "it cuts what is longer", lengths(70, 200, 420)},
		{"X", "a large card, and no SVG", "it draws none", largeCard},
		{"X", "image of at most 5 MB and 4096 pixels", "it shows none otherwise", imageAtMost(5_000_000)},
		{"LinkedIn", "image 401 pixels wide or more", "a smaller one becomes a thumbnail", imageFrom(401, 1)},
		{"LinkedIn", "the whole image for a range", "it asks for one", wholeImageForRange},
		{"Slack", "an answer to HEAD", "link checkers ask so before they read", headAnswers},
		{"Slack", "tags without a script", "it runs none", told},
		{"iMessage", "exactly one image", "it shows two side by side", oneImage},
		{"iMessage", "a touch icon", "it is shown where the image fails", touchIcon},
		{"Signal", "tags in the first 1000 KiB", "it reads no further", tagsWithin(1000 << 10)},
		{"Signal", "property=, not name=", "it looks for nothing else", byProperty},
		{"Signal", "text/html, not an attachment", "it takes nothing else", inline},
		{"Signal", "image with a length, at most 1 MiB", "it refuses one without", imageWithLength},
		{"Signal", "whole https addresses", "it follows no others", absolute},
		{"Signal", "a date of an article", "it shows one", hasDate},
		{"Bluesky", "image of at most 1,000,000 bytes", "it takes no larger one", imageAtMost(1_000_000)},
		{"Bluesky", "title and text", "it wants both", told},
		{"Mastodon", "no oEmbed", "it would lose the text", noEmbed},
		{"Mastodon", "no NewsArticle, no WebPage", "it would read that and not the tags", noNews},
		{"Mastodon", "image that is a PNG", "it shows few formats", isPNG},
		{"Synapse", "at most 50 og: tags", "it ignores all where there are more", fewTags},
		{"Synapse", "a description", "it falls back on it", hasDescription},
		{"Zotero", "a web page, with author, date and abstract", "it would guess a journal article", cited},
		{"Zotero", "no COinS", "sources would hide the page itself", noCOinS},
		{"all", "a head of at most 16 KB, tags before styles", "some read the start alone", tagsFirst},
		{"all", "title of 60, text of 155", "more is cut on a phone", lengths(60, 155, 420)},
	}
}

// TestClients holds every page to the rules of every client. Run with -v, it prints
// what each rule showed.
func TestClients(t *testing.T) {
	t.Parallel()
	pages := sharedPages(t)
	var table strings.Builder
	w := tabwriter.NewWriter(&table, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "client\trule\tpages\twith a card looked at\tbroken\n")
	for _, rule := range clientRules() {
		cards, broken := 0, 0
		for _, p := range pages {
			if p.card != nil {
				cards++
			}
			if wrong := rule.check(p); wrong != "" {
				broken++
				t.Errorf("%s: %s wants %s, because %s: %s", p.address, rule.client, rule.rule, rule.why, wrong)
			}
		}
		fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%d\n", rule.client, rule.rule, len(pages), cards, broken)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	t.Logf("\n%s", table.String())
}

// TestClientsFindMistakes: a page without tags breaks most of the rules, so that a
// rule that looks at nothing does not pass for one that is kept.
func TestClientsFindMistakes(t *testing.T) {
	t.Parallel()
	wrong := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Disposition", "attachment")
		w.Header().Set("Content-Type", "text/html")
		if r.Method == http.MethodHead {
			w.WriteHeader(http.StatusMethodNotAllowed)
		}
		if r.Header.Get("Range") != "" {
			w.WriteHeader(http.StatusPartialContent)
		}
		_, _ = fmt.Fprint(w, `<html><head><link rel="stylesheet" href="/s.css"><link rel="alternate" type="application/json+oembed" href="/o">`+
			`<meta name="og:title" content=Title><meta property="og:type" content="article">`+strings.Repeat(`<meta property="og:video" content="x">`, 50)+
			`<meta property="og:image" content="/a.svg"><meta property="og:image" content="/b.svg">`+
			`<meta property="og:title" content="`+strings.Repeat("Leaky Gut, Unraveled ", 4)+`"></head>`+strings.Repeat(" ", 1<<20)+
			`<meta property="og:locale" content="en"><span class="Z3988"></span><script type="application/ld+json">{"@type":"WebPage"}</script>`)
	})
	p := newSharedPage(wrong, fetch(wrong, "/page"))
	p.card = &sharedCard{whole: get(wrong, "/a"), part: get(wrong, "/a", "Range", "bytes=0-9"), to: get(wrong, "/a"), size: image.Config{Width: 10, Height: 9000}, format: "svg"}
	p.card.whole.Body = bytes.NewBuffer(make([]byte, 9_000_000))
	for _, rule := range clientRules() {
		if rule.check(p) == "" {
			t.Errorf("%s, %s: nothing is found in a page that breaks it", rule.client, rule.rule)
		}
	}
}

// sharedPages asks for every page as the clients do.
func sharedPages(t *testing.T) []*sharedPage {
	t.Helper()
	site := bundledSite(t)
	var pages []*sharedPage
	crawled := crawlBundled(t)
	for i, address := range slices.Sorted(maps.Keys(crawled)) {
		if crawled[address].tree == nil {
			continue
		}
		p := newSharedPage(site, crawled[address])
		if !racing || i%16 == 0 {
			p.card = newSharedCard(t, site, p)
		}
		pages = append(pages, p)
	}
	if len(pages) < 100 { // a crawl that finds nothing proves nothing
		t.Fatalf("only %d pages", len(pages))
	}
	return pages
}

func newSharedPage(site http.Handler, page *crawledPage) *sharedPage {
	p := &sharedPage{crawledPage: page}
	p.zipped = get(site, p.address, "Accept-Encoding", "gzip")
	p.part = get(site, p.address, "Range", "bytes=0-299999")
	p.to = httptest.NewRecorder()
	site.ServeHTTP(p.to, httptest.NewRequest(http.MethodHead, p.address, nil))
	return p
}

func newSharedCard(t *testing.T, site http.Handler, p *sharedPage) *sharedCard {
	t.Helper()
	address, ok := strings.CutPrefix(strings.Join(p.properties("og:image"), " "), testBase)
	if !ok {
		return nil // one of the rules tells
	}
	c := &sharedCard{whole: get(site, address), part: get(site, address, "Range", "bytes=0-99"), to: httptest.NewRecorder()}
	site.ServeHTTP(c.to, httptest.NewRequest(http.MethodHead, address, nil))
	var err error
	if c.size, c.format, err = image.DecodeConfig(bytes.NewReader(c.whole.Body.Bytes())); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return c
}
