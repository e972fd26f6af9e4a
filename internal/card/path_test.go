package card_test

import (
	"image"
	"math"
	"testing"

	"leakygut/internal/card"
)

func TestParsePath(t *testing.T) {
	t.Parallel()
	for d, want := range map[string]image.Rectangle{
		"M1 2L11 2L11 32z":                    image.Rect(1, 2, 11, 32),
		"m1 2l10 0v30z":                       image.Rect(1, 2, 11, 32),
		"M3 7l5-5 5 5":                        image.Rect(3, 2, 13, 7),
		"M0 0h4.5V3.5H-1":                     image.Rect(-1, 0, 5, 4),
		"M2 8a6 6 0 0 1 12 0a6 6 0 0 1-12 0z": image.Rect(2, 2, 14, 14),
		"M8 8a3 3 0 0 0 0 6":                  image.Rect(5, 8, 8, 14),
		"M0 0c0 4 4 8 8 8s8-4 8-8":            image.Rect(0, 0, 16, 8),
		"":                                    {},
	} {
		switch got, err := card.ParsePath(d); {
		case err != nil:
			t.Errorf("%q: %v", d, err)
		case got != want:
			t.Errorf("%q is in %v, want %v", d, got, want)
		}
	}
	for _, d := range []string{"M1", "M1 2 T3 4", "M1 2 l x", "5 5", "M1 2a"} {
		if _, err := card.ParsePath(d); err == nil {
			t.Errorf("%q is read", d)
		}
	}
}

func TestStroke(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		d     string
		round bool
		want  float64
	}{
		{"M10 10h50", false, 50 * 4},
		{"M10 10h50", true, 50*4 + math.Pi*4},
		{"M10 10h50v50", false, 50*4 + 50*4 - 4 + math.Pi},   // a round corner outside, none twice inside
		{"M10 60v-50h50", false, 50*4 + 50*4 - 4 + math.Pi},  // turning the other way
		{"M20 50a30 30 0 0 1 60 0", false, math.Pi * 30 * 4}, // no bead on a curve
		{"M20 50a30 30 0 0 1 60 0a30 30 0 0 1-60 0z", false, 2 * math.Pi * 30 * 4},
		{"M10 10v0", true, 0},
	} {
		got, err := card.Stroked(test.d, 4, test.round)
		if err != nil || math.Abs(got-test.want) > .01*test.want+.3 {
			t.Errorf("%s covers %.1f pixels, want %.1f (%v)", test.d, got, test.want, err)
		}
	}
}
