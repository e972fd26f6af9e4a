package twin

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"leakygut/internal/guide"
)

// writer turns the markup of one page into Markdown.
type writer struct {
	page *url.URL // against which its links are resolved
}

// absolute is an address as it can be followed from anywhere; empty where it
// should not be followed.
func (w writer) absolute(address string) string {
	u, err := w.page.Parse(strings.TrimSpace(address))
	if err != nil || address == "" {
		return ""
	}
	switch u.Scheme {
	case "http", "https", "mailto":
		return u.String()
	}
	return ""
}

// prose is running text: paragraphs and lists.
func (w writer) prose(markup guide.HTML) string {
	return strings.Join(w.flow(read(markup)), "\n\n")
}

// inline is what a heading or a caption holds, in one line.
func (w writer) inline(markup guide.HTML) string {
	in := inliner{writer: w, line: true}
	in.children(read(markup))
	return in.String()
}

// cell is the same within a table.
func (w writer) cell(markup guide.HTML) string {
	in := inliner{writer: w, line: true, cell: true}
	in.children(read(markup))
	return in.String()
}

// read parses markup that the compiler made, so that it cannot fail.
func read(markup guide.HTML) *html.Node {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(string(markup)), body)
	if err != nil {
		return body
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	return body
}

// flow is what a node holds, block by block. What stands between two blocks is
// a paragraph.
func (w writer) flow(parent *html.Node) []string {
	f := flow{writer: w}
	f.children(parent)
	f.flush()
	return f.blocks
}

// flow gathers blocks.
type flow struct {
	writer
	blocks []string
	run    *inliner // the paragraph that is being read; nil between two
	last   string   // the list that the last block is; empty where it is none
	other  bool     // whether that list has the other marker
}

func (f *flow) children(n *html.Node) {
	for c := range n.ChildNodes() {
		f.node(c)
	}
}

func (f *flow) node(n *html.Node) {
	if n.Type != html.ElementNode {
		f.inline(n)
		return
	}
	switch n.Data {
	case "p", "div", "section", "dl", "dd", "figure", "h1", "h2", "h3", "h4", "h5", "h6":
		f.flush()
		f.children(n)
		f.flush()
	case "ul", "ol":
		f.list(n)
	case "blockquote":
		f.add(quoted(strings.Join(f.flow(n), "\n\n")))
	case "pre":
		f.add(block(textOf(n)))
	case "hr":
		f.add("***")
	case "dt":
		f.flush()
		in := inliner{writer: f.writer}
		in.mark("**", n)
		f.add(in.String())
	default:
		f.inline(n)
	}
}

// inline adds to the paragraph.
func (f *flow) inline(n *html.Node) {
	if f.run == nil {
		f.run = &inliner{writer: f.writer}
	}
	f.run.gather(n)
}

// flush ends the paragraph.
func (f *flow) flush() {
	if run := f.run; run != nil {
		f.run = nil
		f.add(run.String())
	}
}

// add adds a block.
func (f *flow) add(block string) {
	f.flush()
	if block != "" {
		f.blocks, f.last = append(f.blocks, block), ""
	}
}

// list adds a list. Two of the same kind in a row have different markers, or
// they would be one.
func (f *flow) list(n *html.Node) {
	f.flush()
	again := f.last == n.Data && !f.other
	markers := bullets{bullet: "- "}
	if again {
		markers.bullet = "* "
	}
	if n.Data == "ol" {
		markers = bullets{number: start(n), after: ". "}
		if again {
			markers.after = ") "
		}
	}
	if text := f.items(n, markers); text != "" {
		f.add(text)
		f.last, f.other = n.Data, again
	}
}

// start is the number a list starts with.
func start(n *html.Node) int {
	number, err := strconv.Atoi(attribute(n, "start"))
	if err != nil || number < 0 || number > 999_999 {
		return 1
	}
	return number
}

// bullets are the markers of a list.
type bullets struct {
	bullet string // of every item; empty in a numbered list
	number int    // of the next item
	after  string
}

func (b *bullets) next() string {
	if b.bullet != "" {
		return b.bullet
	}
	b.number++
	return strconv.Itoa(b.number-1) + b.after
}

// items are the items of a list that have words. A list with a paragraph in an
// item has blank lines between all.
func (f *flow) items(n *html.Node, markers bullets) string {
	var items []string
	gap := "\n"
	for li := range n.ChildNodes() {
		blocks := f.flow(li)
		if len(blocks) == 0 {
			continue
		}
		if len(blocks) > 1 || paragraph(li) {
			gap = "\n\n"
		}
		marker := markers.next()
		items = append(items, marker+indented(strings.Join(blocks, "\n\n"), strings.Repeat(" ", len(marker))))
	}
	return strings.Join(items, gap)
}

// paragraph tells whether an item has a paragraph of its own.
func paragraph(li *html.Node) bool {
	for c := range li.ChildNodes() {
		if c.Type == html.ElementNode && c.Data == "p" {
			return true
		}
	}
	return false
}

// indented puts space before each line but the first and the empty ones.
func indented(s, space string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if i > 0 && line != "" {
			lines[i] = space + line
		}
	}
	return strings.Join(lines, "\n")
}

// quoted makes a quotation of blocks; nothing of nothing.
func quoted(s string) string {
	if s == "" {
		return ""
	}
	return strings.ReplaceAll("> "+strings.ReplaceAll(s, "\n", "\n> "), "> \n", ">\n")
}

// block is a text as a block of code.
func block(s string) string {
	if s = strings.Trim(s, "\n"); s == "" {
		return ""
	}
	fence := fenced(s, "```")
	return fence + "\n" + s + "\n" + fence
}
