package templates

import (
	"fmt"
	"strings"

	"leakygut/internal/guide"
)

// The measures of the picture of all claims, in units of its viewBox.
const (
	dotsWidth   = 720
	dotsHead    = 64 // the certainties
	dotsLabel   = 40 // the name of a row
	dotsStep    = 24 // from one dot to the next
	dotsPerLine = 7
	dotsColumn  = dotsWidth / 4
)

// dots is the picture of all claims: a dot is a claim, a row a way into the
// guide, a column a certainty.
type dots struct {
	Rows   []dotsRow
	Height int
}

type dotsRow struct {
	Name  string
	Y     int // of its top
	Cells []dotsCell
}

type dotsCell struct {
	Certainty guide.Certainty
	X, Y      int // of its first dot
	Claims    int
}

// newDots lays the picture out from the claims themselves.
func newDots(g *guide.Guide) dots {
	d := dots{Height: dotsHead}
	d.add("Guides", g.Guides)
	for _, s := range g.Sections {
		d.add(s.Page.Name, s.Articles)
	}
	return d
}

func (d *dots) add(name string, articles []*guide.Article) {
	row, lines := dotsRow{Name: name, Y: d.Height}, 0
	for i, certainty := range guide.Certainties() {
		cell := dotsCell{Certainty: certainty, X: i*dotsColumn + dotsStep/2, Y: row.Y + dotsLabel + dotsStep/2}
		for _, a := range articles {
			for _, c := range a.Claims {
				if c.Certainty == certainty {
					cell.Claims++
				}
			}
		}
		lines = max(lines, (cell.Claims+dotsPerLine-1)/dotsPerLine)
		row.Cells = append(row.Cells, cell)
	}
	if lines > 0 { // myths rest on the claims of other articles
		d.Rows = append(d.Rows, row)
		d.Height += dotsLabel + lines*dotsStep + dotsStep
	}
}

// path draws the dots of a cell as one shape.
func (c dotsCell) path() string {
	var b strings.Builder
	for i := range c.Claims {
		fmt.Fprintf(&b, "M%d %da8 8 0 1 0 16 0a8 8 0 1 0-16 0", c.X+i%dotsPerLine*dotsStep-8, c.Y+i/dotsPerLine*dotsStep)
	}
	return b.String()
}

// alt says in words what the picture shows.
func (d dots) alt() string {
	var rows []string
	for _, r := range d.Rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, fmt.Sprintf("%d %s", c.Claims, c.Certainty))
		}
		rows = append(rows, r.Name+": "+strings.Join(cells, ", "))
	}
	return "A dot for each claim, by part of the guide and certainty. " + strings.Join(rows, ". ") + "."
}
