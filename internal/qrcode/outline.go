package qrcode

import (
	"fmt"
	"strings"
)

// direction is where an edge leads.
type direction int

// The directions, clockwise.
const (
	right direction = iota
	down
	left
	up
)

func (d direction) turn() direction { return (d + 1) % 4 }

// step is the place one module further.
func (d direction) step(x, y int) (nextX, nextY int) {
	switch d {
	case right:
		return x + 1, y
	case down:
		return x, y + 1
	case left:
		return x - 1, y
	default:
		return x, y - 1
	}
}

// edge is a side of a dark module that has a light one beyond it. It leads from
// a corner, with the dark module on its right.
type edge struct {
	x, y int
	to   direction
}

// outline is the data of an SVG path around the dark modules of a square. Outer
// lines run clockwise and those around holes the other way, so that both of
// SVG's rules fill the same.
func outline(size int, dark func(x, y int) bool) string {
	edges := map[edge]bool{}
	for y := range size {
		for x := range size {
			if dark(x, y) {
				addEdges(edges, x, y, dark)
			}
		}
	}
	var path strings.Builder
	for y := range size {
		for x := range size {
			if start := (edge{x, y, right}); edges[start] {
				trace(&path, edges, start)
			}
		}
	}
	return path.String()
}

// addEdges notes the sides of a dark module that no dark one touches.
func addEdges(edges map[edge]bool, x, y int, dark func(x, y int) bool) {
	for _, side := range []struct {
		beyondX, beyondY int
		edge             edge
	}{
		{x, y - 1, edge{x, y, right}},
		{x + 1, y, edge{x + 1, y, down}},
		{x, y + 1, edge{x + 1, y + 1, left}},
		{x - 1, y, edge{x, y + 1, up}},
	} {
		if !dark(side.beyondX, side.beyondY) {
			edges[side.edge] = true
		}
	}
}

// trace writes the closed line that an edge is part of, and takes its edges
// away. Where two patches touch at a corner it turns right, and so stays with
// its own.
func trace(path *strings.Builder, edges map[edge]bool, e edge) {
	fmt.Fprintf(path, "M%d %d", e.x, e.y)
	for edges[e] {
		length := 0
		for edges[e] && (length == 0 || !edges[edge{e.x, e.y, e.to.turn()}]) {
			delete(edges, e)
			e.x, e.y = e.to.step(e.x, e.y)
			length++
		}
		writeLine(path, e.to, length)
		e = corner(edges, e)
	}
	path.WriteByte('z')
}

// corner is the edge that goes on from the end of another.
func corner(edges map[edge]bool, e edge) edge {
	for _, to := range []direction{e.to.turn(), e.to.turn().turn().turn()} {
		if edges[edge{e.x, e.y, to}] {
			return edge{e.x, e.y, to}
		}
	}
	return edge{e.x, e.y, e.to}
}

func writeLine(path *strings.Builder, to direction, length int) {
	switch to {
	case right:
		fmt.Fprintf(path, "h%d", length)
	case down:
		fmt.Fprintf(path, "v%d", length)
	case left:
		fmt.Fprintf(path, "h-%d", length)
	default:
		fmt.Fprintf(path, "v-%d", length)
	}
}
