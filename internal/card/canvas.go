package card

import (
	"image"
	"image/draw"
	"math"
	"slices"

	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"
)

// The size of a card in pixels.
const (
	Width  = 1200
	Height = 630
)

// sheet is the whole card.
var sheet = image.Rect(0, 0, Width, Height)

// place puts a path on the card: it is scaled, then moved.
type place struct{ scale, x, y float32 }

func (m place) on(p point) point { return point{X: p.X*m.scale + m.x, Y: p.Y*m.scale + m.y} }

// canvas is a card that is being painted.
type canvas struct {
	colors *colors
	image  *image.Paletted
	raster vector.Rasterizer
	cover  image.Alpha // of the path that was traced last
}

// newCanvas is blank, or a copy of one that is painted already.
func newCanvas(c *colors, like *image.Paletted) *canvas {
	img := image.NewPaletted(sheet, c.palette)
	if like != nil {
		copy(img.Pix, like.Pix)
	}
	return &canvas{colors: c, image: img}
}

// fill paints the inside of a path, within clip.
func (c *canvas) fill(p path, at place, with ink, clip image.Rectangle) {
	box := bounds(p, at).Intersect(clip).Intersect(sheet)
	if box.Empty() {
		return
	}
	c.trace(p, place{at.scale, at.x - float32(box.Min.X), at.y - float32(box.Min.Y)}, box.Size())
	mixed := &c.colors.mixed[with]
	for y := range box.Dy() {
		cover := c.cover.Pix[y*c.cover.Stride:][:box.Dx()]
		row := c.image.Pix[c.image.PixOffset(box.Min.X, box.Min.Y+y):][:box.Dx()]
		for x, a := range cover {
			if level := (int(a)*levels + 127) / 255; level > 0 {
				row[x] = mixed[level][row[x]]
			}
		}
	}
}

// write paints the words of a line. Each letter starts at a whole pixel, which
// nobody sees and which makes one letter like the next: so files are smaller.
func (c *canvas) write(l line, s *setter) {
	size, start := l.words.size, l.words.stops[l.span.from]
	for _, g := range l.words.in(l.span) {
		c.fill(s.outline(g.face, g.id), place{size, round(l.x + (g.x-start)*size), l.y + g.y*size}, l.ink, l.box)
	}
}

// trace makes the cover of a path: how much of each pixel lies inside.
func (c *canvas) trace(p path, at place, size image.Point) {
	c.raster.Reset(size.X, size.Y)
	for _, s := range p {
		a, b, d := at.on(s.Args[0]), at.on(s.Args[1]), at.on(s.Args[2])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			c.raster.ClosePath()
			c.raster.MoveTo(a.X, a.Y)
		case opentype.SegmentOpLineTo:
			c.raster.LineTo(a.X, a.Y)
		case opentype.SegmentOpQuadTo:
			c.raster.QuadTo(a.X, a.Y, b.X, b.Y)
		case opentype.SegmentOpCubeTo:
			c.raster.CubeTo(a.X, a.Y, b.X, b.Y, d.X, d.Y)
		}
	}
	c.raster.ClosePath()
	c.raster.DrawOp = draw.Src
	area := size.X * size.Y
	c.cover = image.Alpha{Pix: slices.Grow(c.cover.Pix[:0], area)[:area], Stride: size.X, Rect: image.Rectangle{Max: size}}
	c.raster.Draw(&c.cover, c.cover.Rect, image.Opaque, image.Point{})
}

// bounds is the rectangle of pixels that a path lies in, its control points
// included.
func bounds(p path, at place) image.Rectangle {
	low := point{X: math.MaxInt16, Y: math.MaxInt16}
	high := point{X: math.MinInt16, Y: math.MinInt16}
	for i := range p {
		for _, q := range p[i].ArgsSlice() {
			q = at.on(q)
			low.X, low.Y = min(low.X, q.X), min(low.Y, q.Y)
			high.X, high.Y = max(high.X, q.X), max(high.Y, q.Y)
		}
	}
	if high.X < low.X {
		return image.Rectangle{}
	}
	return image.Rect(floor(low.X), floor(low.Y), ceil(high.X), ceil(high.Y))
}

func floor(v float32) int { return int(math.Floor(float64(v))) }
func ceil(v float32) int  { return int(math.Ceil(float64(v))) }

func round(v float32) float32 { return float32(math.Round(float64(v))) }
