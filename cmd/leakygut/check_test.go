package main

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

// TestCheckLooksAtFinishedPages takes an article out of a compiled guide: the
// menu, which no author wrote, leads to it still.
func TestCheckLooksAtFinishedPages(t *testing.T) {
	t.Parallel()
	g, err := load("", io.Discard, false)
	if err != nil {
		t.Fatal(err)
	}
	g.Guides = nil
	var out bytes.Buffer
	if err := checkPages(t.Context(), g, &out); !errors.Is(err, errContent) {
		t.Errorf("got %v", err)
	}
	want := "page /about: /what-is-leaky-gut: no page at /what-is-leaky-gut [broken-link]\n"
	if !strings.Contains(out.String(), want) {
		t.Errorf("no %q in:\n%s", want, out.String())
	}
}
