package card

import "unicode"

// step is a size for the title and one for the text, in pixels.
type step struct{ title, text float32 }

// steps are the sizes that are tried, the largest first.
func steps() []step {
	return []step{
		{88, 40}, {80, 38}, {72, 35}, {66, 34}, {60, 33}, {55, 32}, {51, 31}, {48, 30},
		{45, 29}, {42, 28}, {40, 27}, {37, 26}, {34, 25}, {31, 24}, {28, 23},
	}
}

// A title is broken into even lines; a text may end with a shorter one.
const (
	titleLeading, titleSlack = 1.12, 0
	textLeading, textSlack   = 1.36, .55

	titleGap = 20 // pixels between the title and the text
)

// paragraph is a passage that is broken into lines of a size.
type paragraph struct {
	passage
	size    float32 // in pixels
	leading float32 // from one baseline to the next, in em
	slack   float32 // what the last line may lack, as a share of its width
	lines   []piece
	intact  bool // no word was broken
	cut     bool // words were left out
}

// fit sets a title and a text in a space of some pixels, at the largest sizes
// that leave room for both and break no word, unless it is one that is too long
// at any size. Where there are none, words are left out at the smallest size.
func (s *setter) fit(title, text []rune, width, height float32) (heading, body paragraph) {
	heading = paragraph{passage: s.set(title, serifBold), leading: titleLeading, slack: titleSlack}
	body = paragraph{passage: s.set(text, serif), leading: textLeading, slack: textSlack}
	all := steps()
	smallest := all[len(all)-1]
	_, titleCan := heading.fitting(width / smallest.title)
	_, textCan := body.fitting(width / smallest.text)
	for _, step := range all {
		heading.wrap(step.title, width, height)
		body.wrap(step.text, width, height)
		if heading.intact == titleCan && body.intact == textCan && tall(heading, body) <= height {
			return heading, body
		}
	}
	// Two lines of the text stay, whatever the title.
	least := body
	least.lines = least.lines[:min(2, len(least.lines))]
	heading = s.shorten(heading, width, func(g paragraph) bool { return tall(g, least) <= height })
	body = s.shorten(body, width, func(g paragraph) bool { return tall(heading, g) <= height })
	return heading, body
}

// tall is the height of a title and a text in pixels.
func tall(heading, body paragraph) float32 {
	return heading.height() + gap(heading, body) + body.height()
}

func gap(heading, body paragraph) float32 {
	if len(heading.lines) == 0 || len(body.lines) == 0 {
		return 0
	}
	return titleGap
}

// wrap breaks the paragraph into lines of a size, the fewest that a width allows.
func (g *paragraph) wrap(size, width, height float32) {
	g.size = size
	g.lines, g.intact = g.passage.wrap(width/size, int(height/size), g.slack)
}

// shorten leaves out as many of the last words as it must for the paragraph to
// fit, and puts an ellipsis in their place.
func (s *setter) shorten(g paragraph, width float32, fits func(paragraph) bool) paragraph {
	if len(g.lines) == 0 || fits(g) {
		return g
	}
	short := g
	short.cut = true
	for n := len(g.lines) - 1; n > 0; n-- {
		if short.lines = g.lines[:n]; !fits(short) {
			continue
		}
		for _, end := range g.endings(g.lines[:n]) {
			short := short
			short.passage = s.set(ellipsis(g.text[:end]), g.face)
			short.lines, short.intact = short.passage.wrap(width/g.size, n, g.slack)
			if len(short.lines) <= n && fits(short) {
				return short
			}
		}
	}
	short.lines = nil
	return short
}

// endings is where a text can end so that it fills some lines, the latest first:
// after one of the words of the last line, or within the only one.
func (p *passage) endings(lines []piece) []int {
	var ends []int
	last := lines[len(lines)-1]
	for i := len(p.pieces) - 1; i >= 0; i-- {
		if at := p.pieces[i].to; at > last.from && at <= last.to {
			ends = append(ends, at)
		}
	}
	if len(ends) > 0 {
		return ends
	}
	for at := last.to; at > last.from; at-- {
		if p.joints[at] {
			ends = append(ends, at)
		}
	}
	return ends
}

// ellipsis is a text that goes on. No other mark stands before the ellipsis.
func ellipsis(text []rune) []rune {
	end := len(text)
	for end > 0 && (unicode.IsSpace(text[end-1]) || unicode.IsPunct(text[end-1])) {
		end--
	}
	return append(text[:end:end], '…')
}

// The least that a line reaches above and below its baseline, in em.
const above, below = .8, .26

// baselines is where the lines stand, in pixels below the top of the paragraph,
// and how high it is. Lines are a leading apart, and more where accents above one
// would touch the line over it.
func (g *paragraph) baselines() (at []float32, height float32) {
	var bottom float32
	for i, line := range g.lines {
		e := g.reach(line)
		y := max(above, -e.top)
		if i > 0 {
			y = max(at[i-1]/g.size+g.leading, bottom-e.top+3/g.size)
		}
		at = append(at, y*g.size)
		bottom = y + max(e.bottom, below)
	}
	return at, bottom * g.size
}

func (g *paragraph) height() float32 {
	_, h := g.baselines()
	return h
}
