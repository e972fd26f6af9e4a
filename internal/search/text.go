package search

import (
	"bytes"
	"html"
	"strings"

	"leakygut/internal/guide"
)

// passage is a stretch of a document: what one field, or a block of the text, has.
type passage struct {
	field  field
	text   string     // plain, on one line; or
	markup guide.HTML // paragraphs, items of lists
}

// texts are what stands by itself in a passage, each plain and on one line.
func (p passage) texts() []string {
	if p.markup == "" {
		return []string{p.text}
	}
	return plain(p.markup)
}

// eachPassage yields the passages of blocks in order, and returns false where yield
// did. What is not a heading or a claim is of the field that is given.
func eachPassage(blocks []guide.Block, of field, yield func(passage) bool) bool {
	for _, block := range blocks {
		var ok bool
		switch block := block.(type) {
		case guide.Prose:
			ok = eachMarkup(of, yield, block.HTML)
		case guide.Heading:
			ok = eachMarkup(heading, yield, block.HTML)
		case guide.ClaimBlock:
			ok = yield(passage{field: claims, text: block.Claim.Text})
		case guide.Callout:
			ok = yield(passage{field: heading, text: block.Title}) && eachPassage(block.Body, of, yield)
		case guide.Figure:
			ok = yield(passage{field: of, text: block.Alt}) && eachMarkup(of, yield, block.Caption)
		case guide.Table:
			ok = yield(passage{field: heading, text: block.Name}) && eachMarkup(of, yield, block.Columns...) && eachCell(block.Rows, of, yield)
		}
		if !ok {
			return false
		}
	}
	return true
}

func eachCell(rows [][]guide.Cell, of field, yield func(passage) bool) bool {
	for _, row := range rows {
		for _, cell := range row {
			if cell.Certainty == 0 && !eachMarkup(of, yield, cell.HTML) {
				return false
			}
		}
	}
	return true
}

func eachMarkup(of field, yield func(passage) bool, markup ...guide.HTML) bool {
	for _, m := range markup {
		if m != "" && !yield(passage{field: of, markup: m}) {
			return false
		}
	}
	return true
}

// plain is markup as text, a paragraph or an item of a list a line, without the
// numbers of citations. Markup is made by package markdown alone, which escapes
// what is no tag, so that to read it takes no parser of the web's HTML.
func plain(markup guide.HTML) []string {
	var lines []string
	var line []byte
	end := func() {
		if text := html.UnescapeString(string(bytes.TrimSpace(line))); text != "" {
			lines = append(lines, text)
		}
		line = line[:0]
	}
	citation := false
	for rest := string(markup); rest != ""; {
		text, after, _ := strings.Cut(rest, "<")
		if !citation {
			line = appendText(line, text)
		}
		var tag string
		tag, rest, _ = strings.Cut(after, ">")
		switch name, _, _ := strings.Cut(strings.TrimPrefix(tag, "/"), " "); name {
		case "p", "li", "dd", "dt", "ul", "ol", "br", "blockquote", "pre", "div":
			end()
		case "sup":
			citation = tag[0] != '/'
		}
	}
	end()
	return lines
}

// appendText makes one space of any white space.
func appendText(line []byte, text string) []byte {
	for i := range len(text) {
		c := text[i]
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' {
			if n := len(line); n == 0 || line[n-1] == ' ' {
				continue
			}
			c = ' '
		}
		line = append(line, c)
	}
	return line
}
