package twin

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"leakygut/internal/guide"
)

// circles draw a certainty: ⊕⊕◯◯ is low.
func circles(c guide.Certainty) string {
	return strings.Repeat("⊕", int(c)) + strings.Repeat("◯", int(guide.High-c))
}

// certainty is the mark of how sure we are, in shape and in words.
func certainty(c guide.Certainty) string {
	return circles(c) + " " + capital(c.String()) + " certainty"
}

// marks are the marks of a claim, in words. A claim that says how things are,
// and not what does what, has no effect.
func marks(c *guide.Claim) string {
	all := []string{certainty(c.Certainty)}
	if c.Effect != guide.Fact {
		all = append(all, capital(c.Effect.String()))
	}
	return strings.Join(append(all, "In "+populations(c.In)), " · ")
}

// populations is a sentence part: "people and animals".
func populations(in []guide.Population) string {
	var labels []string
	for _, p := range in {
		labels = append(labels, p.Label())
	}
	if n := len(labels); n > 1 {
		labels = append(labels[:n-2], labels[n-2]+" and "+labels[n-1])
	}
	return strings.Join(labels, ", ")
}

// capital is s with an upper-case first letter.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
