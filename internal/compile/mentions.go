package compile

import (
	"fmt"
	"slices"
	"strings"

	"leakygut/internal/guide"
)

// checkMentions reports terms of the glossary whose first use on a page is not a
// link to them.
func (d *document) checkMentions(body wording, texts []stretch) {
	if d.kind == 0 { // lists and pages about the site are not read from top to bottom
		return
	}
	linked := map[*guide.Term]bool{}
	uses := d.glossary.mentions.in(body)
	for _, s := range texts {
		if s.mention != nil && s.mention.Malformed { // what it was to name is not known
			return
		}
		if s.mention != nil {
			linked[d.glossary.names[strings.ToLower(s.mention.Name)]] = true
			continue
		}
		first, _ := slices.BinarySearchFunc(uses, s.from, func(f found[*guide.Term], at int) int { return f.from - at })
		for _, use := range uses[first:] {
			if use.from >= s.to {
				break
			}
			if s.running && !linked[use.of] {
				linked[use.of] = true // said once is enough
				words := oneLine(body.text[use.from:use.to])
				d.report(use.from, use.to-use.from, "first-use", fmt.Sprintf("the first use of %q does not lead to the glossary", words), mentionHint(use.of, words))
			}
		}
	}
}

func mentionHint(t *guide.Term, words string) string {
	if strings.EqualFold(words, t.Name) {
		return fmt.Sprintf("write [[%s]]", words)
	}
	return fmt.Sprintf("write [[%s|%s]]", t.ID, words)
}
