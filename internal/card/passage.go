package card

import (
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// passage is a text that is set in one face, as one endless line. All lengths
// are in em, so that the same passage can be tried at any size.
type passage struct {
	face   face
	text   []rune
	glyphs []glyph
	stops  []float32 // where each rune starts, and where the last one ends
	pieces []piece   // what is not to be broken
	joints []bool    // before which runes a piece may be broken all the same, in need
}

// glyph is a letter, or several that are drawn as one.
type glyph struct {
	face *font.Face
	id   font.GID
	rune int // the first that it stands for
	x, y float32
	ink  extent
}

// extent is how far ink reaches, from the start of a line at its baseline. Y grows
// downward. The zero extent is that of a space.
type extent struct{ left, top, right, bottom float32 }

// piece is a word, or a whole line: text[from:to]. What comes after it starts at
// next; between the two is the space that no line ends with.
type piece struct{ from, to, next int }

// clean is a text on one line. Spaces that do not break stay.
func clean(text string) []rune {
	return []rune(strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' && r != '\u2007'
	}), " "))
}

// set sets a text in a face.
func (s *setter) set(text []rune, f face) passage {
	p := passage{face: f, text: text, stops: make([]float32, len(text)+1), joints: make([]bool, len(text)+1)}
	var x float32
	for _, run := range s.shape(text, f) {
		for _, g := range run.Glyphs {
			p.glyphs = append(p.glyphs, newGlyph(g, run.Face, x))
			if g.Advance > 0 {
				x += em(g.Advance, run.Face) + tracking[f]
			}
			for i := range g.RunesCount() {
				p.stops[g.TextIndex()+i+1] = x
			}
		}
	}
	p.divide()
	return p
}

func newGlyph(g shaping.Glyph, f *font.Face, x float32) glyph {
	made := glyph{face: f, id: g.GlyphID, rune: g.TextIndex(), x: x + em(g.XOffset, f), y: -em(g.YOffset, f)}
	if g.Width != 0 && g.Height != 0 {
		made.ink.left = made.x + em(g.XBearing, f)
		made.ink.right = made.ink.left + em(g.Width, f)
		made.ink.top = made.y - em(g.YBearing, f)
		made.ink.bottom = made.ink.top - em(g.Height, f)
	}
	return made
}

// divide finds where lines may end, by the rules of Unicode.
func (p *passage) divide() {
	if len(p.text) == 0 {
		return
	}
	var s segmenter.Segmenter
	s.Init(p.text)
	for lines := s.LineIterator(); lines.Next(); {
		from := lines.Line().Offset
		next := from + len(lines.Line().Text)
		to := next
		for to > from && p.text[to-1] == ' ' {
			to--
		}
		if n := len(p.pieces); n > 0 && p.text[from-1] == '/' { // "ME/CFS" is one word
			p.pieces[n-1].to, p.pieces[n-1].next = to, next
			continue
		}
		p.pieces = append(p.pieces, piece{from, to, next})
	}
	letters := make([]bool, len(p.text)+1)
	for g := s.GraphemeIterator(); g.Next(); {
		letters[g.Grapheme().Offset] = true
	}
	for _, g := range p.glyphs { // letters that are drawn as one are not taken apart
		p.joints[g.rune] = letters[g.rune]
	}
}

// width is how long a part of the passage is.
func (p *passage) width(from, to int) float32 { return p.stops[to] - p.stops[from] }

// in lists the glyphs of a line.
func (p *passage) in(line piece) []glyph {
	at := func(r int) int {
		i, _ := slices.BinarySearchFunc(p.glyphs, r, func(g glyph, r int) int { return g.rune - r })
		return i
	}
	return p.glyphs[at(line.from):at(line.to)]
}

// reach is how far the ink of a line goes from its start.
func (p *passage) reach(line piece) extent {
	var e extent
	for _, g := range p.in(line) {
		if g.ink == (extent{}) {
			continue
		}
		e.left, e.right = min(e.left, g.ink.left-p.stops[line.from]), max(e.right, g.ink.right-p.stops[line.from])
		e.top, e.bottom = min(e.top, g.ink.top), max(e.bottom, g.ink.bottom)
	}
	return e
}

// hang is how far a line starts to the left of the column, so that letters align
// and an opening quotation mark stands before them.
func (p *passage) hang(line piece) float32 {
	if line.to-line.from > 1 && strings.ContainsRune("“‘\"", p.text[line.from]) {
		return p.width(line.from, line.from+1) * .8
	}
	return 0
}

// em is a length that HarfBuzz gives, in em.
func em(v fixed.Int26_6, f *font.Face) float32 { return float32(v) / 64 / float32(f.Upem()) }
