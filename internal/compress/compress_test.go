package compress_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"leakygut/internal/compress"
)

// TestThereAndBack: what is compressed is read again, is smaller where it repeats
// itself, and is made the same each time.
func TestThereAndBack(t *testing.T) {
	t.Parallel()
	var e compress.Encoder
	for name, form := range map[string]struct {
		encode func([]byte) ([]byte, error)
		decode func(io.Reader) (io.Reader, error)
	}{
		"gzip":   {e.Gzip, func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }},
		"brotli": {e.Brotli, func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil }},
	} {
		for _, text := range []string{"", "a", strings.Repeat("The gut is leaky. ", 500)} {
			encoded, err := form.encode([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			if again, _ := form.encode([]byte(text)); !bytes.Equal(again, encoded) {
				t.Errorf("%s: two forms of one text", name)
			}
			if len(text) > 100 && len(encoded) > len(text)/10 {
				t.Errorf("%s: %d bytes of %d", name, len(encoded), len(text))
			}
			r, err := form.decode(bytes.NewReader(encoded))
			if err != nil {
				t.Fatal(err)
			}
			if got, err := io.ReadAll(r); err != nil || string(got) != text {
				t.Errorf("%s: %q becomes %q, %v", name, text, got, err)
			}
		}
	}
}

func TestWorth(t *testing.T) {
	t.Parallel()
	for mediaType, want := range map[string]bool{
		"text/html; charset=utf-8": true, "image/svg+xml": true, "application/feed+json": true, "application/x-research-info-systems; charset=utf-8": true,
		"image/png": false, "image/x-icon": false, "": false,
	} {
		if got := compress.Worth(mediaType); got != want {
			t.Errorf("%q: %v", mediaType, got)
		}
	}
}
