package card

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"

	"github.com/klauspost/compress/zlib"
)

// Most of the time that a card takes would go into its file: image/png asks for
// each pixel by itself, and the standard library compresses slowly. So the file of
// a card with few colors is written here, two pixels at once, and compressed by a
// library that reaches the same size in half the time. With more colors it does
// not reach it: such a card, which is rare, is left to image/png.

// density is how hard a file is compressed: of the levels, the fastest one whose
// files are no larger than those of image/png.
const density = 8

const (
	pngSignature = "\x89PNG\r\n\x1a\n"
	pngDepth     = 4 // bits of a pixel
	pngPalette   = 3 // the way to write colors as numbers (PNG, 11.2.1)
)

// encoder writes pictures as PNG files (https://www.w3.org/TR/png-3/). It is used
// by one goroutine at a time, and keeps its memory for the next picture.
type encoder struct {
	zlib *zlib.Writer
	rows []byte       // of the picture, as they are compressed
	data bytes.Buffer // the rows, compressed
}

// encode is a picture as a file: the same bytes for the same picture.
func (e *encoder) encode(m *image.Paletted) ([]byte, error) {
	if len(m.Palette) > packed {
		var file bytes.Buffer
		err := png.Encode(&file, m)
		return file.Bytes(), err
	}
	if err := e.compress(m); err != nil {
		return nil, fmt.Errorf("write PNG: %w", err)
	}
	var head []byte
	head = binary.BigEndian.AppendUint32(head, uint32(m.Rect.Dx()))
	head = binary.BigEndian.AppendUint32(head, uint32(m.Rect.Dy()))
	head = append(head, pngDepth, pngPalette, 0, 0, 0)
	var colors []byte
	for _, c := range m.Palette {
		r, g, b, _ := c.RGBA()
		colors = append(colors, byte(r>>8), byte(g>>8), byte(b>>8))
	}
	file := append(make([]byte, 0, e.data.Len()+1<<10), pngSignature...)
	file = appendChunk(file, "IHDR", head)
	file = appendChunk(file, "PLTE", colors)
	file = appendChunk(file, "IDAT", e.data.Bytes())
	return appendChunk(file, "IEND", nil), nil
}

// compress puts the rows of a picture of even width into data. No row is written
// as what it is more than the one before: letters repeat themselves better as they
// are.
func (e *encoder) compress(m *image.Paletted) error {
	e.rows = e.rows[:0]
	width := m.Rect.Dx()
	for y := range m.Rect.Dy() {
		row := m.Pix[y*m.Stride:][:width]
		e.rows = append(e.rows, 0) // the filter: none
		for x := 0; x < width; x += 2 {
			e.rows = append(e.rows, row[x]<<pngDepth|row[x+1])
		}
	}
	e.data.Reset()
	if e.zlib == nil {
		var err error
		if e.zlib, err = zlib.NewWriterLevel(&e.data, density); err != nil {
			return err
		}
	}
	e.zlib.Reset(&e.data)
	if _, err := e.zlib.Write(e.rows); err != nil {
		return err
	}
	return e.zlib.Close()
}

// appendChunk adds a part of a file: its length, name and data, and a checksum.
func appendChunk(file []byte, name string, data []byte) []byte {
	file = binary.BigEndian.AppendUint32(file, uint32(len(data)))
	from := len(file)
	file = append(append(file, name...), data...)
	return binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(file[from:]))
}
