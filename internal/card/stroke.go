package card

import (
	"math"

	"github.com/go-text/typesetting/font/opentype"
)

// curvePieces is how many lines stand for a curve that is stroked: enough at the
// sizes of a card that none of them shows.
const curvePieces = 12

// stroke is the outline of a line of some width along a path, with round joins.
// It is one contour for an open line, so that no edge is painted twice.
func (p path) stroke(width float64, round bool) path {
	var out path
	for _, line := range p.flatten() {
		s := stroker{out: &out, r: width / 2}
		if n := len(line); n > 2 && near(line[0], line[n-1]) {
			s.closed(line[:n-1])
			s.closed(reversed(line[:n-1]))
			continue
		}
		s.open(line, round)
	}
	return out
}

// flatten is each contour of the path as points with straight lines between
// them; none stands twice in a row.
func (p path) flatten() [][]point {
	var lines [][]point
	var at point
	for _, s := range p {
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			lines = append(lines, nil)
			at = s.Args[0]
			lines[len(lines)-1] = []point{at}
			continue
		case opentype.SegmentOpLineTo:
			at = s.Args[0]
		case opentype.SegmentOpCubeTo:
			for i := 1; i < curvePieces; i++ {
				lines[len(lines)-1] = append(lines[len(lines)-1], along(at, s.Args, float32(i)/curvePieces))
			}
			at = s.Args[2]
		}
		if last := &lines[len(lines)-1]; !near(at, (*last)[len(*last)-1]) {
			*last = append(*last, at)
		}
	}
	return lines
}

// along is the place on a cubic curve at t of its way.
func along(from point, to [3]point, t float32) point {
	u := 1 - t
	a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return point{
		X: a*from.X + b*to[0].X + c*to[1].X + d*to[2].X,
		Y: a*from.Y + b*to[0].Y + c*to[1].Y + d*to[2].Y,
	}
}

func near(a, b point) bool {
	return math.Hypot(float64(a.X-b.X), float64(a.Y-b.Y)) < 1e-3
}

func reversed(line []point) []point {
	back := make([]point, len(line))
	for i, p := range line {
		back[len(line)-1-i] = p
	}
	return back
}

// stroker walks along a line and draws what lies on its left, r away.
type stroker struct {
	out     *path
	r       float64
	started bool
}

func (s *stroker) open(line []point, round bool) {
	if len(line) < 2 {
		return
	}
	back := reversed(line)
	for _, way := range [][]point{line, back} {
		for i := range way[1:] {
			s.side(way[i], way[i+1])
			if i+2 < len(way) {
				s.join(way[i], way[i+1], way[i+2])
			}
		}
		if n := len(way); round {
			s.around(way[n-1], heading(way[n-2], way[n-1])-math.Pi/2, math.Pi)
		}
	}
}

func (s *stroker) closed(line []point) {
	s.started = false
	n := len(line)
	for i := range line {
		a, b, c := line[i], line[(i+1)%n], line[(i+2)%n]
		s.side(a, b)
		s.join(a, b, c)
	}
}

// side is the straight part along a piece of the line.
func (s *stroker) side(a, b point) {
	angle := heading(a, b) - math.Pi/2
	s.to(s.off(a, angle))
	s.to(s.off(b, angle))
}

// join leads round a corner where the line turns away, and through the corner
// itself where it turns toward, which keeps the winding right.
func (s *stroker) join(a, b, c point) {
	before, after := heading(a, b), heading(b, c)
	turn := math.Remainder(after-before, 2*math.Pi)
	if turn > 0 {
		s.around(b, before-math.Pi/2, turn)
		return
	}
	s.to(b)
}

func (s *stroker) around(center point, begin, by float64) {
	if math.Abs(by) > 1e-3 {
		s.out.turn(center, s.r, begin, by)
	}
}

func (s *stroker) off(p point, angle float64) point {
	sin, cos := math.Sincos(angle)
	return point{X: p.X + float32(s.r*cos), Y: p.Y + float32(s.r*sin)}
}

func (s *stroker) to(p point) {
	if !s.started {
		s.started = true
		s.out.moveTo(p)
		return
	}
	s.out.lineTo(p)
}
