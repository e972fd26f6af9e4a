package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// What the rules of clients_test.go look at. Each returns what is wrong.

const siteName = "Leaky Gut, Unraveled"

// unless is what is wrong, where something is not as it should be.
func unless(kept bool, format string, values ...any) string {
	if kept {
		return ""
	}
	return fmt.Sprintf(format, values...)
}

// only is the value of a property that stands once in a page; empty otherwise.
func (p *sharedPage) only(property string) string {
	if values := p.properties(property); len(values) == 1 {
		return values[0]
	}
	return ""
}

// graphTags are the og: tags of a page, in whichever attribute.
func (p *sharedPage) graphTags() []*html.Node {
	var all []*html.Node
	for n := range p.elements("meta") {
		if strings.HasPrefix(attribute(n, "property"), "og:") || strings.HasPrefix(attribute(n, "name"), "og:") {
			all = append(all, n)
		}
	}
	return all
}

func tagsWithin(limit int) func(*sharedPage) string {
	return func(p *sharedPage) string {
		last := strings.LastIndex(p.body, `"og:`)
		return unless(last >= 0 && last < limit, "the last tag starts at byte %d", last)
	}
}

func told(p *sharedPage) string {
	for _, property := range []string{"og:title", "og:description", "og:url"} {
		if p.only(property) == "" || !strings.Contains(p.head(), `property="`+property+`"`) {
			return property + " is not there once, in the head, with a value"
		}
	}
	return ""
}

func unbranded(p *sharedPage) string {
	for _, title := range p.properties("og:title") {
		if strings.Contains(title, siteName) {
			return title
		}
	}
	return ""
}

var unquoted = regexp.MustCompile(`<meta[^>]*\bcontent=[^"][^>]*>`)

func quoted(p *sharedPage) string {
	found := unquoted.FindString(p.head())
	return unless(found == "", "%s", found)
}

func imageAtMost(bytes int) func(*sharedPage) string {
	return func(p *sharedPage) string {
		if p.card == nil {
			return ""
		}
		n, size := p.card.whole.Body.Len(), p.card.size
		return unless(n <= bytes && size.Width <= 4096 && size.Height <= 4096, "%d bytes, %d by %d pixels", n, size.Width, size.Height)
	}
}

func imageFrom(width, height int) func(*sharedPage) string {
	return func(p *sharedPage) string {
		return unless(p.card == nil || p.card.size.Width >= width && p.card.size.Height >= height, "an image of another size")
	}
}

func imageAsTold(p *sharedPage) string {
	width, height, kind := p.only("og:image:width"), p.only("og:image:height"), p.only("og:image:type")
	if width != "1200" || height != "630" || kind != "image/png" {
		return fmt.Sprintf("the tags say %q by %q, %q", width, height, kind)
	}
	if p.card == nil {
		return ""
	}
	size := p.card.size
	return unless(strconv.Itoa(size.Width) == width && strconv.Itoa(size.Height) == height, "the image has %d by %d", size.Width, size.Height)
}

func zippedWhole(p *sharedPage) string {
	h := p.zipped.Header()
	body, err := decode(p.zipped.Body.Bytes(), h.Get("Content-Encoding"))
	return unless(err == nil && h.Get("Content-Encoding") == "gzip" && body == p.body, "encoding %q, %v, the same page: %t",
		h.Get("Content-Encoding"), err, body == p.body)
}

// ownAddress wants the canonical address in the tags, and one of the site.
func ownAddress(p *sharedPage) string {
	canonical := strings.Join(p.relations("canonical"), " ")
	url := p.only("og:url")
	return unless(url != "" && url == canonical && strings.HasPrefix(url, testBase+"/") && !strings.ContainsAny(url, "# "),
		"og:url %q, canonical %q", url, canonical)
}

func wholeForRange(p *sharedPage) string {
	h := p.part.Header()
	whole := p.part.Code == http.StatusOK && p.part.Body.String() == p.body
	return unless(whole && h.Get("Content-Range") == "" && h.Get("Accept-Ranges") == "", "status %d, %d of %d bytes", p.part.Code, p.part.Body.Len(), len(p.body))
}

func wholeImageForRange(p *sharedPage) string {
	if p.card == nil {
		return ""
	}
	a := p.card.part
	return unless(a.Code == http.StatusOK && a.Body.Len() == p.card.whole.Body.Len(), "status %d, %d bytes", a.Code, a.Body.Len())
}

func lengths(title, text, alt int) func(*sharedPage) string {
	return func(p *sharedPage) string {
		for property, most := range map[string]int{"og:title": title, "og:description": text, "og:image:alt": alt} {
			value := p.only(property)
			if n := utf8.RuneCountInString(value); n == 0 || n > most {
				return fmt.Sprintf("%s has %d characters: %s", property, n, value)
			}
		}
		return ""
	}
}

func largeCard(p *sharedPage) string {
	kind, picture := p.meta("twitter:card"), p.only("og:image")
	return unless(kind == "summary_large_image" && strings.HasSuffix(picture, ".png"), "%q, %q", kind, picture)
}

func headAnswers(p *sharedPage) string {
	return unless(p.to.Code == http.StatusOK && p.to.Header().Get("Content-Length") == strconv.Itoa(len(p.body)) &&
		(p.card == nil || p.card.to.Code == http.StatusOK), "status %d, length %q", p.to.Code, p.to.Header().Get("Content-Length"))
}

func oneImage(p *sharedPage) string {
	n := strings.Count(p.body, `"og:image"`)
	return unless(n == 1, "%d", n)
}

func touchIcon(p *sharedPage) string {
	return unless(len(p.relations("apple-touch-icon")) == 1, "none")
}

func byProperty(p *sharedPage) string {
	for _, n := range p.graphTags() {
		if attribute(n, "name") != "" || attribute(n, "property") == "" {
			return "og: in the name of a tag"
		}
	}
	return unless(len(p.graphTags()) > 0, "no tag")
}

func inline(p *sharedPage) string {
	kind, disposition := p.header.Get("Content-Type"), p.header.Get("Content-Disposition")
	return unless(p.status == http.StatusOK && strings.HasPrefix(kind, "text/html") && disposition == "", "status %d, %q, %q", p.status, kind, disposition)
}

func imageWithLength(p *sharedPage) string {
	if p.card == nil {
		return ""
	}
	n, said := p.card.whole.Body.Len(), p.card.whole.Header().Get("Content-Length")
	return unless(said == strconv.Itoa(n) && n <= 1<<20, "%d bytes, Content-Length %q", n, said)
}

func absolute(p *sharedPage) string {
	for _, property := range []string{"og:url", "og:image"} {
		if value := p.only(property); !strings.HasPrefix(value, "https://") {
			return fmt.Sprintf("%s is %q", property, value)
		}
	}
	return ""
}

func hasDate(p *sharedPage) string {
	if p.only("og:type") != "article" {
		return ""
	}
	published, modified := p.only("article:published_time"), p.only("article:modified_time")
	return unless(published != "" && modified >= published, "published %q, modified %q", published, modified)
}

func noEmbed(p *sharedPage) string {
	return unless(!strings.Contains(p.head(), "oembed"), "a link to one")
}

// noNews wants every type of the JSON-LD to be another one than those that Mastodon
// reads, and one block of it at most.
func noNews(p *sharedPage) string {
	blocks := 0
	for n := range p.elements("script") {
		if attribute(n, "type") != "application/ld+json" {
			continue
		}
		blocks++
		var data any
		if err := json.Unmarshal([]byte(words(n)), &data); err != nil {
			return err.Error()
		}
		for _, kind := range types(data) {
			switch kind {
			case "NewsArticle", "WebPage":
				return "a " + kind
			case "MedicalCondition":
				return "a condition that medicine does not recognize"
			}
		}
	}
	return unless(blocks <= 1, "%d blocks", blocks)
}

// types lists every "@type" of JSON-LD.
func types(data any) []string {
	var all []string
	switch data := data.(type) {
	case []any:
		for _, d := range data {
			all = append(all, types(d)...)
		}
	case map[string]any:
		for key, value := range data {
			if kind, ok := value.(string); ok && key == "@type" {
				all = append(all, kind)
			}
			all = append(all, types(value)...)
		}
	}
	return all
}

func isPNG(p *sharedPage) string {
	return unless(p.card == nil || p.card.format == "png" && p.card.whole.Header().Get("Content-Type") == "image/png", "another format")
}

func fewTags(p *sharedPage) string {
	n := len(p.graphTags())
	return unless(n <= 50, "%d", n)
}

func hasDescription(p *sharedPage) string { return unless(p.meta("description") != "", "none") }

// cited wants what Zotero saves, of all that has a date of review.
func cited(p *sharedPage) string {
	if p.only("og:type") != "article" {
		return ""
	}
	for _, name := range []string{"DC.type", "citation_title", "citation_author", "citation_date", "citation_public_url", "citation_language", "citation_abstract"} {
		if p.meta(name) == "" {
			return "no " + name
		}
	}
	return unless(p.meta("DC.type") == "webpage" && p.meta("citation_public_url") == p.only("og:url"), "%q at %q", p.meta("DC.type"), p.meta("citation_public_url"))
}

func noCOinS(p *sharedPage) string { return unless(!strings.Contains(p.body, "Z3988"), "COinS") }

func tagsFirst(p *sharedPage) string {
	last, style := strings.LastIndex(p.head(), `property="og:`), strings.Index(p.head(), `rel="stylesheet"`)
	return unless(len(p.head()) <= 16_000 && last >= 0 && last < style, "%d bytes, the last tag at %d, styles at %d", len(p.head()), last, style)
}
