package citation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// Renderer draws citations. It holds no state.
type Renderer struct{}

// RegisterFuncs implements [renderer.NodeRenderer].
func (Renderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(Kind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.WriteString(n.(*Node).HTML())
		}
		return ast.WalkSkipChildren, nil
	})
}

// HTML is the citation as markup. Three or more numbers in a row become a range
// of the first and the last.
func (n *Node) HTML() string {
	items := slices.Clone(n.Items)
	items = slices.DeleteFunc(items, func(i Item) bool { return i.Number == 0 })
	slices.SortFunc(items, func(a, b Item) int { return a.Number - b.Number })
	items = slices.CompactFunc(items, func(a, b Item) bool { return a.Number == b.Number })
	if len(items) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<sup class="cite"`)
	if n.ID != "" {
		fmt.Fprintf(&b, ` id="%s"`, n.ID)
	}
	b.WriteString(">")
	for i := 0; i < len(items); {
		end := run(items, i)
		if i > 0 {
			b.WriteString(", ")
		}
		link(&b, items[i])
		if end > i {
			b.WriteString("–")
			link(&b, items[end])
		}
		i = end + 1
	}
	b.WriteString("</sup>")
	return b.String()
}

// run is the index of the last item of the range that starts at i, or i itself
// where fewer than three numbers stand in a row.
func run(items []Item, i int) int {
	end := i
	for end+1 < len(items) && items[end+1].Number == items[end].Number+1 {
		end++
	}
	if end-i < 2 {
		return i
	}
	return end
}

func link(b *strings.Builder, i Item) {
	fmt.Fprintf(b, `<a href="#%s" role="doc-noteref">%d</a>`, i.Anchor, i.Number)
}
