package card

import "image/color"

// ink is a color that is painted with.
type ink int

// The inks: those of words and marks, then those of the gut wall.
const (
	inkText ink = iota
	inkMuted
	inkAccent
	inkAlarm
	inkRule
	inkOnBand
	inkMucus
	inkCell
	inkNucleus
	inkBrush
	inks
)

// paper is what all is painted on.
var paper = color.NRGBA{0xfb, 0xf8, 0xf2, 0xff}

// inkColors are those of the stylesheet by day. The brush of the cells is lighter
// than on the pages, so that the wall stays behind the words.
var inkColors = [inks]color.NRGBA{
	inkText:    {0x22, 0x20, 0x1c, 0xff},
	inkMuted:   {0x51, 0x4b, 0x42, 0xff},
	inkAccent:  {0x0b, 0x51, 0x48, 0xff},
	inkAlarm:   {0x8a, 0x1f, 0x12, 0xff},
	inkRule:    {0xd9, 0xd2, 0xc4, 0xff},
	inkOnBand:  {0xfb, 0xf8, 0xf2, 0xff},
	inkMucus:   {0xc4, 0xcd, 0x8f, 0x4d},
	inkCell:    {0xf6, 0xdf, 0xcd, 0xff},
	inkNucleus: {0xa8, 0x49, 0x2a, 0x80},
	inkBrush:   {0x22, 0x20, 0x1c, 0x66},
}

// levels is how finely the edges of what is painted are shaded.
const levels = 20

// packed is how many colors a card has, but for one that shouts: so two pixels
// share a byte of the file, which makes it smaller by a fifth.
const packed = 16

// colors is the palette of every card, and what becomes of each of its colors when
// an ink is painted over it. So painting is a look-up.
type colors struct {
	palette color.Palette
	mixed   [inks][levels + 1][256]uint8
}

// newColors makes the palette: the edges of words need shades between them and
// what they stand on, those of the wall one at most. Those for the alarm come last.
func newColors() *colors {
	c := &colors{palette: color.Palette{paper}}
	c.shades(paper, inkText, 4, 8, 12, levels)
	c.shades(paper, inkMuted, levels)
	c.shades(paper, inkAccent, 6, 13, levels)
	c.shades(paper, inkRule, levels)
	c.shades(paper, inkMucus, levels/2, levels)
	c.shades(paper, inkCell, levels/2, levels)
	c.shades(inkColors[inkCell], inkNucleus, levels/2, levels)
	c.shades(paper, inkAlarm, 5, 10, 15, levels)
	for i, with := range inkColors {
		known := c.palette[:packed]
		if ink(i) == inkAlarm {
			known = c.palette
		}
		for level := range c.mixed[i] {
			for n, under := range c.palette {
				c.mixed[i][level][n] = nearest(known, mix(under.(color.NRGBA), with, level))
			}
		}
	}
	return c
}

// shades adds what an ink makes of a color at some levels.
func (c *colors) shades(of color.NRGBA, with ink, at ...int) {
	for _, level := range at {
		c.palette = append(c.palette, mix(of, inkColors[with], level))
	}
}

// mix paints a color over another. At the highest level it covers as much as it
// can.
func mix(under, over color.NRGBA, level int) color.NRGBA {
	const all = 0xff * levels
	cover := int(over.A) * level
	of := func(a, b uint8) uint8 { return uint8((int(a)*(all-cover) + int(b)*cover + all/2) / all) }
	return color.NRGBA{of(under.R, over.R), of(under.G, over.G), of(under.B, over.B), 0xff}
}

// nearest is the number of the color that is most like one.
func nearest(known color.Palette, want color.NRGBA) uint8 {
	best, least := 0, 1<<30
	for i, have := range known {
		n := have.(color.NRGBA)
		r, g, b := int(n.R)-int(want.R), int(n.G)-int(want.G), int(n.B)-int(want.B)
		if d := r*r + g*g + b*b; d < least {
			best, least = i, d
		}
	}
	return uint8(best)
}
