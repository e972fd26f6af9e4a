package source

import (
	"encoding/json"
	"io"
	"path"
)

// report is the JSON document. Its shape is kept: keys may be added, none is
// renamed or taken away.
type report struct {
	Errors      int       `json:"errors"`
	Warnings    int       `json:"warnings"`
	Diagnostics []finding `json:"diagnostics"` // sorted; empty, never null
}

// finding is a diagnostic. Lines and columns count from 1, columns in characters;
// both are 0 where Page says which finished page is meant instead of a file.
type finding struct {
	File     string   `json:"file"` // below the folder that was named, with slashes; empty for a page
	Page     string   `json:"page"` // address of a finished page; empty for a file
	Line     int      `json:"line"`
	Column   int      `json:"column"`
	End      endPlace `json:"end"` // behind what is marked
	Severity string   `json:"severity"`
	Rule     string   `json:"rule"`
	Message  string   `json:"message"`
	Hint     string   `json:"hint"`    // empty where there is none
	Excerpt  string   `json:"excerpt"` // the whole first line
}

type endPlace struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

// JSON writes the diagnostics as one JSON document:
//
//	{
//	  "errors": 1,
//	  "warnings": 0,
//	  "diagnostics": [
//	    {
//	      "file": "content/causes/medicines.md",
//	      "page": "",
//	      "line": 41,
//	      "column": 31,
//	      "end": {"line": 41, "column": 46},
//	      "severity": "error",
//	      "rule": "citation-key",
//	      "message": "no reference \"sigthorson1998\"",
//	      "hint": "did you mean \"sigthorsson1998\"?",
//	      "excerpt": "More permeable within days. [@sigthorson1998]"
//	    }
//	  ]
//	}
//
// Every key is always there. Names of files are put below dir, which may be empty.
// What is wrong in a finished page has its address in "page", no file, and 0 for
// each line and column.
func JSON(w io.Writer, dir string, l List) error {
	r := report{Errors: l.Errors(), Warnings: l.Warnings(), Diagnostics: []finding{}}
	for _, d := range l {
		f := finding{Severity: d.Severity.String(), Rule: d.Rule, Message: d.Message, Hint: d.Hint}
		if d.File.page {
			f.Page = d.File.Name
		} else {
			from, to := d.extent()
			f.File, f.Line, f.Column, f.End = path.Join(dir, d.File.Name), from.Line, from.Column, endPlace(to)
			f.Excerpt = string(d.File.Line(from.Line))
		}
		r.Diagnostics = append(r.Diagnostics, f)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// extent is where what is marked starts, and where it has ended. At least one
// character is marked.
func (d Diagnostic) extent() (from, to Position) {
	from, to = d.File.Position(d.Offset), d.File.Position(d.Offset+d.Length)
	if to == from {
		to.Column++
	}
	return from, to
}
