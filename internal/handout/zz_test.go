package handout

import (
	"fmt"
	"math"
	"testing"

	"leakygut/content"
	"leakygut/internal/compile"
)

func TestZZ(t *testing.T) {
	g, _, err := compile.Compile(content.FS())
	if err != nil {
		t.Fatal(err)
	}
	const mm = 4.516
	for _, a := range g.Articles() {
		s, err := New(a, false)
		if err != nil {
			t.Fatal(err)
		}
		k := s.scale() * mm
		c := s.columns()
		head := s.head()
		fmt.Printf("E %s %t %t %.1f %.1f", a.Path, s.Small, s.fits(), k*(head+footLines+math.Max(s.height(c[0]), s.height(c[1]))), head*k)
		for _, c := range s.Columns {
			for _, b := range c {
				fmt.Printf(" %s:%.1f:%d/%d/%d/%d", b.Kind, s.boxHeight(b)*k, len(b.Parts), 0, len(b.Claims), b.Blank)
			}
		}
		fmt.Println()
	}
}
