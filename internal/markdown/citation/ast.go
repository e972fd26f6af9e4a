package citation

import "github.com/yuin/goldmark/ast"

// Kind is the kind of a [Node].
var Kind = ast.NewNodeKind("Citation")

// Node is a citation of one or more references.
type Node struct {
	ast.BaseInline
	Items     []Item
	Malformed bool   // there is more in the brackets than keys
	ID        string // of the place in the page; empty for none
	Length    int    // in bytes, brackets included
}

// Item is one reference of a citation.
type Item struct {
	Key    string
	Offset int // of the key, in bytes
	Number int // from 1; 0 is not drawn
	Anchor string
}

// Kind implements [ast.Node].
func (n *Node) Kind() ast.NodeKind { return Kind }

// Dump implements [ast.Node].
func (n *Node) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, nil, nil)
}
