package standing

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"leakygut/internal/bibliography"
)

// Report is what came of asking.
type Report struct {
	References int       `json:"references"`       // that were to be asked about
	Asked      int       `json:"asked"`            // of which every question had its turn
	Silent     int       `json:"nothing_to_ask"`   // without a DOI, a PMID or an address
	Complete   bool      `json:"complete"`         // false where the run was interrupted
	Marked     []string  `json:"marked,omitempty"` // keys of those that are known to be retracted
	Findings   []Finding `json:"findings"`         // by kind, then by reference
	CacheError error     `json:"-"`                // why answers could not be kept; nil where they were
}

func newReport(entries []bibliography.Entry, replies [][]reply) Report {
	r := Report{References: len(entries), Complete: true, Findings: []Finding{}}
	byKind := map[Kind][]Finding{}
	for i, e := range entries {
		if e.Custom.Retracted != nil {
			r.Marked = append(r.Marked, e.ID)
		}
		switch {
		case len(replies[i]) == 0:
			r.Silent++
		case interrupted(replies[i]):
			r.Complete = false
		default:
			r.Asked++
		}
		for _, f := range judge(e, replies[i]) {
			byKind[f.Kind] = append(byKind[f.Kind], f)
		}
	}
	for _, kind := range Kinds() {
		r.Findings = append(r.Findings, byKind[kind]...)
	}
	return r
}

func interrupted(replies []reply) bool {
	for _, r := range replies {
		if errors.Is(r.err, context.Canceled) || errors.Is(r.err, context.DeadlineExceeded) {
			return true
		}
	}
	return false
}

// NothingToDo tells whether everything was asked and nothing was found.
func (r Report) NothingToDo() bool { return r.Complete && len(r.Findings) == 0 }

// JSON writes the report for programs.
func (r Report) JSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// Text writes the report for people: a group for each thing to do.
func (r Report) Text(w io.Writer) error {
	var b strings.Builder
	for i, f := range r.Findings {
		if i == 0 || r.Findings[i-1].Kind != f.Kind {
			fmt.Fprintf(&b, "%s\n  = %s\n", f.Kind.heading(), f.Kind.advice())
		}
		fmt.Fprintf(&b, "  %s: %s\n", f.Key, shown(f.Title))
		for _, line := range f.Says {
			fmt.Fprintf(&b, "      %s\n", shown(line))
		}
		for _, n := range f.Notices {
			fmt.Fprintf(&b, "      %s\n", shown(n.String()))
		}
		if i == len(r.Findings)-1 || r.Findings[i+1].Kind != f.Kind {
			b.WriteByte('\n')
		}
	}
	b.WriteString(r.summary() + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// summary is the last line of a report.
func (r Report) summary() string {
	text := fmt.Sprintf("%s, %d asked", count(r.References, "reference"), r.Asked)
	if r.Silent > 0 {
		text += fmt.Sprintf(", %d without a DOI, a PMID or an address", r.Silent)
	}
	if len(r.Marked) > 0 {
		text += fmt.Sprintf(", %d marked as retracted", len(r.Marked))
	}
	switch n := len(r.Findings); n {
	case 0:
		if r.Complete {
			text += ": nothing to do"
		}
	default:
		text += ": " + count(n, "thing") + " to do"
	}
	if !r.Complete {
		text += fmt.Sprintf("\nThis report is partial: it was interrupted with %s not asked. Run it again to go on.", count(r.References-r.Asked-r.Silent, "reference"))
	}
	return text
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// String is a notice in a line: "Retraction, May 2, 2024: https://doi.org/…
// (Crossref)".
func (n Notice) String() string {
	text := n.Label
	for layout, words := range map[string]string{time.DateOnly: "January 2, 2006", "2006-01": "January 2006", "2006": "2006"} {
		if day, err := time.Parse(layout, n.Date); err == nil {
			text += ", " + day.Format(words)
		}
	}
	var ways []string
	for _, l := range (bibliography.Retraction{DOI: n.DOI, PMID: n.PMID}).Links() {
		ways = append(ways, l.Href)
	}
	if len(ways) > 0 {
		text += ": " + strings.Join(ways, " ")
	}
	return text + " (" + n.From + ")"
}

// shown is a text of others without characters that move a terminal's cursor.
func shown(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, s)
}
