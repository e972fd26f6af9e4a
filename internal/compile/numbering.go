package compile

import (
	"fmt"

	"leakygut/internal/guide"
	"leakygut/internal/markdown/citation"
)

// numbering gives references their numbers in order of first use, on one page.
type numbering struct {
	numbers map[*guide.Reference]int
	sources []guide.Source
	uses    int
	closed  bool // to references that have no number yet
}

// takes tells whether a reference may be cited.
func (n *numbering) takes(ref *guide.Reference) bool {
	_, numbered := n.numbers[ref]
	return numbered || !n.closed
}

// sheet is what is counted on one page: an article's, or a claim's own.
type sheet struct {
	numbering
	linked map[*guide.Term]bool // terms that are a link already
}

func (s *sheet) link(t *guide.Term) {
	if s.linked == nil {
		s.linked = map[*guide.Term]bool{}
	}
	s.linked[t] = true
}

// number sets the numbers and the id of a citation. Items whose key is not in
// the bibliography, or may not be cited, keep the number 0, which is not drawn.
func (n *numbering) number(node *citation.Node, references map[string]*guide.Reference) {
	if n.numbers == nil {
		n.numbers = map[*guide.Reference]int{}
	}
	n.uses++
	node.ID = fmt.Sprintf("cite-%d", n.uses)
	seen := map[int]bool{}
	for i := range node.Items {
		item := &node.Items[i]
		ref := references[item.Key]
		if ref == nil || !n.takes(ref) {
			item.Number = 0
			continue
		}
		item.Number, item.Anchor = n.of(ref), ref.Anchor()
		if !seen[item.Number] {
			source := &n.sources[item.Number-1]
			source.Uses = append(source.Uses, node.ID)
			seen[item.Number] = true
		}
	}
}

// of is the number of a reference, a new one at its first use.
func (n *numbering) of(ref *guide.Reference) int {
	if number, ok := n.numbers[ref]; ok {
		return number
	}
	number := len(n.sources) + 1
	n.numbers[ref] = number
	n.sources = append(n.sources, guide.Source{Number: number, Reference: ref})
	return number
}
