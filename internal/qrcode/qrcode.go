package qrcode

import (
	"fmt"

	"rsc.io/qr"
)

// quiet is the width of the light frame that a reader needs to find the code, in
// modules (ISO/IEC 18004, 6.3.8).
const quiet = 4

// Code is a QR code. Its unit is the module.
type Code struct {
	Size int    // length of a side, the light frame included
	Path string // the dark patches: data of an SVG path, to be filled
}

// New makes the code of a text. About a seventh of it may become unreadable, by a
// fold or a stain, before the text is lost. It fails where the text is longer
// than any code holds, which is about 2,000 letters.
func New(text string) (Code, error) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return Code{}, fmt.Errorf("make a QR code of %d bytes: %w", len(text), err)
	}
	size := code.Size + 2*quiet
	dark := func(x, y int) bool { return code.Black(x-quiet, y-quiet) }
	return Code{Size: size, Path: outline(size, dark)}, nil
}
