package citation

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// Extender adds citations to goldmark. Its zero value is ready.
type Extender struct{}

// Extend implements [goldmark.Extender].
func (Extender) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithInlineParsers(
		// Before links (200), which would take the bracket.
		util.Prioritized(Parser{}, 150),
	))
	m.Renderer().AddOptions(renderer.WithNodeRenderers(
		// No other renderer draws this kind; any priority does.
		util.Prioritized(Renderer{}, 500),
	))
}
