package search

import "math/bits"

// signature tells which terms a passage has, in so few bits that there can be one
// for each passage: it may have a bit by another term, so that the passage has to
// be read, but where it has none the term is not there.
type signature [2]uint64

// signed is the signature of one term: its hash (FNV-1a) picks the bit.
func signed(term string) signature {
	hash := uint32(2166136261)
	for i := range len(term) {
		hash = (hash ^ uint32(term[i])) * 16777619
	}
	hash ^= hash >> 16
	var s signature
	s[hash>>6&1] = 1 << (hash & 63)
	return s
}

func (s *signature) add(more signature) {
	for i := range s {
		s[i] |= more[i]
	}
}

// has tells whether all of another signature may be there.
func (s *signature) has(other *signature) bool {
	missing := uint64(0)
	for i := range s {
		missing |= other[i] &^ s[i]
	}
	return missing == 0
}

// meets tells whether any of another signature may be there.
func (s *signature) meets(other *signature) bool {
	found := uint64(0)
	for i := range s {
		found |= other[i] & s[i]
	}
	return found != 0
}

// hope is how much of what a page must have a passage can have at most (see
// [marker.worth]).
func (m *marker) hope(s *signature) int {
	if !s.meets(&m.any) {
		return 0
	}
	var wants, parts wantSet
	for i := range m.signed {
		if one := &m.signed[i]; s.meets(&one.signature) {
			wants |= one.wants
			parts |= one.parts
		}
	}
	return bits.OnesCount16(uint16(wants&m.core)) + bits.OnesCount16(uint16((wants|parts)&m.core))
}

// signatures are those of all passages of all entries, in order.
type signatures struct {
	all   []signature
	first []int // of each entry
}

// start begins with an entry, add adds the signature of its next passage.
func (s *signatures) start() { s.first = append(s.first, len(s.all)) }

func (s *signatures) add(one signature) { s.all = append(s.all, one) }

// of are those of an entry, and of all that follow.
func (s *signatures) of(entry int) []signature { return s.all[s.first[entry]:] }
