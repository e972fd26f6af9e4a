package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// ours is the program that the others are compared with.
const ours = "ours"

// table is what was measured of a subject: a row a program, a column a quantity.
type table struct {
	title    string
	about    string   // what was done, and with which commands
	columns  []string // quantities with their units
	rows     []*row
	goals    []goal
	unpaired bool // rows are not to be compared with ours
}

// row is a program.
type row struct {
	name   string
	absent string // why nothing was measured of it
	cells  map[string]sample
}

// goal is what a quantity was to be, and whether it is.
type goal struct {
	want string
	got  float64 // not a number where it was not measured
	met  bool
}

// row is the row of a program, at the end of the table where there was none.
func (t *table) row(name string) *row {
	if i := slices.IndexFunc(t.rows, func(r *row) bool { return r.name == name }); i >= 0 {
		return t.rows[i]
	}
	t.rows = append(t.rows, &row{name: name, cells: map[string]sample{}})
	return t.rows[len(t.rows)-1]
}

// add notes the value of a round.
func (t *table) add(name, column string, value float64) {
	if !slices.Contains(t.columns, column) {
		t.columns = append(t.columns, column)
	}
	cells := t.row(name).cells
	cells[column] = append(cells[column], value)
}

// missing notes why a program was not measured, or no longer.
func (t *table) missing(name string, why error) {
	t.row(name).absent = strings.NewReplacer("\n", " ", "|", `\|`).Replace(strings.TrimSpace(why.Error()))
}

// of is what was measured of a program, which may be nothing.
func (t *table) of(name, column string) sample {
	for _, r := range t.rows {
		if r.name == name {
			return r.cells[column]
		}
	}
	return nil
}

// bound is a limit, from above or below.
type bound struct {
	words string
	limit float64
	least bool
}

func atMost(limit float64) bound  { return bound{"at most", limit, false} }
func atLeast(limit float64) bound { return bound{"at least", limit, true} }

// hold holds a quantity of ours to a bound, or, where another program is named, ours
// divided by its.
func (t *table) hold(column, other string, b bound) {
	got, than := t.of(ours, column).median(), ""
	if other != "" {
		got, than = t.of(ours, column).over(t.of(other, column)), " × "+other
	}
	t.goal(column+" ", than, got, b)
}

// goal holds a number to a bound.
func (t *table) goal(what, than string, got float64, b bound) {
	met := got <= b.limit
	if b.least {
		met = got >= b.limit
	}
	t.goals = append(t.goals, goal{what + b.words + " " + number(b.limit) + than, got, met})
}

// verdict is the goal and whether it is met, as a line.
func (g goal) verdict() string {
	switch {
	case math.IsNaN(g.got):
		return g.want + ": **not measured**"
	case g.met:
		return g.want + ": " + number(g.got) + ", met"
	}
	return g.want + ": " + number(g.got) + ", **not met**"
}

// markdown is the table and its goals; only words where it has no columns.
func (t *table) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s\n\n", t.title)
	if t.about != "" {
		fmt.Fprintf(&b, "%s\n\n", t.about)
	}
	if len(t.columns) == 0 {
		return b.String()
	}
	fmt.Fprintf(&b, "| | %s |\n|---|%s\n", strings.Join(t.columns, " | "), strings.Repeat("--:|", len(t.columns)))
	for _, r := range t.rows {
		cells := make([]string, len(t.columns))
		for i, column := range t.columns {
			cells[i] = t.cell(r, column)
		}
		if r.absent != "" {
			cells[0] = strings.TrimPrefix(cells[0]+" not measured: "+r.absent, "– ")
		}
		fmt.Fprintf(&b, "| %s | %s |\n", r.name, strings.Join(cells, " | "))
	}
	for i, g := range t.goals {
		fmt.Fprintf(&b, "%s- %s\n", strings.Repeat("\n", max(0, 1-i)), g.verdict())
	}
	return b.String()
}

// cell is what was measured of a program, and ours divided by it.
func (t *table) cell(r *row, column string) string {
	s := r.cells[column]
	ratio := t.of(ours, column).over(s)
	if t.unpaired || r.name == ours || math.IsNaN(ratio) || math.IsInf(ratio, 0) {
		return s.String()
	}
	return s.String() + " ×" + number(ratio)
}
