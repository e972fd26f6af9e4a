package citation

import (
	"slices"
	"strings"
	"unicode"
)

// specials are the characters that LaTeX reads as commands. Braces become
// commands too: BibTeX counts them even behind a backslash, and an odd one would
// swallow the rest of the file.
var specials = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`,
	`&`, `\&`, `%`, `\%`, `$`, `\$`, `#`, `\#`, `_`, `\_`,
	`~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
	`<`, `\textless{}`, `>`, `\textgreater{}`, `|`, `\textbar{}`,
)

// latex is a text without markup that LaTeX prints as it stands.
func latex(s string) string { return specials.Replace(plain(s)) }

// commands are what markup is in LaTeX.
var commands = map[string]string{
	"i": `\emph{`, "em": `\emph{`, "b": `\textbf{`, "strong": `\textbf{`,
	"sup": `\textsuperscript{`, "sub": `\textsubscript{`, "sc": `\textsc{`, "span": "{",
}

// title is a title in LaTeX, with its markup, and with braces round each word
// whose capitals a style must not take away.
func title(s string) string {
	s = line(s)
	var b strings.Builder
	var open []string
	at := 0
	for _, m := range tag.FindAllStringSubmatchIndex(s, -1) {
		b.WriteString(run(s[at:m[0]], len(open) > 0, b.Len() == 0))
		at = m[1]
		name := strings.ToLower(s[m[4]:m[5]])
		switch last := len(open) - 1; {
		case m[2] == m[3]:
			b.WriteString(commands[name])
			open = append(open, name)
		case last >= 0 && open[last] == name: // what closes nothing is left out
			b.WriteString("}")
			open = open[:last]
		}
	}
	b.WriteString(run(s[at:], len(open) > 0, b.Len() == 0))
	return b.String() + strings.Repeat("}", len(open))
}

// run is a piece of a title. Within markup the braces of the command protect it.
func run(s string, protected, first bool) string {
	if protected {
		return specials.Replace(s)
	}
	words := strings.Split(s, " ")
	for i, word := range words {
		set := specials.Replace(word)
		switch {
		case !capitals(word, first && i == 0):
		case strings.HasPrefix(set, `\`): // BibTeX changes the letters of {\…} all the same
			set = "{{" + set + "}}"
		default:
			set = "{" + set + "}"
		}
		words[i] = set
	}
	return strings.Join(words, " ")
}

// capitals tells whether a word has capitals that matter. That of the first
// word of a title does not: every style keeps it.
func capitals(word string, first bool) bool {
	letters := []rune(word)
	if first {
		letters = letters[min(1, len(letters)):]
	}
	return slices.ContainsFunc(letters, unicode.IsUpper)
}
