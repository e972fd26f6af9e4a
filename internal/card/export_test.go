package card

import (
	"image"
	"image/color"
)

// Box is a part of a card where the painter has laid it out.
type Box struct {
	Part   string
	Words  string // of a line; empty for a drawing
	Size   float32
	Intact bool // no word of the paragraph is broken
	Rect   image.Rectangle
}

// Boxes lists the lines of a card from the top down, then the drawings.
func (p *Painter) Boxes(c Card) []Box {
	s, release := p.setter()
	defer release()
	l := compose(c, s, p.shapes)
	var all []Box
	for _, w := range l.lines {
		all = append(all, Box{w.part, string(w.words.text[w.span.from:w.span.to]), w.words.size, w.words.intact, w.box})
	}
	for _, m := range l.marks {
		all = append(all, Box{Part: m.part, Rect: m.box})
	}
	return all
}

// Paint is a card as it is before it becomes a file.
func (p *Painter) Paint(c Card) *image.Paletted { return p.paint(c) }

// Ground is a card that nothing is written on.
func (p *Painter) Ground() *image.Paletted { return p.ground }

// Shapes are the drawings that the pages have too, as paths of SVG.
func Shapes() []string {
	all := []string{cellShape, brushShape}
	for _, d := range effectShapes() {
		all = append(all, d)
	}
	return all
}

// Colors are those that the pages have too, by their name in the stylesheet.
func Colors() map[string]color.NRGBA {
	return map[string]color.NRGBA{
		"paper": paper, "ink": inkColors[inkText], "muted": inkColors[inkMuted], "accent": inkColors[inkAccent],
		"alarm": inkColors[inkAlarm], "line": inkColors[inkRule], "bar": inkColors[inkAccent], "on-bar": inkColors[inkOnBand],
	}
}

// ParsePath reads a path and tells how large it is.
func ParsePath(d string) (image.Rectangle, error) {
	p, err := parsePath(d)
	return bounds(p, place{scale: 1}), err
}

// Stroked is the outline of a line along a path, filled: how much of it is covered,
// in pixels.
func Stroked(d string, width float64, round bool) (float64, error) {
	p, err := parsePath(d)
	c := newCanvas(newColors(), nil)
	c.trace(p.stroke(width, round), place{scale: 1}, image.Pt(100, 100))
	sum := 0
	for _, a := range c.cover.Pix {
		sum += int(a)
	}
	return float64(sum) / 255, err
}
