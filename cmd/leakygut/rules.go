package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"leakygut/internal/rule"
	"leakygut/internal/source"
)

// rulesCommand explains what the guide is held to.
type rulesCommand struct {
	Name string `arg:"" optional:"" help:"Rule to explain, as it stands in brackets behind a message. Without one, all are listed."`
}

// Validate implements kong's check of a command line.
func (c *rulesCommand) Validate() error {
	if _, known := rule.Find(c.Name); known || c.Name == "" {
		return nil
	}
	hint := "“leakygut rules” lists them"
	if near, ok := source.Nearest(c.Name, rule.Names()); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return fmt.Errorf("no rule is called %q: %s", c.Name, hint)
}

// Run lists the rules, or explains one.
func (c *rulesCommand) Run(out *output) error {
	if r, known := rule.Find(c.Name); known {
		explain(out.stdout, r)
		return nil
	}
	table := tabwriter.NewWriter(out.stdout, 0, 0, 2, ' ', 0)
	for _, r := range rule.All() {
		fmt.Fprintf(table, "%s\t%s\t%s\n", r.Name, r.Severity, r.Why)
	}
	return table.Flush()
}

// explain writes what a rule wants, what may excuse it, and its examples.
func explain(w io.Writer, r rule.Rule) {
	fmt.Fprintf(w, "%s (%s)\n%s\n", r.Name, r.Severity, r.Why)
	if r.Excusable {
		about := ""
		if r.About != "" {
			about = ", about: " + r.About
		}
		fmt.Fprintf(w, "\nFront matter may excuse it:\n\n    excused:\n      - {rule: %s%s, why: \"…\"}\n", r.Name, about)
	}
	for _, e := range r.With {
		fmt.Fprintf(w, "\nWith this in %s:\n\n%s", e.File, indented(e))
	}
	if r.Bad.File != "" {
		fmt.Fprintf(w, "\nNot this, in %s:\n\n%s", r.Bad.File, indented(r.Bad))
		fmt.Fprintf(w, "\nBut this, in %s:\n\n%s", r.Good.File, indented(r.Good))
	}
}

// indented is the text of an example, a little to the right.
func indented(e rule.Example) string {
	if e.Text == "" {
		return "    (no such file)\n"
	}
	lines := slices.Collect(strings.Lines(strings.ToValidUTF8(strings.TrimSuffix(e.Text, "\n"), "\uFFFD")))
	return strings.ReplaceAll("    "+strings.Join(lines, "    ")+"\n", "    \n", "\n")
}
