package card_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"
	"testing"
	"unicode"

	"leakygut/internal/card"
)

// square is what is left of a card when a chat program cuts it.
var square = image.Rect((card.Width-card.Height)/2, 0, (card.Width+card.Height)/2, card.Height)

const maxBytes = 100_000

// check holds a card to what all cards keep.
func check(t testing.TB, p *card.Painter, c card.Card) {
	t.Helper()
	checkPixels(t, p.Ground(), p.Paint(c), checkLayout(t, p, c))
}

// checkLayout wants all words of a card at places of their own.
func checkLayout(t testing.TB, p *card.Painter, c card.Card) []card.Box {
	t.Helper()
	boxes := p.Boxes(c)
	checkBoxes(t, boxes)
	checkWords(t, boxes, c, p.Cut(c))
	return boxes
}

// draw is a card as a file, which every chat program must be able to show.
func draw(t testing.TB, p *card.Painter, c card.Card) []byte {
	t.Helper()
	file, err := p.Draw(c)
	if err != nil {
		t.Fatal(err)
	}
	if len(file) > maxBytes {
		t.Errorf("%d bytes, at most %d", len(file), maxBytes)
	}
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	read, paletted := img.(*image.Paletted)
	if !paletted || read.Rect != image.Rect(0, 0, 1200, 630) {
		t.Fatalf("the picture is a %T at %v", img, img.Bounds())
	}
	if painted := p.Paint(c); !bytes.Equal(read.Pix, painted.Pix) || !slices.EqualFunc(read.Palette, painted.Palette, sameColor) {
		t.Error("the file shows something else than what was painted")
	}
	return file
}

func sameColor(a, b color.Color) bool {
	return color.NRGBAModel.Convert(a) == color.NRGBAModel.Convert(b)
}

// checkBoxes wants everything within the square, and nothing on top of another.
func checkBoxes(t testing.TB, boxes []card.Box) {
	t.Helper()
	for i, a := range boxes {
		if !a.Rect.In(square) {
			t.Errorf("%s %q at %v is not within the middle square", a.Part, a.Words, a.Rect)
		}
		for _, b := range boxes[:i] {
			if a.Rect.Overlaps(b.Rect) && a.Part != "frame" {
				t.Errorf("%s %q at %v overlaps %s %q at %v", a.Part, a.Words, a.Rect, b.Part, b.Words, b.Rect)
			}
		}
	}
}

// checkPixels wants ink in the boxes, and none outside of them.
func checkPixels(t testing.TB, ground, painted *image.Paletted, boxes []card.Box) {
	t.Helper()
	const few = 20 // pixels that are compared at once
	ink := make([]int, len(boxes))
	for from := 0; from < len(ground.Pix); from += few {
		was, is := ground.Pix[from:from+few], painted.Pix[from:from+few]
		for i := 0; i < few && !bytes.Equal(was, is); i++ {
			if was[i] == is[i] {
				continue
			}
			at := image.Pt((from+i)%ground.Stride, (from+i)/ground.Stride)
			in := slices.IndexFunc(boxes, func(b card.Box) bool { return at.In(b.Rect) })
			if in < 0 {
				t.Fatalf("ink at %v, where no box is", at)
			}
			ink[in]++
		}
	}
	for i, b := range boxes {
		if ink[i] == 0 && strings.ContainsFunc(b.Words, unicode.IsLetter) {
			t.Errorf("%s %q has left no ink", b.Part, b.Words)
		}
	}
}

// checkWords wants the words that were given on the card, in order, or a word
// that they are cut, and then an ellipsis.
func checkWords(t testing.TB, boxes []card.Box, c card.Card, cut []string) {
	t.Helper()
	for part, want := range map[string]string{"site": c.Site, "kind": c.Kind, "title": c.Title, "text": c.Text} {
		got, want := letters(words(boxes, part)), letters(want)
		if !slices.Contains(cut, part) {
			if got != want {
				t.Errorf("%s: drawn %q, want %q", part, got, want)
			}
			continue
		}
		start, dots := strings.CutSuffix(got, "…")
		if got != "" && (!dots || !strings.HasPrefix(want, start)) {
			t.Errorf("%s is cut to %q, want the start of %q and an ellipsis", part, got, want)
		}
	}
}

// words joins the lines of a part.
func words(boxes []card.Box, part string) string {
	var lines []string
	for _, b := range boxes {
		if b.Part == part && b.Words != "" {
			lines = append(lines, b.Words)
		}
	}
	return strings.Join(lines, " ")
}

// letters is a text without its spaces, and with what cannot be a letter replaced.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' {
			return -1
		}
		return r
	}, s)
}
