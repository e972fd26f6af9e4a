package web

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestHeadings wants one heading of the page, and no level left out below it:
// readers who hear a page move by headings.
func TestHeadings(t *testing.T) {
	everyPage(t, func(t *testing.T, p *crawledPage) {
		level, tops := 0, 0
		for n := range p.elements("h1", "h2", "h3", "h4", "h5", "h6") {
			next := int(n.Data[1] - '0')
			if next == 1 {
				tops++
			}
			if next > level+1 {
				t.Errorf("h%d after h%d: %q", next, level, words(n))
			}
			if words(n) == "" {
				t.Errorf("an empty %s", n.Data)
			}
			level = next
		}
		if tops != 1 {
			t.Errorf("%d first-level headings", tops)
		}
	})
}

// TestLandmarks wants one main part that the first link skips to, and a name for
// each navigation, of its own.
func TestLandmarks(t *testing.T) {
	everyPage(t, func(t *testing.T, p *crawledPage) {
		if mains := slices.Collect(p.elements("main")); len(mains) != 1 || attribute(mains[0], "id") != "main" {
			t.Errorf("%d main parts", len(mains))
		}
		for first := range p.elements("a") {
			if attribute(first, "href") != "#main" {
				t.Errorf("the first link leads to %q", attribute(first, "href"))
			}
			break
		}
		names := map[string]bool{}
		for n := range p.elements("nav", "aside") {
			name := p.accessibleName(n)
			if name == "" || names[name] {
				t.Errorf("<%s> is named %q, like another or like nothing", n.Data, name)
			}
			names[name] = true
		}
	})
}

// accessibleName is what an element is called by those who read it aloud, where
// an attribute says it.
func (p *crawledPage) accessibleName(n *html.Node) string {
	by := attribute(n, "aria-labelledby")
	if by == "" {
		return attribute(n, "aria-label")
	}
	var name []string
	for id := range strings.FieldsSeq(by) {
		found := false
		for other := range p.elements() {
			if attribute(other, "id") == id && words(other) != "" {
				name, found = append(name, words(other)), true
				break
			}
		}
		if !found {
			return ""
		}
	}
	return strings.Join(name, " ")
}

// TestNamedParts wants each aria-labelledby to find its words.
func TestNamedParts(t *testing.T) {
	everyPage(t, func(t *testing.T, p *crawledPage) {
		for n := range p.elements() {
			if by := attribute(n, "aria-labelledby"); by != "" && p.accessibleName(n) == "" {
				t.Errorf("<%s aria-labelledby=%q> has no name", n.Data, by)
			}
		}
	})
}

// TestPictures wants a name for each picture, or a word that it says nothing.
func TestPictures(t *testing.T) {
	everyPage(t, func(t *testing.T, p *crawledPage) {
		for n := range p.elements("img", "svg") {
			if n.Parent.Data == "svg" { // a part of a picture
				continue
			}
			hidden := attribute(n, "aria-hidden") == "true"
			named := attribute(n, "alt") != "" || attribute(n, "role") == "img" && attribute(n, "aria-label") != ""
			if hidden == named {
				t.Errorf("<%s>: hidden %t, named %t", n.Data, hidden, named)
			}
		}
	})
}

// TestTables wants what a table is about and, for each cell, what it is under
// and what it belongs to.
func TestTables(t *testing.T) {
	everyPage(t, func(t *testing.T, p *crawledPage) {
		for table := range p.elements("table") {
			if first := table.FirstChild; first.Data != "caption" || words(first) == "" {
				t.Errorf("a table without a caption: %.80s", words(table))
			}
			for head := range within(table, "thead") {
				checkHeaderCells(t, slices.Collect(within(head, "th", "td")), "col")
			}
			for body := range within(table, "tbody") {
				for row := range within(body, "tr") {
					checkHeaderCells(t, slices.Collect(within(row, "th", "td"))[:1], "row")
				}
			}
		}
	})
}

func checkHeaderCells(t *testing.T, cells []*html.Node, scope string) {
	t.Helper()
	for _, cell := range cells {
		if cell.Data != "th" || attribute(cell, "scope") != scope || words(cell) == "" {
			t.Errorf("<%s scope=%q> %q, want a header of its %s", cell.Data, attribute(cell, "scope"), words(cell), scope)
		}
	}
}
