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
	at := position(image)
	words, err := d.markdown.RenderInline(d.body, image)
	if f.Alt = plain(words); err != nil || f.Alt == "" {
		d.report(at, 1, "alternative-text", "a picture without words for those who cannot see it", "say in the brackets what it shows")
	}
	name := string(image.Destination)
	drawing, ok := d.figures[name]
	if !ok {
		d.report(at, 1, "figure", fmt.Sprintf("no drawing %q in %s", name, figuresDir), nearest(name, slices.Sorted(maps.Keys(d.figures))))
	}
	f.Drawing = drawing.with(f.Alt)
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

// onlyImage is the image of a paragraph that holds nothing else.
func onlyImage(n ast.Node) *ast.Image {
	if n == nil || n.ChildCount() != 1 {
		return nil
	}
	image, _ := n.FirstChild().(*ast.Image)
	return image
}

// drawing is an SVG that may stand in a page.
type drawing struct{ text string }

// with is the drawing with a name for those who cannot see it.
func (d drawing) with(alt string) guide.HTML {
	rest, ok := strings.CutPrefix(d.text, "<svg ")
	if !ok {
		return ""
	}
	return guide.HTML(`<svg role="img" aria-label="` + html.EscapeString(alt) + `" ` + rest)
}

// svgElements are the elements a drawing may use: shapes and words.
var svgElements = []string{
	"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
	"text", "tspan", "title", "desc", "defs", "marker", "use",
}

// readDrawing checks a drawing: it becomes part of pages, where a style would be
// blocked and a script or an outside address would be a hole.
func readDrawing(file *source.File) (drawing, source.List) {
	var list source.List
	report := func(offset int64, message, hint string) {
		list = append(list, source.Diagnostic{File: file, Offset: int(offset), Length: 1, Rule: "drawing", Message: message, Hint: hint})
	}
	text := bytes.TrimSpace(file.Text)
	if !bytes.HasPrefix(text, []byte("<svg ")) {
		report(0, "a drawing starts with its svg element", "remove what stands before <svg …>")
	}
	decoder := xml.NewDecoder(bytes.NewReader(file.Text))
	for {
		at := decoder.InputOffset()
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return drawing{string(text)}, list
		}
		if err != nil {
			report(at, err.Error(), "")
			return drawing{}, list
		}
		if start, ok := token.(xml.StartElement); ok {
			checkElement(start, func(message, hint string) { report(at, message, hint) })
		}
	}
}

func checkElement(e xml.StartElement, report func(message, hint string)) {
	if !slices.Contains(svgElements, e.Name.Local) {
		report(fmt.Sprintf("<%s> cannot stand in a drawing", e.Name.Local), "known: "+strings.Join(svgElements, ", "))
	}
	viewBox := false
	for _, a := range e.Attr {
		name := a.Name.Local
		viewBox = viewBox || name == "viewBox"
		switch {
		case name == "style" || strings.HasPrefix(name, "on"):
			report(fmt.Sprintf("the attribute %s cannot stand in a drawing", name), "use a class of the stylesheet")
		case name == "href" && !strings.HasPrefix(a.Value, "#"):
			report("a drawing may not lead outside itself", "use href only for a part of the drawing: #id")
		case strings.Contains(a.Value, "url(") && !strings.Contains(a.Value, "url(#"):
			report("a drawing may not lead outside itself", "")
		}
	}
	if e.Name.Local == "svg" && !viewBox {
		report("a drawing without a viewBox cannot grow and shrink", `add viewBox="0 0 width height"`)
	}
}
