package card

// The gut wall of the home page: a cell is 50 wide and 130 high, with its brush
// border on top.
const (
	cellShape    = "M2 14C2 4 8 2 25 2s23 2 23 12c0 40-3 80-1 108 1 12-8 16-22 16S2 134 3 122C5 94 2 54 2 14z"
	brushShape   = "M8 3V-6M14 2v-9M20 2v-10M26 2v-10M32 2v-9M38 2v-9M43 3v-8"
	nucleusShape = "M14 54c0-20 22-20 22 0s-22 20-22 0z"
	mucusShape   = "M-20-60C30-20 50-10 130-22s90-12 140 0S360-10 450-22V8H-20z"
	routeShape   = "M0-30c4 30-3 44-1 74s3 70 0 92"
	passerShape  = "M-6-34a6 6 0 0 1 12 0a6 6 0 0 1-12 0z"
)

// How the wall is drawn on the card, in pixels. It has no outlines, for it stands
// behind the words.
const (
	cellScale = 2
	cellPitch = 54 * cellScale
	cellTip   = 150 // how far the walls reach into the card
	leak      = 22  // how much wider the gap is than that between two other cells
)

// ground is what the words stand on: two walls of the gut that face each other,
// the left one tight, the right one with a gap that something passes through. Over
// them runs the band of the site's name.
func (r *reader) ground() []mark {
	tight := wall{top: 60, tip: cellTip, way: 1, leakAfter: -1}
	leaky := wall{top: 12, tip: Width - cellTip, way: -1, leakAfter: 2}
	marks := append(r.wall(tight), r.wall(leaky)...)
	return append(marks, mark{path: rectangle(Width, band), at: place{scale: 1}, ink: inkAccent, box: sheet})
}

// wall is a row of cells that lie on their sides.
type wall struct {
	top       float32 // of the first of them
	tip       float32 // where they end
	way       float32 // 1 where they point to the right, −1 to the left
	leakAfter int     // the cell before the gap; −1 for none
}

func (r *reader) wall(w wall) []mark {
	cell, nucleus, brush := r.path(cellShape), r.path(nucleusShape), r.path(brushShape)
	marks := []mark{w.lay(r.path(mucusShape), -10, 0, inkMucus)}
	y := w.top
	for i := range 6 {
		back := float32(i*5%4) * 2 // no two neighbors end alike
		marks = append(marks,
			w.lay(cell, y, back, inkCell),
			w.lay(brush.stroke(1, false), y, back, inkBrush),
			w.lay(nucleus, y, back, inkNucleus))
		y += cellPitch
		if i == w.leakAfter {
			middle := y + leak/2 - 2
			marks = append(marks,
				w.lay(r.path(routeShape).stroke(3, true), middle, 0, inkAccent),
				w.lay(r.path(passerShape), middle, 0, inkAccent))
			y += leak
		}
	}
	return marks
}

// lay turns an upright drawing on its side, its top toward the middle of the card,
// with its left at y and its zero some way back from the tip of the wall.
func (w wall) lay(p path, y, back float32, with ink) mark {
	turned := p.mapped(func(a point) point {
		return point{X: w.tip - w.way*(a.Y*cellScale+back), Y: y + a.X*cellScale}
	})
	return mark{path: turned, at: place{scale: 1}, ink: with, box: sheet}
}
