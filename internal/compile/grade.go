package compile

import (
	"fmt"

	"leakygut/internal/readability"
	"leakygut/internal/source"
)

// checkGrade reports articles that ask for more years of school than most
// readers have. Red flags and headings do not count.
func (d *document) checkGrade() {
	if d.kind == 0 || d.unwritten { // half a text has no grade
		return
	}
	grade, rules := readability.Measure(readability.Prose(d.result.Body)).FleschKincaid(), d.rules.grade
	problem := source.Diagnostic{
		File: d.file, Offset: d.base, Rule: "reading-grade",
		Message: fmt.Sprintf("the text reads at grade %.1f (Flesch-Kincaid)", grade),
		Hint:    "leakygut readability shows the sentences and words that cost most",
	}
	switch {
	case rules.Most > 0 && grade > rules.Most:
		problem.Rule = "reading-limit"
		d.list = append(d.list, problem)
	case rules.Advise > 0 && grade > rules.Advise:
		d.list = append(d.list, problem)
	}
}
