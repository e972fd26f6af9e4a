package card

import (
	"fmt"

	"leakygut/internal/guide"
)

// The drawings of the pages, as they stand in package templates.
const (
	emblemCells = "M1 13a4 4 0 0 1 8 0v12a4 4 0 0 1-8 0zM11 13a4 4 0 0 1 8 0v12a4 4 0 0 1-8 0zM23 13a4 4 0 0 1 8 0v12a4 4 0 0 1-8 0z"
	emblemDot   = "M18.5 4a2.5 2.5 0 0 1 5 0a2.5 2.5 0 0 1-5 0z"
)

// effectShapes are the marks of effects, in a square of 16.
func effectShapes() map[guide.Effect]string {
	return map[guide.Effect]string{
		guide.RaisesIt:     "M8 2v12M3 7l5-5 5 5",
		guide.LowersIt:     "M8 14V2M3 9l5 5 5-5",
		guide.HelpsALot:    "M2 8h12M8 2v12M3.8 3.8l8.4 8.4M12.2 3.8l-8.4 8.4",
		guide.Helps:        "M2 8h12M8 2v12",
		guide.HelpsALittle: "M4.5 8h7M8 4.5v7",
		guide.NoDifference: "M2 5.5h12M2 10.5h12",
		guide.Harms:        "M8 2v8M8 13v1",
		guide.Mixed:        "M5 14V2M2 5l3-3 3 3M11 2v12M8 11l3 3 3-3",
		guide.Linked:       "M6 5H4.5a3 3 0 0 0 0 6H6M10 5h1.5a3 3 0 0 1 0 6H10M5.5 8h5",
		guide.NotKnown:     "M5 5.5a3 3 0 1 1 4.5 2.6C8.4 8.7 8 9.2 8 10M8 13v1",
	}
}

// circles draws four circles, of which the first n hold a plus.
func circles(n int) string {
	d := ""
	for i := range 4 {
		x := 8 + 18*i
		if i < n {
			d += fmt.Sprintf("M%d 8h8m-4-4v8", x-4)
		}
		d += fmt.Sprintf("M%.1f 8a6.5 6.5 0 0 1 13 0a6.5 6.5 0 0 1-13 0z", float64(x)-6.5)
	}
	return d
}

// shapes are the drawings, ready to be filled.
type shapes struct {
	emblem    path
	rule      path
	certainty map[guide.Certainty]path
	effects   map[guide.Effect]path
	ground    []mark // behind the words of every card
}

func newShapes() (*shapes, error) {
	var r reader
	s := &shapes{
		emblem:    r.path(emblemCells + emblemDot),
		rule:      rectangle(column, 2),
		certainty: map[guide.Certainty]path{},
		effects:   map[guide.Effect]path{},
		ground:    r.ground(),
	}
	for _, c := range guide.Certainties() {
		s.certainty[c] = r.path(circles(int(c))).stroke(1.5, false)
	}
	for e, d := range effectShapes() {
		s.effects[e] = r.path(d).stroke(2, true)
	}
	return s, r.err
}

// reader reads paths and keeps the first error.
type reader struct{ err error }

func (r *reader) path(d string) path {
	p, err := parsePath(d)
	if err != nil && r.err == nil {
		r.err = err
	}
	return p
}
