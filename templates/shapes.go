package templates

import (
	"fmt"
	"strings"

	"github.com/a-h/templ"

	"leakygut/internal/guide"
)

// center is where the i-th of the four circles of a certainty mark stands.
func center(i int) string { return fmt.Sprint(8 + 18*i) }

// plus is the cross within the i-th circle.
func plus(i int) string {
	return fmt.Sprintf("M%d 8h8m-4-4v8", 4+18*i)
}

// shape is the outline of an effect's mark, in a square of 16.
func shape(e guide.Effect) string {
	switch e {
	case guide.RaisesIt:
		return "M8 2v12M3 7l5-5 5 5"
	case guide.LowersIt:
		return "M8 14V2M3 9l5 5 5-5"
	case guide.HelpsALot:
		return "M2 8h12M8 2v12M3.8 3.8l8.4 8.4M12.2 3.8l-8.4 8.4"
	case guide.Helps:
		return "M2 8h12M8 2v12"
	case guide.HelpsALittle:
		return "M4.5 8h7M8 4.5v7"
	case guide.NoDifference:
		return "M2 5.5h12M2 10.5h12"
	case guide.Harms:
		return "M8 2v8M8 13v1"
	case guide.Mixed:
		return "M5 14V2M2 5l3-3 3 3M11 2v12M8 11l3 3 3-3"
	case guide.Linked:
		return "M6 5H4.5a3 3 0 0 0 0 6H6M10 5h1.5a3 3 0 0 1 0 6H10M5.5 8h5"
	case guide.NotKnown:
		return "M5 5.5a3 3 0 1 1 4.5 2.6C8.4 8.7 8 9.2 8 10M8 13v1"
	default:
		return "M3 8.5l3.5 3.5L13 4"
	}
}

// cellPlace moves the i-th cell of the ornament to its place in the row, which
// is open after the fourth.
func cellPlace(i int) string {
	x := 8 + 54*i
	if i > 3 {
		x += 8
	}
	return fmt.Sprintf("translate(%d %d)", x, 88+(i*5)%4)
}

// idOf is the id attribute of an element; none for an empty id.
func idOf(id string) templ.Attributes {
	if id == "" {
		return nil
	}
	return templ.Attributes{"id": id}
}

// onlyClass marks a cell that holds a citation and nothing else: its numbers are
// its text, and no notes to one.
func onlyClass(c guide.Cell) templ.Attributes {
	if strings.HasPrefix(string(c.HTML), "<sup") && strings.HasSuffix(string(c.HTML), "</sup>") {
		return templ.Attributes{"class": "only"}
	}
	return nil
}

// backLabel tells several ways back apart: "Back a", "b", "c".
func backLabel(i, of int) string {
	letter := string(rune('a' + i%26))
	switch {
	case of == 1:
		return "Back"
	case i == 0:
		return "Back " + letter
	}
	return letter
}
