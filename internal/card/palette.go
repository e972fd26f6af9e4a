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
	inkLine
	inkRoute
	inks
)

// paper is what all is painted on.
var paper = color.NRGBA{0xfb, 0xf8, 0xf2, 0xff}

// inkColors are those of the stylesheet by day. The lines of the cells are
// lighter than on the pages, so that the wall stays behind the words.
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
	inkLine:    {0x9a, 0x86, 0x74, 0xff},
	inkRoute:   {0x0b, 0x5a, 0x52, 0xff},
}

// levels is how finely the edges of words are shaded; the wall makes do with half
// of it. More would make larger files, and look no better.
const levels = 8

// colors is the palette of every card, and what becomes of each of its colors when
// an ink is painted over it. So painting is a look-up, and a picture takes a byte
// a pixel.
type colors struct {
	palette color.Palette
	mixed   [inks][levels + 1][256]uint8
}

// newColors makes the palette from the pairs of colors that meet on a card: the
// edge between two of them needs the shades in between.
func newColors() *colors {
	c := &colors{palette: color.Palette{paper}}
	for _, i := range []ink{inkText, inkMuted, inkAccent, inkAlarm} {
		c.ramp(paper, i, levels)
	}
	c.ramp(inkColors[inkAccent], inkOnBand, levels)
	for _, i := range []ink{inkRule, inkMucus, inkCell, inkLine, inkRoute} {
		c.ramp(paper, i, levels/2)
	}
	mucus := mix(paper, inkColors[inkMucus], levels)
	for _, i := range []ink{inkCell, inkLine, inkRoute} {
		c.ramp(mucus, i, levels/2)
	}
	for _, i := range []ink{inkLine, inkNucleus} {
		c.ramp(inkColors[inkCell], i, levels/2)
	}
	for i, with := range inkColors {
		for level := range c.mixed[i] {
			for n, under := range c.palette {
				c.mixed[i][level][n] = c.nearest(mix(under.(color.NRGBA), with, level))
			}
		}
	}
	return c
}

// ramp adds the shades from a color to what an ink makes of it.
func (c *colors) ramp(from color.NRGBA, with ink, steps int) {
	for i := range steps {
		shade := mix(from, inkColors[with], (i+1)*levels/steps)
		if c.palette[c.nearest(shade)] != shade {
			c.palette = append(c.palette, shade)
		}
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

// nearest is the number of the color of the palette that is most like one.
func (c *colors) nearest(want color.NRGBA) uint8 {
	best, least := 0, 1<<30
	for i, have := range c.palette {
		n := have.(color.NRGBA)
		r, g, b := int(n.R)-int(want.R), int(n.G)-int(want.G), int(n.B)-int(want.B)
		if d := r*r + g*g + b*b; d < least {
			best, least = i, d
		}
	}
	return uint8(best)
}
