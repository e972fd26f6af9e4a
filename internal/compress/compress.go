// Package compress makes the forms of a text in which it is sent: gzip, which
// everything reads, and brotli, which is an eighth smaller and takes a hundred
// times as long. Package web sends them and package export writes them beside the
// text, so both make them here: body → encoded bytes.
package compress

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

// Worth tells by its media type whether something is text. Pictures are small
// already.
func Worth(mediaType string) bool {
	return strings.HasPrefix(mediaType, "text/") || strings.Contains(mediaType, "charset=") ||
		strings.Contains(mediaType, "xml") || strings.Contains(mediaType, "json")
}

// Encoder compresses, and keeps for the next body what it needed for one: brotli
// takes 34 MB, however short a text. It may be shared between goroutines. The zero
// value is ready.
type Encoder struct{ gzip, brotli sync.Pool }

// Gzip is a body in gzip (RFC 1952), as small as it gets. The same body gives the
// same bytes.
func (e *Encoder) Gzip(body []byte) ([]byte, error) {
	w, ok := e.gzip.Get().(*gzip.Writer)
	if !ok {
		var err error
		if w, err = gzip.NewWriterLevel(nil, gzip.BestCompression); err != nil {
			return nil, fmt.Errorf("compress: %w", err)
		}
	}
	defer e.gzip.Put(w)
	return encode(body, w)
}

// Brotli is a body in brotli (RFC 7932), as small as it gets. The same body gives
// the same bytes.
func (e *Encoder) Brotli(body []byte) ([]byte, error) {
	w, ok := e.brotli.Get().(*brotli.Writer)
	if !ok {
		w = brotli.NewWriterLevel(nil, brotli.BestCompression)
	}
	defer e.brotli.Put(w)
	return encode(body, w)
}

// writer is what both have.
type writer interface {
	io.WriteCloser
	Reset(io.Writer)
}

func encode(body []byte, w writer) ([]byte, error) {
	var b bytes.Buffer
	w.Reset(&b)
	_, err := w.Write(body)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	return b.Bytes(), nil
}
