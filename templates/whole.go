package templates

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"regexp"
	"time"

	"github.com/a-h/templ"

	"leakygut/internal/guide"
	"leakygut/internal/markup"
)

// Whole is every article of a section as one document, to print or to read at
// length. The base is the scheme and host of the address that is printed on it;
// articles whose review is overdue now say so.
func Whole(g *guide.Guide, k guide.Kind, base string, now time.Time) View {
	d := wholeOf(g, k, now)
	d.Address = shortAddress(base, d.Path)
	return View{
		Head: Head{
			Title:       "The whole section: " + d.Title,
			Description: fmt.Sprintf("%s in one document, to print or to read at length. %s", Capital(count(len(d.Articles), "article")), d.Description),
			ShareTitle:  d.Title, ShareText: d.Description,
			Path: d.Path, Section: d.Path, NoIndex: true, Drawings: true,
		},
		body: whole(d),
	}
}

// wholeSection is a section as one document, before it is drawn.
type wholeSection struct {
	Name, Title, Description string
	Path                     string // of the page that leads to its articles
	Address                  string // of the same, as it is printed
	Articles                 []*guide.Article
	Site                     guide.Site
	Now                      time.Time
}

func wholeOf(g *guide.Guide, k guide.Kind, now time.Time) wholeSection {
	w := wholeSection{
		Name: "Guides", Title: "Guides to the leaky gut", Description: guidesDescription,
		Path: guide.OverviewPath, Articles: g.ArticlesOf(k), Site: g.Site, Now: now,
	}
	if s := g.Section(k); s != nil {
		w.Name, w.Title, w.Description, w.Path = s.Page.Name, s.Page.Title, s.Page.Description, s.Page.Path
	}
	return w
}

// guidesDescription stands for that of the guides' own page, which they do not
// have.
const guidesDescription = "What a leaky gut is, how it is tested, and how to talk about it."

// prefix sets the ids of an article in a longer document apart from those of the
// others. No heading gives an id with two hyphens.
func prefix(a *guide.Article) string { return path.Base(a.Path) + "--" }

// titleID is the id of the title of an article in a longer document.
const titleID = "article-title"

// sectionName is where the name of a part of an article stands. In a longer
// document several parts have it, so the title of the article goes before it.
var sectionName = regexp.MustCompile(`(<section [^>]*aria-labelledby=")`)

// nested draws an article as a part of a longer document.
func nested(a *guide.Article, body templ.Component) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		var b bytes.Buffer
		if err := body.Render(ctx, &b); err != nil {
			return err
		}
		text := sectionName.ReplaceAllString(b.String(), `${1}`+titleID+` `)
		_, err := io.WriteString(w, markup.Nest(text, prefix(a)))
		return err
	})
}
