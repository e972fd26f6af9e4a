package compile

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"leakygut/internal/guide"
	"leakygut/internal/markdown/div"
	"leakygut/internal/source"
)

func (d *document) figure(n *div.Node) guide.Block {
	d.attributes(n)
	f := guide.Figure{}
	if id, ok := n.List.Get("id"); ok {
		f.ID = id.Value
		d.anchor(f.ID, id.Offset, id.Length)
	}
	image := onlyImage(n.FirstChild())
	if image == nil {
		d.report(position(n), 3, "figure", "a figure starts with its picture", "write ![what it shows](drawing.svg)")
		return nil
	}
	f.Alt, f.Drawing = d.picture(image)
	var caption []ast.Node
	for b := n.FirstChild().NextSibling(); b != nil; b = b.NextSibling() {
		caption = append(caption, b)
	}
	if len(caption) == 0 {
		d.report(position(n), 3, "caption", "a figure without a caption", "add a paragraph below the picture")
		return nil
	}
	f.Caption = d.html(caption...)
	return f
}

// picture is the drawing that an image shows, and its name for those who cannot
// see it.
func (d *document) picture(image *ast.Image) (alt string, svg guide.HTML) {
	at := position(image)
	words, err := d.markdown.RenderInline(d.body, image)
	if alt = plain(words); err != nil || alt == "" {
		d.report(at, 1, "alternative-text", "a picture without words for those who cannot see it", "say in the brackets what it shows")
	}
	name := string(image.Destination)
	drawing, ok := d.figures[name]
	if !ok {
		d.report(at, 1, "figure", fmt.Sprintf("no drawing %q in %s", name, figuresDir), nearest(name, slices.Sorted(maps.Keys(d.figures))))
	}
	for _, id := range drawing.ids {
		d.anchor(id, at, 1)
	}
	return alt, drawing.with(alt)
}

// onlyImage is the image of a paragraph that holds nothing else.
func onlyImage(n ast.Node) *ast.Image {
	if n == nil || n.ChildCount() != 1 {
		return nil
	}
	image, _ := n.FirstChild().(*ast.Image)
	return image
}

// drawing is an SVG that may stand in a page, whose ids become the page's.
type drawing struct {
	text string
	ids  []string
}

// with is the drawing with a name for those who cannot see it.
func (d drawing) with(alt string) guide.HTML {
	rest, ok := strings.CutPrefix(d.text, "<svg")
	if !ok {
		return ""
	}
	return guide.HTML(`<svg role="img" aria-label="` + html.EscapeString(alt) + `"` + rest)
}

// svgElements are the elements a drawing may use: shapes and words.
var svgElements = []string{
	"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
	"text", "tspan", "title", "desc", "defs", "marker", "use",
}

// readDrawing checks a drawing: it becomes part of pages, where a style would be
// blocked and a script or an outside address would be a hole.
func readDrawing(file *source.File) (drawing, source.List) {
	c := &drawingCheck{file: file}
	text := bytes.TrimSpace(file.Text)
	if !bytes.HasPrefix(text, []byte("<svg")) {
		c.report("a drawing starts with its svg element", "remove what stands before <svg …>")
		return drawing{}, c.list
	}
	decoder := xml.NewDecoder(bytes.NewReader(file.Text))
	for {
		c.at = int(decoder.InputOffset())
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return drawing{string(text), c.ids}, c.list
		}
		var syntax *xml.SyntaxError
		switch {
		case errors.As(err, &syntax):
			c.report("this is not XML: "+syntax.Msg, "")
		case err != nil:
			c.report(err.Error(), "")
		case c.take(token):
			continue
		}
		return drawing{}, c.list
	}
}

// drawingCheck looks at a drawing, token by token.
type drawingCheck struct {
	file  *source.File
	at    int // offset of the token
	depth int // of open elements
	ended bool
	ids   []string
	list  source.List
}

func (c *drawingCheck) report(message, hint string) {
	c.list = append(c.list, source.Diagnostic{File: c.file, Offset: c.at, Length: 1, Rule: "drawing", Message: message, Hint: hint})
}

// take returns false where nothing should follow any more.
func (c *drawingCheck) take(token xml.Token) bool {
	if c.ended && !blank(token) {
		c.report("a drawing ends with its svg element", "remove what stands behind </svg>")
		return false
	}
	switch token := token.(type) {
	case xml.StartElement:
		c.depth++
		c.element(token)
	case xml.EndElement:
		c.depth--
		c.ended = c.depth == 0
	}
	return true
}

// blank tells whether a token is white space.
func blank(token xml.Token) bool {
	text, ok := token.(xml.CharData)
	return ok && len(bytes.TrimSpace(text)) == 0
}

func (c *drawingCheck) element(e xml.StartElement) {
	if !slices.Contains(svgElements, e.Name.Local) {
		c.report(fmt.Sprintf("<%s> cannot stand in a drawing", e.Name.Local), "known: "+strings.Join(svgElements, ", "))
	}
	viewBox := false
	for _, a := range e.Attr {
		// Browsers do not tell upper case from lower in what follows.
		name, value := strings.ToLower(a.Name.Local), strings.ToLower(a.Value)
		switch {
		case name == "viewbox":
			viewBox = true
		case name == "id":
			c.ids = append(c.ids, a.Value)
		case name == "style" || strings.HasPrefix(name, "on"):
			c.report(fmt.Sprintf("the attribute %s cannot stand in a drawing", a.Name.Local), "use a class of the stylesheet")
		case name == "href" && !strings.HasPrefix(value, "#"):
			c.report("a drawing may not lead outside itself", "use href only for a part of the drawing: #id")
		case strings.Count(value, "url(") > strings.Count(value, "url(#"):
			c.report("a drawing may not lead outside itself", "use url only for a part of the drawing: url(#id)")
		}
	}
	if e.Name.Local == "svg" && !viewBox {
		c.report("a drawing without a viewBox cannot grow and shrink", `add viewBox="0 0 width height"`)
	}
}
