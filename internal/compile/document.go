package compile

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// document is a Markdown file on its way into the guide.
type document struct {
	*library
	file *source.File
	base int // offset of the body in the file
	kind guide.Kind
	list source.List

	yaml    yamlText
	article articleMeta // of an article
	verdict guide.Certainty
	log     []guide.Change
	excused []excuseMeta
	page    pageMeta // of any other page

	body      []byte
	result    guide.Document
	claims    []*guide.Claim
	redFlags  []guide.Block
	sheet     sheet
	terms     []*guide.Term  // in order of first use, those of claims' own pages included
	anchors   map[string]int // id → offset of its first use
	links     []link
	unwritten bool // whether something is still to be written
	level     int  // of the last heading
	top       int  // of the heading that others stand below
	warnings  int
	openings  []opening
}

// newDocument places a file: its kind and its address follow from its name.
func newDocument(lib *library, file *source.File) *document {
	d := &document{library: lib, file: file, anchors: map[string]int{}, level: 1, top: 1}
	dir, name := path.Split(file.Name)
	slug := strings.TrimSuffix(name, ".md")
	d.result.Path = "/" + slug
	for _, k := range guide.Kinds() {
		if dir == k.Folder()+"/" && slug != "index" {
			d.kind, d.result.Path = k, k.Prefix()+slug
		} else if dir == k.Folder()+"/" {
			d.result.Path = strings.TrimSuffix(k.Prefix(), "/")
		}
	}
	if file.Name == homeFile {
		d.result.Path = guide.HomePath
	}
	return d
}

var slugPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// compile reads the document as far as that is possible without the others.
func (d *document) compile() {
	if slug := strings.TrimSuffix(path.Base(d.file.Name), ".md"); !slugPattern.MatchString(slug) {
		d.report(0, 0, "slug", fmt.Sprintf("%q cannot be an address", slug), "use lower-case letters, digits and hyphens")
	}
	if at := invalid(d.file.Text); at >= 0 {
		d.report(at, 1, "encoding", "the file is not UTF-8 from here on", "save it as UTF-8")
	}
	front, base, ok := splitFrontMatter(d.file.Text)
	if !ok {
		d.list = append(d.list, noFrontMatter(d.file))
		return
	}
	d.readMeta(front)
	d.excused = d.excuses()
	d.checkExcuses()
	d.base, d.body = base, d.file.Text[base:]
	marks := append(placeholders(d.file, 0, d.file.Text[:base], true), placeholders(d.file, base, d.body, false)...)
	d.list, d.unwritten = append(d.list, marks...), len(marks) > 0
	for _, reserved := range guide.LayoutAnchors() {
		d.anchors[reserved] = -1
	}
	root := d.markdown.Parse(d.body)
	texts := d.stretches(root)
	d.result.Body = d.blocks(root)
	if d.kind != 0 {
		d.redFlags, d.result.Body = splitRedFlags(d.result.Body)
	}
	d.result.Outline = outline(d.result.Body)
	d.result.Sources = d.sheet.sources
	d.result.Terms = d.terms
	d.checkParts()
	d.checkGrade()
	d.checkLists(root)
	d.checkSlips(root)
	body := worded(string(d.body))
	d.checkWords(body, texts)
	d.checkMentions(body, texts)
	d.log = d.changes()
	d.describe()
	d.sheet, d.yaml.root = sheet{}, nil // what only this has needed
}

// invalid is where a text stops being UTF-8; negative if it does not.
func invalid(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	for i, r := range string(text) {
		if r == utf8.RuneError && !bytes.HasPrefix(text[i:], []byte("\uFFFD")) {
			return i
		}
	}
	return -1
}

// describe copies the front matter into what all documents have.
func (d *document) describe() {
	r := &d.result
	r.Title, r.Name, r.Description = d.page.Title, d.page.Name, d.page.Description
	if d.kind != 0 {
		r.Title, r.Name, r.Description = d.article.Title, d.article.Name, d.article.Verdict
	}
	for id, offset := range d.anchors {
		if offset >= 0 || d.hasAnchor(id) {
			r.Anchors = append(r.Anchors, id)
		}
	}
	slices.Sort(r.Anchors)
}

// hasAnchor tells whether the layout gives this document one of its own anchors.
func (d *document) hasAnchor(id string) bool {
	switch id {
	case guide.MainAnchor, guide.DisclaimerAnchor:
		return true
	case guide.KeyAnchor, guide.ReviewAnchor:
		return d.kind != 0
	case guide.SourcesAnchor:
		return len(d.result.Sources) > 0
	}
	return false
}

// splitRedFlags takes the red flags from the start of a body.
func splitRedFlags(blocks []guide.Block) (flags, rest []guide.Block) {
	for i, b := range blocks {
		if c, ok := b.(guide.Callout); !ok || !c.Kind.RedFlag() {
			return blocks[:i:i], blocks[i:]
		}
	}
	return blocks, nil
}

// outline lists the second-level headings, those of call-outs included.
func outline(blocks []guide.Block) []guide.Entry {
	var entries []guide.Entry
	for _, b := range blocks {
		switch b := b.(type) {
		case guide.Heading:
			if b.Level == 2 {
				entries = append(entries, guide.Entry{ID: b.ID, Title: plain(b.HTML)})
			}
		case guide.Callout:
			if b.Kind.Level() == 2 && !b.Kind.RedFlag() {
				entries = append(entries, guide.Entry{ID: b.ID, Title: b.Title})
			}
		}
	}
	return entries
}

// report adds a mistake at an offset of the body.
func (d *document) report(offset, length int, rule, message, hint string) {
	d.list = append(d.list, source.Diagnostic{
		File: d.file, Offset: d.base + offset, Length: length, Rule: rule, Message: message, Hint: hint,
	})
}

// position is where a node starts in the body.
func position(n ast.Node) int {
	for ; n != nil; n = n.FirstChild() {
		if n.Pos() >= 0 {
			return n.Pos()
		}
	}
	return 0
}

// anchor takes an id for the document, and reports one that is taken or is none.
func (d *document) anchor(id string, offset, length int) {
	first, taken := d.anchors[id]
	switch {
	case id == "" || strings.ContainsFunc(id, unicode.IsSpace):
		d.report(offset, length, "attribute", fmt.Sprintf("%q cannot be an id", id), "write one word: {#id}")
	case !taken && !strings.HasPrefix(id, "ref-") && !strings.HasPrefix(id, "cite-"):
		d.anchors[id] = offset
	case !taken || first < 0:
		d.report(offset, length, "duplicate-id", fmt.Sprintf("the id %q belongs to the page itself", id), "set another one by hand: {#id}")
	default:
		line := d.file.Position(d.base + first).Line
		d.report(offset, length, "duplicate-id", fmt.Sprintf("the id %q is taken by line %d", id, line), "set another one by hand: {#id}")
	}
}
