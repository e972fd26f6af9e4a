package compile

import (
	"bytes"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// link is where a document leads to within the site.
type link struct {
	href   string
	offset int
	length int
}

// link judges the address of a link as it was written.
func (d *document) link(href string, at int, n ast.Node) {
	if n != nil { // point at the address, which follows the words
		if i := bytes.Index(d.body[at:], []byte("]("+href)); i >= 0 {
			at += i + len("](")
		}
	}
	if n != nil && n.ChildCount() == 0 {
		d.report(position(n), 1, "link", "a link without words", "say in the brackets where it leads")
	}
	u, err := url.Parse(href)
	switch {
	case err != nil:
		d.report(at, len(href), "link", fmt.Sprintf("%q is not an address", href), "")
	case u.Scheme == "https" && u.Host != "", u.Scheme == "mailto":
	case u.Scheme == "http":
		d.report(at, len(href), "dangerous-url", "an address without encryption", "use https://")
	case u.Scheme != "" || u.Host != "":
		d.report(at, len(href), "dangerous-url", fmt.Sprintf("%q cannot be linked to", href), "use https:, mailto: or an address of this site")
	case !strings.HasPrefix(href, "/") && !strings.HasPrefix(href, "#"):
		d.report(at, len(href), "link", "an address within the site starts at its root", `write /causes/medicines, or #id for this page`)
	default:
		d.links = append(d.links, link{href: href, offset: at, length: len(href)})
	}
}

// autoLink judges an address that is its own words: <https://example.org>.
func (d *document) autoLink(n *ast.AutoLink) {
	href := string(n.URL(d.body))
	if n.AutoLinkType == ast.AutoLinkEmail {
		href = "mailto:" + href
	}
	d.link(href, n.Pos()+len("<"), nil)
}

// checkLinks reports the links that lead to no page, to no place in it, or to a
// page that is not public when the link is.
func (a *assembler) checkLinks() {
	all := append(a.guide.Addresses(), guide.Files()...)
	addresses := make(map[string]bool, len(all))
	for _, address := range all {
		addresses[address] = true
	}
	anchors := map[string][]string{}
	for _, d := range a.guide.Documents() {
		anchors[d.Path] = d.Anchors
	}
	for _, draft := range a.guide.Drafts {
		addresses[draft.Path], anchors[draft.Path] = true, draft.Anchors
		for _, c := range draft.Claims {
			addresses[c.Path()] = true
		}
	}
	for _, d := range a.documents {
		for _, l := range d.links {
			a.list = append(a.list, d.checkLink(l, addresses, anchors)...)
			a.list = append(a.list, a.checkEarly(d, l)...)
		}
	}
}

func (d *document) checkLink(l link, addresses map[string]bool, anchors map[string][]string) source.List {
	target, fragment, _ := strings.Cut(l.href, "#")
	target, _, _ = strings.Cut(target, "?")
	if target == "" {
		target = d.result.Path
	}
	if unescaped, err := url.PathUnescape(fragment); err == nil {
		fragment = unescaped
	}
	broken := source.Diagnostic{File: d.file, Offset: d.base + l.offset, Length: l.length, Rule: "broken-link"}
	switch {
	case !addresses[target]:
		broken.Message = fmt.Sprintf("no page at %s", target)
		broken.Hint = nearest(target, slices.Sorted(maps.Keys(addresses)))
	case fragment != "" && !slices.Contains(anchors[target], fragment):
		broken.Rule = "broken-anchor"
		broken.Message = fmt.Sprintf("nothing on %s has the id %q", target, fragment)
		broken.Hint = nearest(fragment, slices.Sorted(slices.Values(anchors[target])))
	default:
		return nil
	}
	return source.List{broken}
}
