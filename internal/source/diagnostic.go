package source

import (
	"cmp"
	"slices"
)

// Severity says whether a guide may be served with the mistake in it.
type Severity int

// The severities.
const (
	Error Severity = iota
	Warning
)

// String is the severity as programs read it.
func (s Severity) String() string { return [...]string{Error: "error", Warning: "warning"}[s] }

// Diagnostic is one thing that is wrong in one place.
type Diagnostic struct {
	File     *File
	Offset   int // in bytes
	Length   int // in bytes, of what the caret marks; at least one character is
	Rule     string
	Message  string
	Hint     string // what to do about it; may be empty
	About    string // what an excuse calls it: a claim, a word; often empty
	Severity Severity
}

// List is diagnostics of many files.
type List []Diagnostic

// Sort puts them in order of file and place, and drops those that say the same
// of the same place.
func (l List) Sort() List {
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.File.Name, b.File.Name), cmp.Compare(a.Offset, b.Offset),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message),
		)
	})
	return slices.CompactFunc(l, func(a, b Diagnostic) bool {
		return a.File.Name == b.File.Name && a.Offset == b.Offset && a.Rule == b.Rule && a.Message == b.Message
	})
}

// Errors counts those that stop a build.
func (l List) Errors() int { return l.count(Error) }

// Warnings counts those that do not.
func (l List) Warnings() int { return l.count(Warning) }

func (l List) count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}
