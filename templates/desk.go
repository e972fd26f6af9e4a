package templates

import (
	"net/url"
	"time"

	"leakygut/internal/guide"
)

// LivePath is where writers see what is wrong with their content. The stream that
// tells open pages of changes stands below it.
const LivePath = "/live"

// Desk is what pages say to those who write them. For readers it is zero.
type Desk struct {
	Script  string // address of the script that loads a page anew when it has changed
	Edition string // what that script compares
	Errors  int    // in newer content, which keep it from being served
	Drafts  bool   // whether the guide has drafts in it
}

// speaks tells whether a page says something above its header.
func (d Desk) speaks(h Head) bool { return !h.Desk && (d.Errors > 0 || d.Drafts) }

// Problem is something that is wrong with the content.
type Problem struct {
	Place   string // "content/causes/diet.md:41:23"
	Rule    string
	Message string
	Hint    string // may be empty
	Warning bool   // whether the content can be served all the same

	// The line in which it is, in three parts: the second is what is wrong. The line
	// is 0 where none is shown.
	Line                  int
	Before, Marked, After string
	Caret                 string // carets below what is wrong, behind as much space as is before it
}

// Problems lists what is wrong with the content. Page is the address that a writer
// came from; empty where there is none.
func Problems(list []Problem, page string) View {
	errs := 0
	for _, p := range list {
		if !p.Warning {
			errs++
		}
	}
	heading := count(errs, "error") + " in the content"
	if errs == 0 {
		heading = "Nothing is wrong with the content"
	}
	return View{Head{Title: heading, Desk: true}, problems(heading, list, page)}
}

// FromPage is the address at which the problems are shown to who reads a page.
func FromPage(page string) string {
	if page == "" {
		return LivePath
	}
	return LivePath + "?page=" + url.QueryEscape(page)
}

// Draft is an article that readers may not see yet, among those that they may.
func Draft(g *guide.Guide, a *guide.Article) View {
	v := Article(g, a, false, nil)
	v.Head.NoIndex, v.Head.Article, v.Head.data = true, false, nil
	v.body = draft(v.body, a)
	return v
}

// Preview is a draft by itself, for those who have its address, until a moment.
func Preview(g *guide.Guide, a *guide.Article, until time.Time) View {
	v := Draft(g, a)
	v.Head = Head{Title: a.Title, NoIndex: true, Drawings: v.Head.Drawings, Section: v.Head.Section}
	v.body = previewed(Article(g, a, false, nil).body, a, until)
	return v
}

// PreviewClosed is what stands at a preview that is over.
func PreviewClosed() View {
	return View{Head{Title: "This preview has ended"}, previewClosed()}
}

// PreviewForged is what stands at an address that opens no preview.
func PreviewForged() View {
	return View{Head{Title: "This link opens nothing"}, previewForged()}
}

// appears says on which day an article will be public. One that is marked as a
// draft has a day too, which says nothing.
func appears(a *guide.Article) string {
	if a.Appears.IsZero() {
		return ""
	}
	return "It appears on " + a.Appears.Long() + "."
}

// moment is a time as readers see it: "December 2, 2026, 10:00 UTC".
func moment(t time.Time) string { return t.UTC().Format("January 2, 2006, 15:04 MST") }
