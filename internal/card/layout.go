package card

import "image"

// Where things stand on the card, in pixels.
const (
	left   = 320 // the column of all words, well within the square that chat programs cut out
	right  = Width - left
	column = right - left

	band     = 88        // height of the dark band with the site's name
	headLine = 54        // baseline in it
	footLine = 588       // baseline of the dates
	air      = 24        // least space above and below the words in the middle
	edge     = left - 34 // nothing of a line goes further out, not even a mark that hangs
)

// line is words at their place.
type line struct {
	part  string
	words *paragraph
	span  piece
	x, y  float32 // where its baseline starts
	ink   ink
	box   image.Rectangle // what it may paint
}

// mark is a drawing at its place.
type mark struct {
	part string
	path path
	at   place
	ink  ink
	box  image.Rectangle // what it may paint
}

// layout is what is on a card and not on all of them.
type layout struct {
	lines []line
	marks []mark
	cut   []string // the parts that lack words
}

// composer lays a card out.
type composer struct {
	*setter
	shapes *shapes
	layout
}

func compose(card Card, s *setter, drawings *shapes) layout {
	c := composer{setter: s, shapes: drawings}
	c.head(card)
	c.middle(card, c.foot(card))
	return c.layout
}

// head is the name of the site and the kind of page.
func (c *composer) head(card Card) {
	const indent, space = 44, 20
	end := float32(right)
	if kind := c.label("kind", card.Kind, sansMedium, column*2/5, 22, 20, 18); kind.lines != nil {
		end -= kind.length()
		c.put("kind", &kind, end, headLine, inkOnBand)
		end -= space
	}
	site := c.label("site", card.Site, serifBold, end-left-indent, 27, 25, 23, 21, 19)
	c.put("site", &site, left+indent, headLine, inkOnBand)
	c.draw("emblem", c.shapes.emblem, place{1, left, headLine - 27}, inkOnBand)
}

// middle is the title and the text, a little above the middle of their space.
func (c *composer) middle(card Card, foot float32) {
	const top = band + air
	space := foot - air - top
	title, text := c.fit(c.words("title", card.Title), c.words("text", card.Text), column, space)
	y := top + max(0, space-tall(title, text))*.42
	within := image.Rect(edge, band, Width-edge, int(foot))
	c.paragraph("title", &title, y, within)
	c.paragraph("text", &text, y+title.height()+gap(title, text), within)
}

// words is a text that is about to be set: as much of it as any card could hold.
func (c *composer) words(part, text string) []rune {
	const most = 2000
	words := clean(text)
	if len(words) > most {
		c.cut = append(c.cut, part)
		words = ellipsis(words[:most])
	}
	return words
}

func (c *composer) paragraph(part string, g *paragraph, y float32, within image.Rectangle) {
	if g.cut {
		c.cut = append(c.cut, part)
	}
	at, _ := g.baselines()
	for i, span := range g.lines {
		c.place(part, g, span, left-g.hang(span)*g.size, round(y+at[i]), inkText, within)
	}
}

// foot is the marks, and below them the dates. It returns where it starts.
func (c *composer) foot(card Card) float32 {
	y := float32(footLine)
	if words := card.dateWords(); words != "" {
		date := c.label("date", words, sans, column, 21)
		c.put("date", &date, left, y, inkMuted)
		c.overdue(card, y)
		y -= 54
	}
	y = c.certaintyAndEffect(card, y)
	if y == footLine {
		return Height - air
	}
	c.draw("rule", c.shapes.rule, place{1, left, y + 2}, inkRule)
	return y + 2
}

// overdue is a frame with words, at the right of the dates.
func (c *composer) overdue(card Card, y float32) {
	const inset, height = 15, 36
	words := c.label("overdue", card.overdueWords(), sansMedium, column, 20)
	if words.lines == nil {
		return
	}
	width := round(words.length()) + 2*inset
	c.draw("frame", rounded(width-2, height-2, 4).stroke(2, false), place{1, right - width + 1, y - 24}, inkAlarm)
	c.put("overdue", &words, right-width+inset, y, inkAlarm)
}

// certaintyAndEffect puts the effect at the end of the row of the certainty, or
// below it where its phrase is long. It returns the baseline of the row above.
func (c *composer) certaintyAndEffect(card Card, y float32) float32 {
	const row, circles, shape, space = 46, 142, 40, 30
	certainty := c.label("certainty", card.certaintyWords(), sansMedium, column, 26)
	effect := c.label("effect", card.effectWords(), sans, column, 25)
	if effect.lines != nil {
		x := right - shape - effect.length()
		if certainty.lines == nil || x < left+circles+certainty.length()+space {
			x = left
		}
		c.draw("effect", c.shapes.effects[card.effect()], place{1.75, x + 1, y - 23}, inkAccent)
		c.put("effect", &effect, x+shape, y, inkText)
		if x == left {
			y -= row
		}
	}
	if certainty.lines != nil {
		c.draw("certainty", c.shapes.certainty[card.certainty()], place{1.8, left - 2, y - 23.5}, inkAccent)
		c.put("certainty", &certainty, left+circles, y, inkText)
		y -= row
	}
	return y
}

// label sets words on one line: smaller where they are long, and shortened where
// even that does not help. Without words it has no line.
func (c *composer) label(part, words string, f face, width float32, sizes ...float32) paragraph {
	g := paragraph{passage: c.set(c.words(part, words), f), leading: 1}
	for _, size := range sizes {
		if g.wrap(size, width, size); len(g.lines) <= 1 {
			return g
		}
	}
	c.cut = append(c.cut, part)
	return c.shorten(g, width, func(g paragraph) bool { return len(g.lines) == 1 })
}

// length is how long a label is, in pixels.
func (g *paragraph) length() float32 { return g.width(g.lines[0].from, g.lines[0].to) * g.size }

// put places a label.
func (c *composer) put(part string, g *paragraph, x, y float32, with ink) {
	for _, span := range g.lines {
		c.place(part, g, span, x, y, with, image.Rect(edge, floor(y-g.size), Width-edge, ceil(y+g.size/2)))
	}
}

// place puts a line at its place. It paints no more than the reach of its ink.
func (c *composer) place(part string, g *paragraph, span piece, x, y float32, with ink, within image.Rectangle) {
	e := g.reach(span)
	box := image.Rect(floor(x+e.left*g.size), floor(y+e.top*g.size), ceil(x+e.right*g.size), ceil(y+e.bottom*g.size))
	c.lines = append(c.lines, line{part, g, span, x, y, with, box.Intersect(within)})
}

func (c *composer) draw(part string, p path, at place, with ink) {
	c.marks = append(c.marks, mark{part, p, at, with, bounds(p, at)})
}
