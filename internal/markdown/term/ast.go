package term

import "github.com/yuin/goldmark/ast"

// Kind is the kind of a [Node].
var Kind = ast.NewNodeKind("Term")

// Node is a mention of a term.
type Node struct {
	ast.BaseInline
	Name      string // as it was written
	Label     string // what readers see
	Malformed bool   // the brackets hold no name; it stands for the opening ones alone
	Length    int    // of the name, in bytes; it stands at the node's position
	Href      string // address of the term; empty until it is resolved
}

// Kind implements [ast.Node].
func (n *Node) Kind() ast.NodeKind { return Kind }

// Dump implements [ast.Node].
func (n *Node) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Name": n.Name}, nil)
}
