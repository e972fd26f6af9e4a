package handout

import (
	"fmt"
	"slices"

	"leakygut/internal/guide"
	"leakygut/internal/markup"
)

// Sheet is what stands on a handout, between its title and its foot.
type Sheet struct {
	Columns [2][]Box
	Small   bool // whether it is set in the smaller size of type

	article *guide.Article
	overdue bool
	boxes   []Box
}

// Box is a part of a sheet, with a heading.
type Box struct {
	Kind   guide.CalloutKind // of the call-out it comes from, [Key] or [Try]
	Title  string
	Parts  []markup.Part  // lists and paragraphs
	Claims []*guide.Claim // key messages
	Blank  int            // lines for an answer below each item
}

// The boxes that are no call-outs in the article.
const (
	Key guide.CalloutKind = "key" // the key messages
	Try guide.CalloutKind = "try" // the part of the text that says what to do
)

// blanks is how many lines an answer has where there is room.
const blanks = 2

// New fills the sheet of an article. Where its review is overdue, the sheet says
// so, which takes room too.
func New(a *guide.Article, overdue bool) (Sheet, error) {
	g := gatherer{}
	g.gather(a)
	if g.err != nil {
		return Sheet{}, fmt.Errorf("handout of %s: %w", a.Path, g.err)
	}
	s := Sheet{article: a, overdue: overdue, boxes: slices.Clone(g.boxes)}
	for !s.fits() && s.cut() {
	}
	s.refill(g.boxes)
	s.boxes = slices.DeleteFunc(s.boxes, Box.empty)
	s.Columns = s.columns()
	return s, nil
}

func (b Box) empty() bool { return len(b.Parts)+len(b.Claims) == 0 }

// list is the index of the box's last list; -1 where it has none.
func (b Box) list() int {
	last := -1
	for i, p := range b.Parts {
		if p.List() {
			last = i
		}
	}
	return last
}

// questions is how many questions the box asks.
func (b Box) questions() int {
	if l := b.list(); b.Kind == guide.Questions && l >= 0 {
		return len(b.Parts[l].Items)
	}
	return 0
}

// ask leaves the first n questions of the box; without any it is empty.
func (b *Box) ask(n int) {
	l := b.list()
	b.Parts = slices.Clone(b.Parts)
	b.Parts[l].Items = b.Parts[l].Items[:n]
	if n == 0 {
		b.Parts = nil
	}
}
