package card

import "math"

// wrap breaks the passage into the fewest lines of at most a width, and among
// those ways takes the most even one. Intact is false where a word had to be
// broken. A passage that needs more lines than some number does not fit anyway;
// its lines are only filled in order.
func (p *passage) wrap(width float32, most int, slack float32) (lines []piece, intact bool) {
	pieces, intact := p.fitting(width)
	lines = p.fill(pieces, width)
	if len(lines) < 2 || len(lines) > most {
		return lines, intact
	}
	return p.balance(pieces, width, len(lines), slack), intact
}

// fitting is the pieces, those that are wider than a line broken between letters.
func (p *passage) fitting(width float32) (pieces []piece, intact bool) {
	intact = true
	for _, whole := range p.pieces {
		from := whole.from
		for at := from + 1; at < whole.to; at++ {
			if p.joints[at] && p.width(from, p.nextJoint(at, whole.to)) > width {
				pieces = append(pieces, piece{from, at, at})
				from, intact = at, false
			}
		}
		pieces = append(pieces, piece{from, whole.to, whole.next})
	}
	return pieces, intact
}

// nextJoint is the end of the letter that starts at a joint.
func (p *passage) nextJoint(at, end int) int {
	for at++; at < end && !p.joints[at]; {
		at++
	}
	return at
}

// fill puts as much on each line as it holds, which takes the fewest lines.
func (p *passage) fill(pieces []piece, width float32) []piece {
	var lines []piece
	for _, next := range pieces {
		if n := len(lines); n > 0 && p.width(lines[n-1].from, next.to) <= width {
			lines[n-1].to, lines[n-1].next = next.to, next.next
			continue
		}
		lines = append(lines, next)
	}
	return lines
}

// ending is the best way to fill some lines with some pieces.
type ending struct {
	cost float32
	from int // the first piece of the last of these lines
}

// balance breaks into n lines so that the squares of what is left empty add up to
// the least. So no word is left alone on the last line when it need not be.
func (p *passage) balance(pieces []piece, width float32, n int, slack float32) []piece {
	best := make([][]ending, n+1) // by the number of lines, then by the piece that comes next
	best[0] = []ending{{}}
	for i := range n {
		best[i+1] = make([]ending, len(pieces)+1)
		for j := range best[i+1] {
			best[i+1][j].cost = math.MaxFloat32
		}
		for from, so := range best[i] {
			for to := from; so.cost < math.MaxFloat32 && to < len(pieces); to++ {
				left := width - p.width(pieces[from].from, pieces[to].to)
				if left < 0 && to > from {
					break
				}
				if cost := so.cost + p.cost(pieces[to], left, slack*width); cost < best[i+1][to+1].cost {
					best[i+1][to+1] = ending{cost, from}
				}
			}
		}
	}
	lines := make([]piece, n)
	for i, next := n, len(pieces); i > 0; i-- {
		from := best[i][next].from
		lines[i-1] = piece{pieces[from].from, pieces[next-1].to, pieces[next-1].next}
		next = from
	}
	return lines
}

// cost is how bad it is for a line to end with a word and leave some of its width
// empty. The last line may be given slack; a word that is left there alone then
// counts double.
func (p *passage) cost(word piece, left, slack float32) float32 {
	const dangling, parted = 3, 6
	switch {
	case word.next == len(p.text):
		if slack > 0 {
			left = 2 * max(0, left-slack)
		}
		return left * left
	case word.next == word.to: // after a hyphen
		return left*left + parted
	case word.to-word.from <= 3: // most such words belong to the next: "a", "of", "the"
		return left*left + dangling
	}
	return left * left
}
