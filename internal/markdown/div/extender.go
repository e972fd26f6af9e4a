package div

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// Extender adds fenced divs to goldmark. Its zero value is ready.
type Extender struct{}

// Extend implements [goldmark.Extender].
func (Extender) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithBlockParsers(
		// Before definition lists (101), which also start with a colon.
		util.Prioritized(Parser{}, 90),
	))
}
