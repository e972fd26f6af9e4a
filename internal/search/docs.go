package search

import "math/bits"

// docs is a set of documents of a shard, a bit for each; nil is empty. A shard has
// so few that to join sets takes no more than a glance, whatever is in them.
type docs []uint64

func (d docs) add(doc int) { d[doc/64] |= 1 << (doc % 64) }

func (d docs) count() int {
	n := 0
	for _, word := range d {
		n += bits.OnesCount64(word)
	}
	return n
}

func (d docs) meets(other docs) bool {
	for i := range min(len(d), len(other)) {
		if d[i]&other[i] != 0 {
			return true
		}
	}
	return false
}

// appendTo adds the numbers of the documents to a list, in order.
func (d docs) appendTo(list []uint32) []uint32 {
	for i, word := range d {
		for ; word != 0; word &= word - 1 {
			list = append(list, uint32(i*64+bits.TrailingZeros64(word)))
		}
	}
	return list
}
