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
	dropQuestion,
	shrink,
	dropClaim,
	dropNote,
}

// How many of a sheet's questions and key messages stay.
const (
	fewestQuestions = 3
	fewestClaims    = 1
)

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

// dropQuestion takes the last question, and with the last of a box the box.
func dropQuestion(s *Sheet) bool {
	questions, last := 0, 0
	for i, b := range s.boxes {
		if l := b.list(); b.Kind == guide.Questions && l >= 0 {
			questions, last = questions+len(b.Parts[l].Items), i
		}
	}
	if questions <= fewestQuestions {
		return false
	}
	b := &s.boxes[last]
	list := &b.Parts[b.list()]
	list.Items = list.Items[:len(list.Items)-1]
	if len(list.Items) == 0 {
		b.Parts = nil
	}
	return true
}

// shrink sets the sheet in the smaller size of type.
func shrink(s *Sheet) bool {
	cut := !s.Small
	s.Small = true
	return cut
}

// dropClaim takes the last key message.
func dropClaim(s *Sheet) bool {
	for i, b := range s.boxes {
		if n := len(b.Claims); n > fewestClaims {
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
