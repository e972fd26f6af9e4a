package div

import (
	"github.com/yuin/goldmark/ast"

	"leakygut/internal/markdown/attribute"
)

// Kind is the kind of a [Node].
var Kind = ast.NewNodeKind("Div")

// Node is a fenced div. Its position is that of its first colon.
type Node struct {
	ast.BaseBlock
	List      attribute.List
	Malformed bool // what follows the colons cannot be read
	Unread    int  // offset of what cannot be read, where something cannot
	Closed    bool // false at the end of the text
	Stray     bool // a closing fence with nothing to close; has no children
}

// Class is the first class, or the word in its place; empty if there is none.
func (n *Node) Class() string {
	a, _ := n.List.Get("class")
	return a.Value
}

// Kind implements [ast.Node].
func (n *Node) Kind() ast.NodeKind { return Kind }

// Dump implements [ast.Node].
func (n *Node) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Class": n.Class()}, nil)
}
