package handout

import (
	"math"
	"strings"
	"unicode/utf8"
)

// The budget. Heights are in lines of a list and widths in letters, both of the
// larger size of type; pages.css and print.css set what they measure.
const (
	sheetLines = 55.5 // between the margins of a Letter sheet, which is shorter than A4

	headLines    = 5.0 // name of the site, dates, and the space between
	titleWidth   = 56
	titleLines   = 1.4
	verdictWidth = 90
	verdictLines = 1.2
	checkedLines = 1.2 // a name and a role, which need a line of their own
	overdueLines = 2.0 // that the review is
	footLines    = 6.0

	edgedLines = 2.1 // of a box with edges: these, and the space below its heading and itself
	edgedWidth = 46
	plainLines = 1.5 // the same of a box with a rule above it
	plainWidth = 52

	itemLines  = 0.12 // the space between items
	noteLines  = 0.9  // a paragraph below warning signs, which is set smaller
	markWidth  = 28   // the mark of a key message, which is set as one word
	claimLines = 0.3
	blankLines = 1.35 // a line for an answer
	askedLines = 0.3  // the space between questions

	smaller = 0.925 // the smaller size of type
)

// fits tells whether a sheet has room for all that is on it.
func (s *Sheet) fits() bool {
	body := s.height(s.higher())
	return (s.head()+body+footLines)*s.scale() <= sheetLines
}

// head is the height of what stands above the boxes.
func (s *Sheet) head() float64 {
	head := headLines + titleLines*s.lines(s.article.Title, titleWidth) + verdictLines*s.lines(s.article.Description, verdictWidth)
	if s.article.ClinicalCheck != nil {
		head += checkedLines
	}
	if s.overdue {
		head += overdueLines
	}
	return head
}

// scale is the size of the letters, beside the larger one.
func (s *Sheet) scale() float64 {
	if s.Small {
		return smaller
	}
	return 1
}

// columns sets the boxes in two columns in reading order, so that the higher one
// is as low as can be.
func (s *Sheet) columns() [2][]Box {
	var best [2][]Box
	lowest := math.Inf(1)
	for i := range s.boxes {
		one, two := s.boxes[:i], s.boxes[i:]
		if h := math.Max(s.height(one), s.height(two)); h < lowest {
			best, lowest = [2][]Box{one, two}, h
		}
	}
	return best
}

// higher is the column that takes more room.
func (s *Sheet) higher() []Box {
	columns := s.columns()
	if s.height(columns[0]) > s.height(columns[1]) {
		return columns[0]
	}
	return columns[1]
}

// height is that of a column.
func (s *Sheet) height(column []Box) float64 {
	sum := 0.0
	for _, b := range column {
		if !b.empty() {
			sum += s.boxHeight(b)
		}
	}
	return sum
}

func (s *Sheet) boxHeight(b Box) float64 {
	sum, width := plainLines, float64(plainWidth)
	if b.Kind.RedFlag() {
		sum, width = edgedLines, edgedWidth
	}
	sum += s.lines(b.Title, width)
	for _, p := range b.Parts {
		if !p.List() && b.Kind.RedFlag() {
			sum += noteLines * (s.lines(p.Items[0].Text, width/noteLines) + itemLines)
			continue
		}
		for _, i := range p.Items {
			sum += s.lines(i.Text, width) + itemLines
			if p.List() && b.Blank > 0 {
				sum += askedLines + blankLines*float64(b.Blank)
			}
		}
	}
	for _, c := range b.Claims {
		sum += s.lines(c.Text+" "+strings.Repeat("m", markWidth), width) + claimLines
	}
	return sum
}

// lines is how many lines a text takes in a column of a width.
func (s *Sheet) lines(text string, width float64) float64 {
	lines, left := 1.0, width/s.scale()
	full := left
	for word := range strings.FieldsSeq(text) {
		n := float64(utf8.RuneCountInString(word))
		if n > left && left < full {
			lines, left = lines+1, full
		}
		left -= n + 1
	}
	return lines
}
