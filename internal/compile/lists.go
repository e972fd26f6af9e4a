package compile

import (
	"fmt"

	"github.com/yuin/goldmark/ast"
)

// checkLists reports lists that are too long to be taken in.
func (d *document) checkLists(root ast.Node) {
	if d.rules.listItems == 0 {
		return
	}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if list, ok := n.(*ast.List); ok && entering && list.ChildCount() > d.rules.listItems {
			d.report(position(list), 1, "list-length", fmt.Sprintf("items in this list: %d; at most %d are taken in", list.ChildCount(), d.rules.listItems),
				"part the list, or leave out what matters least")
		}
		return ast.WalkContinue, nil
	})
}
