package handout

import (
	"slices"

	"leakygut/internal/guide"
)

// cuts make a sheet shorter, the least important part first. Each takes one part
// away and tells whether there was one. What none of them takes is on every
// sheet: the lists of warning signs, what may harm, what to do and what not to.
var cuts = []func(*Sheet) bool{
	shortenAnswers,
	dropSource,
	dropQuestion(3), // as many as people are told to ask
	shrink,
	dropClaim,
	dropNote,
	dropQuestion(1),
}

// cut leaves out one part, and tells whether there was one that may go.
func (s *Sheet) cut() bool {
	return slices.ContainsFunc(cuts, func(cut func(*Sheet) bool) bool { return cut(s) })
}

// shortenAnswers leaves one line for each answer.
func shortenAnswers(s *Sheet) bool {
	cut := false
	for i := range s.boxes {
		if s.boxes[i].Blank > 1 {
			s.boxes[i].Blank, cut = 1, true
		}
	}
	return cut
}

// dropSource takes the last paragraph below a list of warning signs or questions,
// which mostly says whose list it is. It looks in the higher column alone: the
// other one has room.
func dropSource(s *Sheet) bool {
	return dropLastNote(s.higher(), func(b Box) bool { return b.Kind.RedFlag() || b.Kind == guide.Questions })
}

// dropQuestion takes the last question, and with the last of a box the box, where
// more than a few are left.
func dropQuestion(fewest int) func(*Sheet) bool {
	return func(s *Sheet) bool {
		questions, last := 0, 0
		for i, b := range s.boxes {
			if n := b.questions(); n > 0 {
				questions, last = questions+n, i
			}
		}
		if questions <= fewest {
			return false
		}
		s.boxes[last].ask(s.boxes[last].questions() - 1)
		return true
	}
}

// shrink sets the sheet in the smaller size of type.
func shrink(s *Sheet) bool {
	cut := !s.Small
	s.Small = true
	return cut
}

// dropClaim takes the last key message but one.
func dropClaim(s *Sheet) bool {
	for i, b := range s.boxes {
		if n := len(b.Claims); n > 1 {
			s.boxes[i].Claims = b.Claims[:n-1]
			return true
		}
	}
	return false
}

// dropNote takes the last paragraph below a list of what to do.
func dropNote(s *Sheet) bool {
	return dropLastNote(s.boxes, func(b Box) bool { return b.Kind != guide.Safety })
}

// dropLastNote takes the last paragraph that stands below a list in some boxes.
// One that stands above a list says what it is a list of.
func dropLastNote(boxes []Box, of func(Box) bool) bool {
	for i, b := range slices.Backward(boxes) {
		if list := b.list(); of(b) && list >= 0 && list < len(b.Parts)-1 {
			boxes[i].Parts = b.Parts[:len(b.Parts)-1]
			return true
		}
	}
	return false
}

// refill puts back what was cut from the column that had room for it.
func (s *Sheet) refill(all []Box) {
	for i := range s.boxes {
		for s.grow(&s.boxes[i], all[i]) {
		}
	}
}

// grow puts back one key message or question of a box, if the sheet has room for
// it.
func (s *Sheet) grow(b *Box, all Box) bool {
	was := *b
	switch claims, questions := len(b.Claims), b.questions(); {
	case claims < len(all.Claims):
		b.Claims = all.Claims[:claims+1]
	case questions > 0 && questions < all.questions():
		b.Parts = all.Parts[:len(b.Parts)] // with as many notes as are left
		b.ask(questions + 1)
	default:
		return false
	}
	if !s.fits() {
		*b = was
		return false
	}
	return true
}
