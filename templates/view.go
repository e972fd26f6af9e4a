package templates

import (
	"slices"

	"github.com/a-h/templ"

	"leakygut/internal/guide"
)

// Layout is what every page shows: known to the server once, not page by page.
type Layout struct {
	Site    guide.Site
	BaseURL string // scheme and host, without a slash at the end
	Files   Files
	Desk    Desk
}

// Files are the addresses of what pages load.
type Files struct {
	Style   string // the stylesheet of every page
	Pages   string // the one for pages that are not articles
	Figures string // the one for pages with drawings
	Print   string
	Script  string
	Search  string // the script of the search page
	Find    string // the one of its place in a site that is made of files
}

// View is a page before it is laid out.
type View struct {
	Head Head
	body templ.Component
}

// Head is what a page says about itself.
type Head struct {
	Title       string
	Description string
	Path        string // canonical address; empty for an error, which has none
	Section     string // address of the entry of the menu it belongs to
	NoIndex     bool   // whether search engines are to leave it out
	Script      string // address of a script of its own; optional
	Drawings    bool   // whether the page has any
	Card        Card   // the picture that stands for its link; set by the server
	Share       *Share // how it is passed on; set by the server, nil where it is not
	ShareTitle  string // what its link says; empty for the title and the description, cut where they are too long
	ShareText   string
	Published   guide.Date // of the article that it is or stands in
	Reviewed    guide.Date
	data        func(Layout) any // what search engines read; nil for nothing
	Article     bool             // whether the page is laid out as an article, which needs less style than others
	Desk        bool             // whether the page itself is for those who write pages
	Since       bool             // whether it tells what changed since an earlier day, which needs more
}

// Titles of the pages that are made from the whole guide.
const (
	ClaimsTitle     = "Every claim, and how certain it is"
	ReferencesTitle = "References"
	GlossaryTitle   = "Glossary"
)

// Page lays a view out. It is the only way to draw one.
func Page(l Layout, v View) templ.Component { return page(l, v.Head, v.body) }

// title is the text of the browser's tab.
func title(l Layout, h Head) string {
	if h.Path == guide.HomePath {
		return l.Site.Name + ": " + h.Title
	}
	return h.Title + " · " + l.Site.Name
}

// menu is the main navigation.
var menu = [...]struct{ Name, Path string }{
	{"What it is", guide.OverviewPath},
	{"Causes", "/causes"},
	{"Symptoms", "/symptoms"},
	{"Solutions", "/solutions"},
	{"Myths", "/myths"},
	{"Evidence", guide.ClaimsPath},
	{"Glossary", guide.GlossaryPath},
}

// current marks the entry of the menu that the page is, or belongs to.
func current(h Head, path string) templ.Attributes {
	switch path {
	case h.Path:
		return templ.Attributes{"aria-current": "page"}
	case h.Section:
		return templ.Attributes{"aria-current": "true"}
	}
	return nil
}

// whereabouts is where a claim is found from an article: further down, or on its own
// page.
func whereabouts(c *guide.Claim, from *guide.Article) string {
	if c.Article == from {
		return "#" + c.ID
	}
	return c.Path()
}

// drawn tells whether there is a drawing among blocks, or in a call-out of them.
func drawn(body []guide.Block) bool {
	return slices.ContainsFunc(body, func(b guide.Block) bool {
		switch b := b.(type) {
		case guide.Figure:
			return true
		case guide.Callout:
			return drawn(b.Body)
		}
		return false
	})
}

// Home is the first page. It, an article, a section and a claim tell first what
// has changed since an earlier day, where anything has.
func Home(g *guide.Guide, changed []guide.Revision) View {
	d := g.Home.Document
	return View{Head{Title: d.Title, Description: d.Description, Path: d.Path, Drawings: true, data: homeData}, home(g, changed)}
}

// Article is a page about the subject. Where its review is overdue, it says so.
func Article(g *guide.Guide, a *guide.Article, overdue bool, changed []guide.Revision) View {
	section := a.Path
	if s := g.Section(a.Kind); s != nil {
		section = s.Page.Path
	}
	var step [2]string
	if s := g.Section(a.Kind); s != nil {
		step = [2]string{s.Page.Name, s.Page.Path}
	}
	h := Head{Title: a.Title, Description: a.Description, Path: a.Path, Section: section, Article: true, Since: len(changed) > 0, Drawings: drawn(a.Body), data: articleData(a, step)}
	h.ShareTitle, h.ShareText = a.Shared()
	return View{h.reviewed(a), article(g, a, overdue, changed)}
}

// Section is a section's own page.
func Section(s *guide.Section, changed []guide.Revision) View {
	d := s.Page.Document
	h := Head{Title: d.Title, Description: d.Description, Path: d.Path, Section: d.Path, Drawings: drawn(d.Body)}
	h.data = pageData("CollectionPage", s.Page)
	return View{h, section(s, changed)}
}

// Text is a page about the site.
func Text(g *guide.Guide, p *guide.Page) View {
	h := Head{Title: p.Title, Description: p.Description, Path: p.Path, Drawings: drawn(p.Body), data: pageData("AboutPage", p)}
	v := View{h, text(p, nil)}
	if p.Path == guide.CorrectionsPath {
		v.body = text(p, corrections(g))
	}
	return v
}

// Claim is a claim's own page. Where the review of its article is overdue, it says
// so: the claim is no newer than the article.
func Claim(c *guide.Claim, overdue bool, changed []guide.Revision) View {
	h := Head{
		Title: c.Text, Description: Capital(c.Certainty.String()) + " certainty. " + c.Text,
		ShareText: c.ShareText(), Path: c.Path(), Section: guide.ClaimsPath, data: claimData(c),
	}
	return View{h.reviewed(c.Article), claimPage(c, overdue, changed)}
}

// References is the bibliography.
func References(g *guide.Guide) View {
	return View{Head{
		Title:       ReferencesTitle,
		Description: "Every study, review and official page that this site cites, with its type and a link to it.",
		Path:        guide.ReferencesPath,
	}, references(g)}
}

// Reference is a reference's own page.
func Reference(r *guide.Reference) View {
	return View{Head{
		Title: r.Name(), Description: "Where this site cites: " + r.Title,
		Path: r.Path(),
	}, referencePage(r)}
}

// Glossary is the list of terms.
func Glossary(g *guide.Guide) View {
	return View{Head{
		Title:       GlossaryTitle,
		Description: "The medical and scientific words used on this site, in plain words.",
		Path:        guide.GlossaryPath, Section: guide.GlossaryPath,
	}, glossary(g)}
}

// Term is a term's own page.
func Term(t *guide.Term) View {
	return View{Head{
		Title: Capital(t.Name) + ", in plain words", Description: t.Meaning,
		Path: t.Path(), Section: guide.GlossaryPath, data: termData(t),
	}, term(t)}
}

// Suggestion is a page that a reader may have looked for.
type Suggestion struct{ Title, Path string }

// Withdrawn is what stands at an address whose page was taken back.
func Withdrawn(w guide.Withdrawal, instead []Suggestion) View {
	return View{Head{Title: "This page was withdrawn"}, withdrawn(w, instead)}
}

// NotFound is what stands at an address that has no page.
func NotFound(nearest []Suggestion) View {
	return View{Head{Title: "There is no page at this address"}, notFound(nearest)}
}

// NotAllowed answers a request that only asks a page to change.
func NotAllowed() View {
	return View{Head{Title: "This address can only be read"}, notAllowed()}
}

// TooLong answers a request for an address that is too long to be read.
func TooLong() View { return View{Head{Title: "This address is too long"}, tooLong()} }

// Offline is what readers see without a network, at a page that is not kept.
func Offline() View {
	return View{Head{Title: "You are offline"}, offline()}
}

// Broken is what readers see when the program made a mistake.
func Broken() View {
	return View{Head{Title: "Something went wrong here"}, broken()}
}
