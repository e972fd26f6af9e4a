package main

import (
	"fmt"
	"io"
	"strings"
)

// barWidth is that of the bar alone, in characters.
const barWidth = 30

// progress draws how far a long command is, on a terminal only: elsewhere it is
// silent.
type progress struct {
	w    io.Writer // nil where nobody looks
	noun string
}

func newProgress(w io.Writer, noun string) *progress {
	if !terminal(w) {
		w = nil
	}
	return &progress{w, noun}
}

// show draws the bar in the place of the one before.
func (p *progress) show(done, all int) {
	if p.w == nil || all == 0 {
		return
	}
	full := barWidth * done / all
	fmt.Fprintf(p.w, "\r[%s%s] %d of %d %s", strings.Repeat("=", full), strings.Repeat(" ", barWidth-full), done, all, p.noun)
}

// clear takes the bar away.
func (p *progress) clear() {
	if p.w != nil {
		fmt.Fprintf(p.w, "\r\x1b[K")
	}
}
