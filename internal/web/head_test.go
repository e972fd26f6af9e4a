package web

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"leakygut/internal/guide"
)

// TestDisclaimer wants the words on every page, and a way to all of them.
func TestDisclaimer(t *testing.T) {
	disclaimer := bundledGuide(t).Site.Disclaimer
	everyPage(t, func(t *testing.T, p *crawledPage) {
		checkDisclaimer(t, p.body, disclaimer)
	})
}

// TestHead wants what browsers and search engines ask of a page.
func TestHead(t *testing.T) {
	everyPage(t, func(t *testing.T, p *crawledPage) {
		for root := range p.elements("html") {
			if attribute(root, "lang") != "en-US" {
				t.Errorf("lang is %q", attribute(root, "lang"))
			}
		}
		if got := p.meta("viewport"); got != "width=device-width, initial-scale=1" {
			t.Errorf("viewport is %q", got)
		}
		path, _, _ := strings.Cut(p.address, "?")
		robots := ""
		if forPaper(p.address) {
			path, robots = madeOf(path), "noindex"
		}
		if got := p.relations("canonical"); !slices.Equal(got, []string{testBase + path}) {
			t.Errorf("canonical is %q, want %q", got, testBase+path)
		}
		if got := p.meta("robots"); got != robots {
			t.Errorf("search engines are told %q, want %q", got, robots)
		}
		charset := strings.Index(p.body, `<meta charset="utf-8"`)
		if charset < 0 || charset > 1024 {
			t.Errorf("charset at %d, want it in the first 1,024 bytes", charset)
		}
	})
}

// forPaper tells whether an address is of what is made for paper.
func forPaper(address string) bool {
	return strings.HasPrefix(address, guide.HandoutFolder+"/") || strings.HasPrefix(address, guide.WholeFolder+"/")
}

// madeOf is the page that something for paper is made of.
func madeOf(address string) string {
	address = strings.TrimPrefix(strings.TrimPrefix(address, guide.HandoutFolder), guide.WholeFolder)
	if address == "/guides" { // they have no page of their own
		return guide.OverviewPath
	}
	return address
}

// TestTitles wants a title and a description on every page, and no two alike.
// Filtered lists are one page to a search engine.
func TestTitles(t *testing.T) {
	t.Parallel()
	titles, descriptions := map[string]string{}, map[string]string{}
	for address, p := range crawlBundled(t) {
		if p.tree == nil || strings.Contains(address, "?") {
			continue
		}
		all := slices.Collect(p.elements("title"))
		title, description := words(all[0]), p.meta("description")
		if title == "" || description == "" || !utf8.ValidString(title+description) {
			t.Errorf("%s: title %q, description %q", address, title, description)
		}
		if other := titles[title]; other != "" {
			t.Errorf("%s and %s have the title %q", address, other, title)
		}
		if other := descriptions[description]; other != "" {
			t.Errorf("%s and %s have the description %q", address, other, description)
		}
		titles[title], descriptions[description] = address, address
	}
}

// meta is the content of a named meta element.
func (p *crawledPage) meta(name string) string {
	for n := range p.elements("meta") {
		if attribute(n, "name") == name {
			return attribute(n, "content")
		}
	}
	return ""
}

// relations are the addresses of link elements of a kind.
func (p *crawledPage) relations(kind string) []string {
	var all []string
	for n := range p.elements("link") {
		if attribute(n, "rel") == kind {
			all = append(all, attribute(n, "href"))
		}
	}
	return all
}

// TestNothingInline wants nothing in a page that the content security policy
// would block.
func TestNothingInline(t *testing.T) {
	everyPage(t, func(t *testing.T, p *crawledPage) {
		for n := range p.elements() {
			data := attribute(n, "type") == "application/ld+json" // is read, and never run
			if n.Data == "style" || n.Data == "base" || n.Data == "script" && attribute(n, "src") == "" && !data {
				t.Errorf("<%s> in a page", n.Data)
			}
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.ToLower(a.Val), "javascript:") {
					t.Errorf("%s=%q in <%s>", a.Key, a.Val, n.Data)
				}
			}
		}
	})
}
