package standing

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"leakygut/internal/bibliography"
)

// Finding is one thing to do about one source.
type Finding struct {
	Kind    Kind     `json:"kind"`
	Key     string   `json:"key"`               // of the reference
	Title   string   `json:"title"`             // as references.json has it
	Says    []string `json:"says,omitempty"`    // what was found, a line each
	Notices []Notice `json:"notices,omitempty"` // what to read
}

// judge compares an entry with what is known of it.
func judge(e bibliography.Entry, replies []reply) []Finding {
	j := &judgment{entry: e, found: map[Kind]*Finding{}}
	for _, r := range replies {
		switch {
		case errors.Is(r.err, errNoHost):
			j.say(Gone, "%s: %v", r.what, r.err)
		case errors.Is(r.err, context.Canceled), errors.Is(r.err, context.DeadlineExceeded):
			// The run ended before its turn, which the report says once.
		case r.err != nil:
			j.say(Unasked, "%s: %v", r.question, r.err)
		case r.service == address:
			j.address(r)
		case !r.Known:
			j.say(Gone, "%s: not known", r.question)
		case r.Record != nil:
			j.record(r)
		}
	}
	var all []Finding
	for _, kind := range Kinds() {
		if f := j.found[kind]; f != nil {
			all = append(all, *f)
		}
	}
	return all
}

// String names a question as a report does: "DOI 10.5555/x".
func (q question) String() string {
	switch q.service {
	case crossref:
		return "DOI " + q.what
	case pubmed:
		return "PMID " + q.what
	}
	return q.what
}

type judgment struct {
	entry bibliography.Entry
	found map[Kind]*Finding
}

func (j *judgment) of(kind Kind) *Finding {
	if j.found[kind] == nil {
		j.found[kind] = &Finding{Kind: kind, Key: j.entry.ID, Title: plain(j.entry.Title)}
	}
	return j.found[kind]
}

func (j *judgment) say(kind Kind, format string, args ...any) {
	f := j.of(kind)
	f.Says = append(f.Says, fmt.Sprintf(format, args...))
}

func (j *judgment) address(r reply) {
	switch {
	case !r.Known:
		j.say(Gone, "%s: there is no such page", r.what)
	case frontPage(r.what, r.Final):
		j.say(Gone, "%s: it leads to the front page now", r.what)
	case r.Moved:
		j.say(Moved, "%s: it is at %s now", r.what, r.Final)
	}
}

// record compares an entry with its record at one service.
func (j *judgment) record(r reply) {
	notices := r.Record.Notices
	prefixed := slices.ContainsFunc(r.Record.Titles, withdrawn.MatchString)
	if prefixed && !slices.ContainsFunc(notices, func(n Notice) bool { return n.Kind == Retracted }) {
		notices = append(notices, Notice{Kind: Retracted, Label: "Its title says so", From: string(r.service)})
	}
	for _, n := range notices {
		j.notice(n)
	}
	if !sameTitle(j.entry.Title, r.Record.Titles) {
		j.say(Differs, "title here:       %s", plain(j.entry.Title))
		j.say(Differs, "title at %s: %s", r.service, plain(r.Record.Titles[0]))
	}
	if year := j.year(); year != 0 && len(r.Record.Years) > 0 && !slices.Contains(r.Record.Years, year) {
		j.say(Differs, "year here: %d, at %s: %s", year, r.service, list(r.Record.Years))
	}
}

// year is that of an entry; 0 where it has none.
func (j *judgment) year() int {
	if parts := j.entry.Issued.Parts; len(parts) > 0 && len(parts[0]) > 0 {
		return parts[0][0]
	}
	return 0
}

func list(years []int) string {
	var words []string
	for _, y := range years {
		words = append(words, strconv.Itoa(y))
	}
	return strings.Join(words, ", ")
}

// notice adds a notice, unless an editor knows it already. Two services that tell
// of one notice tell of it once.
func (j *judgment) notice(n Notice) {
	if n.Kind == Retracted && j.entry.Custom.Retracted != nil || j.noted(n) {
		return
	}
	f := j.of(n.Kind)
	for i := range f.Notices {
		if known := &f.Notices[i]; known.same(n) {
			known.join(n)
			return
		}
	}
	f.Notices = append(f.Notices, n)
}

func (j *judgment) noted(n Notice) bool {
	return slices.ContainsFunc(j.entry.Custom.Noted, func(id string) bool {
		return id != "" && (strings.EqualFold(id, n.DOI) || id == n.PMID)
	})
}

// same tells whether two notices are one. A notice without an identifier may be
// any of its kind.
func (n Notice) same(o Notice) bool {
	if n.DOI != "" && o.DOI != "" {
		return strings.EqualFold(n.DOI, o.DOI)
	}
	if n.PMID != "" && o.PMID != "" {
		return n.PMID == o.PMID
	}
	return n.DOI+n.PMID == "" || o.DOI+o.PMID == ""
}

// join adds what another service knows of a notice.
func (n *Notice) join(o Notice) {
	if n.DOI+n.PMID == "" {
		n.Label = o.Label
	}
	for _, f := range []struct{ into, from *string }{{&n.DOI, &o.DOI}, {&n.PMID, &o.PMID}} {
		if *f.into == "" {
			*f.into = *f.from
		}
	}
	if len(o.Date) > len(n.Date) {
		n.Date = o.Date
	}
	if !slices.Contains(strings.Split(n.From, ", "), o.From) {
		n.From += ", " + o.From
	}
}
