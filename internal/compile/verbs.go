package compile

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"

	"leakygut/internal/guide"
)

// checkVerb holds the sentence of a claim to its certainty: its verb may be
// neither surer nor less sure than the grade beside it.
func (d *document) checkVerb(c *guide.Claim, sentence *ast.Paragraph) {
	if c.Effect == guide.Fact || c.Certainty == 0 {
		return
	}
	lines := sentence.Lines()
	at := lines.At(0).Start
	text := string(d.body[at:lines.At(lines.Len()-1).Stop])
	said := worded(text)
	right := len(d.rules.verbs[c.Certainty]) == 0
	for _, hedge := range d.rules.hedges.in(said) {
		if hedge.of == c.Certainty {
			right = true
			continue
		}
		d.report(at+hedge.from, hedge.to-hedge.from, "verb",
			fmt.Sprintf("%q is for claims of %s certainty; this one has %s", text[hedge.from:hedge.to], hedge.of, c.Certainty),
			d.verbHint(c.Certainty))
	}
	if !right && len(d.rules.plain.in(said)) == 0 {
		d.report(at, len(strings.TrimSpace(text)), "verb", fmt.Sprintf("the sentence does not say that its certainty is %s", c.Certainty), d.verbHint(c.Certainty))
	}
}

func (d *document) verbHint(c guide.Certainty) string {
	verbs := d.rules.verbs[c]
	if len(verbs) == 0 {
		return "say it plainly"
	}
	return fmt.Sprintf(`say "%s", or report what the study found`, strings.Join(verbs, `" or "`))
}
