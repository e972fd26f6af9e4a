package twin

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// kind is what a token of a line is.
type kind int

const (
	words  kind = iota
	ready       // Markdown already: code, an address
	note        // the numbers of a citation, in brackets
	breaks      // the end of a line
	starts      // of emphasis or a link
	ends
)

// token is a piece of a line.
type token struct {
	kind kind
	text string
	pair int // the number that starts and ends share
}

// emphasis tells whether a token is a run of asterisks.
func (t token) emphasis() bool {
	return strings.HasPrefix(t.text, "*") && (t.kind == starts || t.kind == ends)
}

// inliner gathers what a block holds, and writes it as Markdown.
type inliner struct {
	writer
	line   bool // whether it has to stay one line: a heading, a cell
	cell   bool
	tokens []token
	held   []token // starts whose words have not come yet
	space  bool    // white space was read that no word followed yet
	broken bool    // likewise a line break
	marks  []string
	pairs  int
}

// gather reads a node.
func (in *inliner) gather(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		in.words(n.Data)
	case n.Type != html.ElementNode:
	case n.Data == "em" || n.Data == "i":
		in.mark("*", n)
	case n.Data == "strong" || n.Data == "b":
		in.mark("**", n)
	case n.Data == "a":
		in.link(n)
	case n.Data == "code":
		if text := code(textOf(n), in.cell); text != "" {
			in.add(token{kind: ready, text: text})
		}
	case n.Data == "br":
		in.broken, in.space = !in.line, true
	case n.Data == "sup" && attribute(n, "class") == "cite":
		in.space = true
		in.add(token{kind: note, text: "[" + strings.Join(strings.Fields(textOf(n)), " ") + "]"})
	default:
		in.children(n)
	}
}

func (in *inliner) children(n *html.Node) {
	for c := range n.ChildNodes() {
		in.gather(c)
	}
}

// words adds text. White space in it counts once, and not beside a line's end.
func (in *inliner) words(s string) {
	for s != "" {
		end := strings.IndexFunc(s, blank)
		switch end {
		case -1:
			end = len(s)
		case 0:
			in.space = true
			s = s[1:]
			continue
		}
		in.add(token{kind: words, text: s[:end]})
		s = s[end:]
	}
}

// blank tells whether HTML and Markdown read a character as white space. A
// no-break space is none to them.
func blank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' }

// add puts a token behind the white space and the starts that wait for it:
// "a<em> b</em>" is "a *b*".
func (in *inliner) add(t token) {
	switch {
	case len(in.tokens) == 0:
	case in.broken:
		in.tokens = append(in.tokens, token{kind: breaks, text: "  \n"}) // goldmark misreads a backslash behind a backslash
	case in.space && len(in.held) == 0 && t.kind == words && in.tokens[len(in.tokens)-1].kind == words:
		in.tokens[len(in.tokens)-1].text += " " + t.text
		in.space = false
		return
	case in.space:
		in.tokens = append(in.tokens, token{kind: ready, text: " "})
	}
	in.space, in.broken = false, false
	in.tokens = append(append(in.tokens, in.held...), t)
	in.held = nil
}

// mark adds what stands between two marks. Within the same mark it has none of
// its own.
func (in *inliner) mark(mark string, n *html.Node) {
	if slices.Contains(in.marks, mark) {
		in.children(n)
		return
	}
	in.marks = append(in.marks, mark)
	in.between(mark, mark, n)
	in.marks = in.marks[:len(in.marks)-1]
}

// link adds a link, or only its words where it leads nowhere.
func (in *inliner) link(n *html.Node) {
	address := in.absolute(attribute(n, "href"))
	switch {
	case address == "":
		in.children(n)
	case textOf(n) == address && bare(address):
		in.add(token{kind: ready, text: "<" + address + ">"})
	default:
		in.between("[", "]("+destination(address)+")", n)
	}
}

// between adds a start, what a node holds and an end; nothing where it holds
// nothing.
func (in *inliner) between(start, end string, n *html.Node) {
	in.pairs++
	pair := in.pairs
	in.held = append(in.held, token{starts, start, pair})
	in.children(n)
	if i := slices.IndexFunc(in.held, func(t token) bool { return t.pair == pair }); i >= 0 {
		in.held = slices.Delete(in.held, i, i+1)
		return
	}
	in.tokens = append(in.tokens, token{ends, end, pair})
}

// String is the line, or the lines, as Markdown.
func (in *inliner) String() string {
	in.drop()
	var b strings.Builder
	fresh := !in.cell // a cell does not open a line
	for i, t := range in.tokens {
		next := ""
		if i+1 < len(in.tokens) {
			next = in.tokens[i+1].text
		}
		switch {
		case t.kind != words:
			b.WriteString(t.text)
		case i > 0 && in.tokens[i-1].kind == note && strings.ContainsAny(t.text[:1], "(:"):
			b.WriteString(`\` + escaped(t.text, false, next)) // [1](x) would be a link
		default:
			b.WriteString(escaped(t.text, fresh, next))
		}
		fresh = t.kind == breaks
	}
	return b.String()
}

// drop takes away the asterisks that Markdown would print: what opens or closes
// emphasis depends on the characters around it. Each that goes changes what
// stands beside another.
func (in *inliner) drop() {
	for {
		i := slices.IndexFunc(in.tokens, func(t token) bool { return t.emphasis() && !in.works(t) })
		if i < 0 {
			return
		}
		pair := in.tokens[i].pair
		in.tokens = joined(slices.DeleteFunc(in.tokens, func(t token) bool { return t.pair == pair }))
	}
}

// joined makes one token of words side by side, whose first and last characters
// are then looked at together.
func joined(tokens []token) []token {
	var all []token
	for _, t := range tokens {
		if last := len(all) - 1; last >= 0 && t.kind == words && all[last].kind == words {
			all[last].text += t.text
			continue
		}
		all = append(all, t)
	}
	return all
}

// works tells whether Markdown takes asterisks for a mark (CommonMark 0.31,
// "left-flanking" and "right-flanking").
func (in *inliner) works(t token) bool {
	i := slices.Index(in.tokens, t)
	before, after := in.neighbor(i, -1), in.neighbor(i, +1)
	if t.kind == starts {
		beside := i > 0 && in.tokens[i-1].emphasis() && in.tokens[i-1].kind == ends
		return !beside && !unicode.IsSpace(after) && (!punctuation(after) || loose(before))
	}
	return !unicode.IsSpace(before) && (!punctuation(before) || loose(after))
}

// neighbor is the character beside a run of asterisks; a space at the ends.
func (in *inliner) neighbor(i, step int) rune {
	for i += step; i >= 0 && i < len(in.tokens) && in.tokens[i].emphasis(); i += step {
	}
	if i < 0 || i >= len(in.tokens) {
		return ' '
	}
	r, _ := utf8.DecodeRuneInString(in.tokens[i].text)
	if step < 0 {
		r, _ = utf8.DecodeLastRuneInString(in.tokens[i].text)
	}
	return r
}

// punctuation and loose draw the line between them so that a character on which
// parsers differ never helps.
func punctuation(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

func loose(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }

// textOf is the text of a node.
func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := range n.ChildNodes() {
		b.WriteString(textOf(c))
	}
	return b.String()
}

// attribute is the value of an attribute; empty where there is none.
func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
