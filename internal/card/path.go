package card

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/go-text/typesetting/font/opentype"
)

// point is a place, in whatever unit its path has. Y grows downward, as on the
// card.
type point = opentype.SegmentPoint

// path is an outline: contours of lines and curves, each opened by a move. It is
// made of the pieces that fonts are made of, so that letters and drawings are
// painted by the same code.
type path []opentype.Segment

func (p *path) moveTo(a point) { p.add(opentype.SegmentOpMoveTo, a) }
func (p *path) lineTo(a point) { p.add(opentype.SegmentOpLineTo, a) }

func (p *path) cubeTo(a, b, c point) { p.add(opentype.SegmentOpCubeTo, a, b, c) }

func (p *path) add(op opentype.SegmentOp, args ...point) {
	s := opentype.Segment{Op: op}
	copy(s.Args[:], args)
	*p = append(*p, s)
}

// mapped is the path with each of its points moved.
func (p path) mapped(to func(point) point) path {
	all := make(path, len(p))
	for i, s := range p {
		for j, a := range s.Args {
			s.Args[j] = to(a)
		}
		all[i] = s
	}
	return all
}

// turn goes to a circle and along it, from an angle by another one. Angles grow
// clockwise.
func (p *path) turn(center point, r, from, by float64) {
	n := math.Ceil(math.Abs(by)/(math.Pi/2) - 1e-6) // a curve is close to a circle for a quarter of it
	step := by / n
	k := 4. / 3 * math.Tan(step/4) * r
	on := func(a, ahead float64) point {
		sin, cos := math.Sincos(a)
		return point{X: center.X + float32(r*cos-ahead*sin), Y: center.Y + float32(r*sin+ahead*cos)}
	}
	p.lineTo(on(from, 0))
	for i := range int(n) {
		a := from + float64(i)*step
		p.cubeTo(on(a, k), on(a+step, -k), on(a+step, 0))
	}
}

// rounded is a rectangle with round corners.
func rounded(w, h, r float32) path {
	var p path
	p.moveTo(point{Y: r})
	for i, center := range []point{{X: r, Y: r}, {X: w - r, Y: r}, {X: w - r, Y: h - r}, {X: r, Y: h - r}} {
		p.turn(center, float64(r), math.Pi+float64(i)*math.Pi/2, math.Pi/2)
	}
	p.lineTo(point{Y: r})
	return p
}

// heading is the direction from one point to another, as an angle.
func heading(a, b point) float64 {
	return math.Atan2(float64(b.Y-a.Y), float64(b.X-a.X))
}

func rectangle(w, h float32) path {
	var p path
	p.moveTo(point{})
	p.lineTo(point{X: w})
	p.lineTo(point{X: w, Y: h})
	p.lineTo(point{Y: h})
	return p
}

// pen reads the path of an SVG drawing. It knows the commands that this site's
// drawings use: lines, cubic curves and arcs of circles.
type pen struct {
	rest    string
	path    path
	at      point // where it stands
	start   point // of the contour
	control point // second control point of the last curve, for a smooth one
	err     error
}

// parsePath reads d, written as in the d attribute of an SVG path.
func parsePath(d string) (path, error) {
	p := pen{rest: d}
	var command byte
	for p.skip(); p.rest != "" && p.err == nil; p.skip() {
		if c := p.rest[0]; c|0x20 >= 'a' && c|0x20 <= 'z' {
			command, p.rest = c, p.rest[1:]
		}
		p.draw(command)
	}
	if p.err != nil {
		return nil, fmt.Errorf("path %q: %w", d, p.err)
	}
	return p.path, nil
}

// draw follows one command with the numbers it takes. A lower-case letter counts
// from where the pen stands.
func (p *pen) draw(command byte) {
	var from point
	if command >= 'a' {
		from = p.at
	}
	switch command | 0x20 {
	case 'm':
		p.at = p.point(from)
		p.start = p.at
		p.path.moveTo(p.at)
	case 'l':
		p.line(p.point(from))
	case 'h':
		p.line(point{X: from.X + p.number(), Y: p.at.Y})
	case 'v':
		p.line(point{X: p.at.X, Y: from.Y + p.number()})
	case 'c':
		p.curve(p.point(from), p.point(from), p.point(from))
		return
	case 's':
		p.curve(point{X: 2*p.at.X - p.control.X, Y: 2*p.at.Y - p.control.Y}, p.point(from), p.point(from))
		return
	case 'a':
		r, _, _ := p.number(), p.number(), p.number() // circles: one radius, no turn
		large, sweep := p.number() != 0, p.number() != 0
		p.arc(r, large, sweep, p.point(from))
	case 'z':
		p.line(p.start)
	default:
		p.err = fmt.Errorf("command %q is not known", command)
	}
	p.control = p.at // only a curve goes on in the direction of the last one
}

func (p *pen) line(to point) {
	p.path.lineTo(to)
	p.at = to
}

func (p *pen) curve(a, b, to point) {
	p.path.cubeTo(a, b, to)
	p.at, p.control = to, b
}

// arc draws part of a circle as curves of a quarter turn at most.
func (p *pen) arc(r float32, large, sweep bool, to point) {
	from, radius := p.at, float64(r)
	dx, dy := float64(to.X-from.X)/2, float64(to.Y-from.Y)/2
	half := math.Hypot(dx, dy)
	if half == 0 {
		return
	}
	radius = math.Max(radius, half)
	aside := math.Sqrt(radius*radius-half*half) / half
	if large == sweep {
		aside = -aside
	}
	center := point{X: from.X + float32(dx-aside*dy), Y: from.Y + float32(dy+aside*dx)}
	begin := heading(center, from)
	turn := heading(center, to) - begin
	switch {
	case sweep && turn < 0:
		turn += 2 * math.Pi
	case !sweep && turn > 0:
		turn -= 2 * math.Pi
	}
	p.path.turn(center, radius, begin, turn)
	p.at = to
}

// point reads two numbers, counted from a place.
func (p *pen) point(from point) point {
	x := p.number()
	return point{X: from.X + x, Y: from.Y + p.number()}
}

func (p *pen) skip() { p.rest = strings.TrimLeft(p.rest, " ,\n") }

// number reads one number. They may stand without a space between them where a
// sign or a second point parts them: "5-5", ".5.5".
func (p *pen) number() float32 {
	p.skip()
	end, whole := 0, true // before the point
	for ; end < len(p.rest); end++ {
		switch c := p.rest[end]; {
		case c >= '0' && c <= '9', c == '-' && end == 0:
			continue
		case c == '.' && whole:
			whole = false
			continue
		}
		break
	}
	v, err := strconv.ParseFloat(p.rest[:end], 32)
	if err != nil && p.err == nil {
		p.err = fmt.Errorf("no number before %q", p.rest)
	}
	p.rest = p.rest[end:]
	return float32(v)
}
