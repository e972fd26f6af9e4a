package guide

import "time"

// HTML is markup that is safe to send as it is. Only package markdown and
// package compile make it, from checked sources.
type HTML string

// Document is what articles and pages have in common.
type Document struct {
	Path        string // address on the site, "/causes/medicines"
	Title       string
	Name        string // short, for menus and lists
	Description string // one sentence; of an article, its verdict
	Body        []Block
	Outline     []Entry
	Sources     []Source
	Terms       []*Term // in order of first use
	Anchors     []string
}

// Entry is a line of a contents list: a second-level heading.
type Entry struct {
	ID    string
	Title string // plain text
}

// Source is a reference as one page cites it.
type Source struct {
	Number    int // from 1, in order of first use
	Reference *Reference
	Uses      []string // ids of the citations, for the way back
}

// Page is a document that is not an article: about the site, a section's own
// page, the home page.
type Page struct {
	Document
	Updated Date
}

// Article is a document about the subject.
type Article struct {
	Document
	Kind          Kind
	Draft         bool // not for readers yet: marked so, or to be published on a later day
	Appears       Date // of a draft, that day; zero where none is set
	Order         int
	ShareTitle    string    // the title and the verdict as a link says them, where
	Share         string    // those are too long for it; see [Article.Shared]
	Certainty     Certainty // of the verdict, which is the Description
	Published     Date
	Reviewed      Date
	EvidenceTo    Date
	NextReview    Date
	ClinicalCheck *ClinicalCheck // nil until a clinician has checked it
	Changes       []Change       // newest first
	Aliases       []string
	RedFlags      []Block
	KeyMessages   []*Claim // its own, and those of other articles that it rests on
	Claims        []*Claim
	Related       []*Article
	Previous      *Article // nil at the start of a section
	Next          *Article // nil at its end
}

// ClinicalCheck names the person who checked an article. It never holds an
// invented one.
type ClinicalCheck struct {
	Name string
	Role string
	Date Date
}

// Date is a day. Its time of day is midnight, UTC.
type Date struct{ time.Time }

// Long is the date as readers see it: "November 22, 2026".
func (d Date) Long() string { return d.Format("January 2, 2006") }

// ISO is the date as machines read it: "2026-11-22".
func (d Date) ISO() string { return d.Format(time.DateOnly) }

// Kind says what an article is about, and so where it stands and which parts it
// must have.
type Kind int

// The kinds, in reading order.
const (
	Overview Kind = iota + 1
	Cause
	Symptom
	Solution
	Myth
)

// Kinds lists every kind in reading order.
func Kinds() []Kind { return []Kind{Overview, Cause, Symptom, Solution, Myth} }

// Folder is where articles of the kind stand in the content folder.
func (k Kind) Folder() string {
	return [...]string{Overview: "guides", Cause: "causes", Symptom: "symptoms", Solution: "solutions", Myth: "myths"}[k]
}

// Prefix is what an article's address has before its slug.
func (k Kind) Prefix() string {
	if k == Overview {
		return "/"
	}
	return "/" + k.Folder() + "/"
}

// String is the kind as a label: "Cause".
func (k Kind) String() string {
	return [...]string{0: "unset", Overview: "Guide", Cause: "Cause", Symptom: "Symptom", Solution: "Solution", Myth: "Myth"}[k]
}

// Stands is the day on which the article became what it is: that of its last
// review, or of a later change.
func (a *Article) Stands() Date {
	day := a.Reviewed
	for _, c := range a.Changes {
		if c.Date.After(day.Time) {
			day = c.Date
		}
	}
	return day
}

// Overdue tells whether the next review should have been by now. The day it is
// due counts as in time.
func (a *Article) Overdue(now time.Time) bool {
	return !now.Before(a.NextReview.AddDate(0, 0, 1))
}
