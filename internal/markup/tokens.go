package markup

import (
	"html"
	"iter"
	"strings"
)

// Token is a tag of finished markup, or the text between two.
type Token struct {
	Tag        string // the name of the element; empty for a text
	Closing    bool
	Attributes string // of a tag, as they are written
	Text       string // with its character references resolved
}

// Tokens parts markup that this program made itself, in lower case and with every
// quote closed. Comments are left out. An HTML tokenizer, which reads whatever may
// come, takes ten times as long, and markup is read for every cell of every table.
func Tokens(markup string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		for len(markup) > 0 {
			at := strings.IndexByte(markup, '<')
			if at < 0 {
				at = len(markup)
			}
			if at > 0 && !yield(Token{Text: html.UnescapeString(markup[:at])}) {
				return
			}
			if markup = markup[at:]; markup == "" {
				return
			}
			if rest, comment := strings.CutPrefix(markup, "<!--"); comment {
				_, markup, _ = strings.Cut(rest, "-->")
				continue
			}
			end := tagEnd(markup)
			if !yield(tag(markup[1:end])) {
				return
			}
			markup = markup[min(end+1, len(markup)):]
		}
	}
}

// tagEnd is where the tag ends that a text starts with.
func tagEnd(markup string) int {
	quote := byte(0)
	for i := range len(markup) {
		switch c := markup[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	return len(markup)
}

// tag is what stands between the angle brackets of a tag.
func tag(inner string) Token {
	var t Token
	inner, t.Closing = strings.CutPrefix(inner, "/")
	inner = strings.TrimSuffix(inner, "/")
	t.Tag, t.Attributes, _ = strings.Cut(inner, " ")
	return t
}
