package card

import (
	"bytes"
	"fmt"

	"github.com/go-fonts/stix/stix2textbold"
	"github.com/go-fonts/stix/stix2textregular"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/font/gofont/gomedium"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/math/fixed"
)

// face is a typeface of the card.
type face int

// The faces: a serif for what is read and a sans for what is looked up, as on the
// pages.
const (
	serif face = iota
	serifBold
	sans
	sansMedium
	faces
)

// tracking is the space added after each letter, in em: large bold letters want
// less than they have.
var tracking = [faces]float32{serifBold: -.012}

// fallback is the face that has a letter which a face may lack, such as ≥.
var fallback = [faces]face{serif: sans, serifBold: sansMedium, sans: serif, sansMedium: serifBold}

// fonts are the faces as they are loaded. They may be shared.
type fonts [faces]*font.Font

func loadFonts() (*fonts, error) {
	var all fonts
	for i, data := range [faces][]byte{
		serif:      stix2textregular.TTF,
		serifBold:  stix2textbold.TTF,
		sans:       goregular.TTF,
		sansMedium: gomedium.TTF,
	} {
		f, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("typeface %d: %w", i, err)
		}
		all[i] = f.Font
	}
	return &all, nil
}

// setter sets text. It is used by one goroutine at a time.
type setter struct {
	shaper   shaping.HarfbuzzShaper
	faces    [faces]*font.Face
	outlines map[letter]path // that were drawn before: a card has each letter many times
}

// letter is a glyph of a face.
type letter struct {
	face *font.Face
	id   font.GID
}

func newSetter(f *fonts) *setter {
	s := setter{outlines: map[letter]path{}}
	for i, loaded := range f {
		s.faces[i] = font.NewFace(loaded)
	}
	return &s
}

// shape is a text as kerned glyphs, in runs of one face each: the one asked for,
// or its fallback. A font's design units stand for pixels, so that nothing is
// rounded.
func (s *setter) shape(text []rune, f face) []shaping.Output {
	if len(text) == 0 {
		return nil
	}
	var runs []shaping.Output
	all := shaping.Input{Text: text, RunEnd: len(text), Script: language.Latin, Language: "en"}
	for _, in := range shaping.SplitByFontGlyphs(all, []*font.Face{s.faces[f], s.faces[fallback[f]]}) {
		in.Size = fixed.I(int(in.Face.Upem()))
		runs = append(runs, s.shaper.Shape(in))
	}
	return runs
}

// missing lists the letters of a text for which neither a face nor its fallback
// has a glyph.
func (s *setter) missing(text []rune, f face) []rune {
	var none []rune
	for _, run := range s.shape(text, f) {
		for _, g := range run.Glyphs {
			if g.GlyphID != 0 {
				continue
			}
			for _, r := range text[g.TextIndex() : g.TextIndex()+g.RunesCount()] {
				if _, ok := run.Face.NominalGlyph(r); !ok {
					none = append(none, r)
				}
			}
		}
	}
	return none
}

// outline is the shape of a glyph at the start of a line, one em in size.
func (s *setter) outline(f *font.Face, id font.GID) path {
	if p, ok := s.outlines[letter{f, id}]; ok {
		return p
	}
	data, _ := f.GlyphDataOutline(id)
	em := 1 / float32(f.Upem())
	p := path(data.Segments).mapped(func(p point) point { return point{X: p.X * em, Y: -p.Y * em} })
	s.outlines[letter{f, id}] = p
	return p
}
