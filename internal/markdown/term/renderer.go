package term

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// Renderer draws terms as links to the glossary. It holds no state.
type Renderer struct{}

// RegisterFuncs implements [renderer.NodeRenderer].
func (Renderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(Kind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			draw(w, n.(*Node))
		}
		return ast.WalkSkipChildren, nil
	})
}

func draw(w util.BufWriter, n *Node) {
	label := util.EscapeHTML([]byte(n.Label))
	if n.Href == "" {
		_, _ = w.Write(label)
		return
	}
	_, _ = w.WriteString(`<a class="term" href="`)
	_, _ = w.Write(util.EscapeHTML([]byte(n.Href)))
	_, _ = w.WriteString(`">`)
	_, _ = w.Write(label)
	_, _ = w.WriteString(`</a>`)
}
