package twin

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"leakygut/internal/guide"
)

// Media types of the twins.
const (
	MarkdownType = "text/markdown; charset=utf-8"
	JSONType     = "application/json"
)

// license is that of the guide's texts.
const (
	license     = "CC BY 4.0"
	licenseHref = "https://creativecommons.org/licenses/by/4.0/"
)

// MarkdownPath is the address of the Markdown of the page at an address.
func MarkdownPath(path string) string { return named(path) + ".md" }

// JSONPath is the address of the JSON of the page at an address.
func JSONPath(path string) string { return named(path) + ".json" }

// named is an address that an extension can be put behind.
func named(path string) string {
	if path == guide.HomePath {
		return "/index"
	}
	return path
}

// Twin is a page in its other forms.
type Twin struct {
	Page     Page   // the page as data
	Markdown string // the page as text; it ends with a line's end
}

// JSON is the data as a file.
func (t Twin) JSON() ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ") // people look at it too
	if err := encoder.Encode(t.Page); err != nil {
		return nil, fmt.Errorf("twin of %s: %w", t.Page.URL, err)
	}
	return b.Bytes(), nil
}

// Site makes the twins of a guide's pages. It is read-only once it is made.
type Site struct {
	guide *guide.Guide
	base  *url.URL
}

// New takes the scheme and host under which the guide is served.
func New(g *guide.Guide, baseURL string) (*Site, error) {
	base, err := url.Parse(baseURL)
	if err != nil || base.Host == "" || strings.Trim(base.Path, "/") != "" {
		return nil, fmt.Errorf("twin: %q is not the address of a site", baseURL)
	}
	return &Site{g, &url.URL{Scheme: base.Scheme, Host: base.Host}}, nil
}

// url is the whole address of a page, or of what else has one.
func (s *Site) url(path string) string { return s.base.String() + path }

func (s *Site) link(title, path string) Link { return Link{title, s.url(path)} }

// writer writes the markup of the page at an address.
func (s *Site) writer(path string) writer {
	page := *s.base
	page.Path = path
	return writer{&page}
}

// page has what every page has.
func (s *Site) page(kind Type, path, title string) Page {
	return Page{
		Schema: s.url(guide.APIPath) + fmt.Sprintf("#v%d", Version), Version: Version, Type: kind,
		URL: s.url(path), Title: title, Language: s.guide.Site.Language, Site: s.link(s.guide.Site.Name, guide.HomePath),
		Disclaimer: s.guide.Site.Disclaimer, License: License{license, licenseHref},
	}
}

// twin puts the parts of a page between its title and its foot. No page can be
// made but here, so that none is without the disclaimer.
func (s *Site) twin(p Page, parts ...string) Twin {
	all := []string{heading(1, within(p.Title))}
	for _, part := range append(parts, s.foot(p)) {
		if part != "" {
			all = append(all, part)
		}
	}
	return Twin{p, strings.Join(all, "\n\n") + "\n"}
}

// foot is what every page ends with.
func (s *Site) foot(p Page) string {
	return "---\n\n**Medical disclaimer.** " + within(p.Disclaimer) + "\n\n" +
		fmt.Sprintf("This is the page <%s> as text. %s, %s.", p.URL, link(s.guide.Site.Name, s.url(guide.HomePath)), link(license, licenseHref))
}
