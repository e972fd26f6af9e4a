package qrcode

import (
	"image"
	"image/color"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	zxing "github.com/makiuchi-d/gozxing/qrcode"
	"rsc.io/qr"
)

var texts = []string{
	"https://leaky.example/causes/diet",
	"https://leaky.example/symptoms/autoimmune-disease-and-infections",
	"http://localhost:8080/what-is-leaky-gut",
	"https://example.org/" + strings.Repeat("a-long-address/", 60),
	"7",
	"",
}

// TestRead reads what is drawn with another project's reader of QR codes.
func TestRead(t *testing.T) {
	t.Parallel()
	for _, text := range texts {
		if text == "" {
			continue // the reader takes no text for no code
		}
		code, err := New(text)
		if err != nil {
			t.Fatal(err)
		}
		bitmap, err := gozxing.NewBinaryBitmapFromImage(photo(fill(t, code), 4))
		if err != nil {
			t.Fatal(err)
		}
		result, err := zxing.NewQRCodeReader().Decode(bitmap, nil)
		if err != nil {
			t.Errorf("%.80q cannot be read: %v", text, err)
		} else if result.GetText() != text {
			t.Errorf("%.80q is read as %.80q", text, result.GetText())
		}
	}
}

// TestOutline wants the shape to cover the dark modules and no others, with the
// light frame around them.
func TestOutline(t *testing.T) {
	t.Parallel()
	for _, text := range texts {
		code, err := New(text)
		if err != nil {
			t.Fatal(err)
		}
		want, err := qr.Encode(text, qr.M)
		if err != nil {
			t.Fatal(err)
		}
		if code.Size != want.Size+8 {
			t.Errorf("%.80q: size %d, want %d and a frame of 4", text, code.Size, want.Size)
		}
		for y, row := range fill(t, code) {
			for x, dark := range row {
				if dark != want.Black(x-4, y-4) {
					t.Errorf("%.80q: module %d, %d is dark: %t", text, x, y, dark)
				}
			}
		}
	}
}

// TestCorners draws shapes that touch at their corners, and one with a hole.
func TestCorners(t *testing.T) {
	t.Parallel()
	for _, rows := range [][]string{
		{"#"},
		{"#.", ".#"},
		{".#", "#."},
		{"###", "#.#", "###"},
		{"###.", "#.##", "##.#", ".###"},
		{"#.#.", ".#.#", "#.#.", ".#.#"},
		{"....", "....", "....", "...."},
	} {
		dark := func(x, y int) bool {
			return x >= 0 && y >= 0 && y < len(rows) && x < len(rows) && rows[y][x] == '#'
		}
		code := Code{Size: len(rows), Path: outline(len(rows), dark)}
		for y, row := range fill(t, code) {
			for x, got := range row {
				if got != dark(x, y) {
					t.Errorf("%q: module %d, %d is dark: %t; path %s", rows, x, y, got, code.Path)
				}
			}
		}
	}
}

// TestTooLong wants an error, and not a code of something else.
func TestTooLong(t *testing.T) {
	t.Parallel()
	if code, err := New(strings.Repeat("a", 5000)); err == nil {
		t.Errorf("5,000 letters in a code of size %d", code.Size)
	}
}

var command = regexp.MustCompile(`([Mhvz])([-0-9]*)(?: ([0-9]+))?`)

// fill draws the path of a code: a module is dark where its middle is within the
// shape. It counts the winding of lines that go down or up on its left, which is
// SVG's rule "nonzero", and wants the rule "evenodd" to agree.
func fill(t *testing.T, code Code) [][]bool {
	t.Helper()
	winding, crossings := grid(code.Size), grid(code.Size)
	x, y := 0, 0
	for _, m := range command.FindAllStringSubmatch(code.Path, -1) {
		n, _ := strconv.Atoi(m[2]) // "z" has none
		switch m[1] {
		case "M":
			x = n
			y, _ = strconv.Atoi(m[3])
		case "h":
			x += n
		case "v":
			for ; n > 0; n-- {
				cross(winding, crossings, x, y, 1)
				y++
			}
			for ; n < 0; n++ {
				y--
				cross(winding, crossings, x, y, -1)
			}
		}
	}
	rows := make([][]bool, code.Size)
	for y := range rows {
		rows[y] = make([]bool, code.Size)
		for x := range rows[y] {
			rows[y][x] = winding[y][x] != 0
			if odd := crossings[y][x]%2 == 1; odd != rows[y][x] {
				t.Fatalf("the rules of filling differ at %d, %d: %s", x, y, code.Path)
			}
		}
	}
	return rows
}

// cross notes a line at x that passes row y, for all that is right of it.
func cross(winding, crossings [][]int, x, y, by int) {
	for ; x < len(winding); x++ {
		winding[y][x] += by
		crossings[y][x]++
	}
}

func grid(size int) [][]int {
	rows := make([][]int, size)
	for i := range rows {
		rows[i] = make([]int, size)
	}
	return rows
}

// photo is a picture of modules, each so many dots wide.
func photo(rows [][]bool, scale int) image.Image {
	img := image.NewGray(image.Rect(0, 0, len(rows)*scale, len(rows)*scale))
	for y := range len(rows) * scale {
		for x := range len(rows) * scale {
			if !rows[y/scale][x/scale] {
				img.SetGray(x, y, color.Gray{Y: 255})
			}
		}
	}
	return img
}
