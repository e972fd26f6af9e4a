package card

import (
	"fmt"
	"image"
	"slices"
	"sync"
)

// Painter draws cards. It may be shared between goroutines.
type Painter struct {
	shapes   *shapes
	colors   *colors
	ground   *image.Paletted // what all cards have in common
	setters  sync.Pool       // of *setter, which cache what they have learned of the typefaces
	encoders sync.Pool       // of *encoder
}

// NewPainter reads the typefaces and paints what all cards have in common.
func NewPainter() (*Painter, error) {
	f, err := loadFonts()
	if err != nil {
		return nil, err
	}
	s, err := newShapes()
	if err != nil {
		return nil, err
	}
	p := &Painter{shapes: s, colors: newColors()}
	p.setters.New = func() any { return newSetter(f) }
	p.encoders.New = func() any { return new(encoder) }
	ground := newCanvas(p.colors, nil)
	for _, m := range s.ground {
		ground.fill(m.path, m.at, m.ink, m.box)
	}
	p.ground = ground.image
	return p, nil
}

// Draw draws a card as a PNG file of [Width] by [Height] pixels. The same card
// gives the same bytes.
func (p *Painter) Draw(c Card) ([]byte, error) {
	e := p.encoders.Get().(*encoder)
	defer p.encoders.Put(e)
	file, err := e.encode(p.paint(c))
	if err != nil {
		return nil, fmt.Errorf("card %q: %w", c.Title, err)
	}
	return file, nil
}

func (p *Painter) paint(c Card) *image.Paletted {
	s, release := p.setter()
	defer release()
	l := compose(c, s, p.shapes)
	canvas := newCanvas(p.colors, p.ground)
	for _, m := range l.marks {
		canvas.fill(m.path, m.at, m.ink, m.box)
	}
	for _, words := range l.lines {
		canvas.write(words, s)
	}
	if c.overdueWords() == "" { // nothing is painted in the colors of the alarm
		canvas.image.Palette = canvas.image.Palette[:packed]
	}
	return canvas.image
}

// Cut names the parts of a card ("site", "kind", "title", "text") that have more
// words than there is room for, so that Draw ends them with an ellipsis.
func (p *Painter) Cut(c Card) []string {
	s, release := p.setter()
	defer release()
	return compose(c, s, p.shapes).cut
}

// Missing lists the letters of a title or a text that the typefaces do not have,
// each once. Draw puts a box in the place of such a letter.
func (p *Painter) Missing(text string) []rune {
	s, release := p.setter()
	defer release()
	var none []rune
	for _, f := range []face{serif, serifBold} {
		for _, r := range s.missing(clean(text), f) {
			if !slices.Contains(none, r) {
				none = append(none, r)
			}
		}
	}
	return none
}

// setter lends the tools of one goroutine.
func (p *Painter) setter() (s *setter, release func()) {
	s = p.setters.Get().(*setter)
	return s, func() { p.setters.Put(s) }
}
