package web

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A script is a text file of cases. A blank line ends a case; a line that starts
// with "#" is a comment. A case is a request as it goes over the wire, then what
// is expected of the answer:
//
//	GET /causes/medicines         method and target, as they are sent
//	Accept-Encoding: br;q=0, gzip header lines
//	> a=b                         a body to send
//	= status is 200               expectations
//	= Content-Encoding is gzip
//	= Vary contains Accept-Encoding
//	= Location absent
//	= body lacks <script
//
// The subject of an expectation is "status", "body" (decoded) or a header, and
// the verb one of "is", "contains", "lacks" and "absent". A case has at least one
// expectation of the status. These stand for other text:
//
//	{etag br}           the entity tag that the target has in an encoding
//	{static style.css}  the address of a static file
//	{100 abc}           a text as many times
//	\xff                a byte
//
// What holds of every answer (see [checkAnswer]) needs no expectation.
type scriptCase struct {
	position string // file:line
	method   string
	target   string
	headers  []string // lines
	body     string
	want     []expectation
}

type expectation struct{ subject, verb, value string }

var verbs = []string{"is", "contains", "lacks", "absent"}

// readScripts reads every script of a folder.
func readScripts(t *testing.T, folder string) []scriptCase {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", folder, "*.txt"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no scripts in %s: %v", folder, err)
	}
	var cases []scriptCase
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		more, err := parseScript(filepath.Base(name), string(text))
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, more...)
	}
	return cases
}

func parseScript(name, text string) ([]scriptCase, error) {
	var cases []scriptCase
	var current *scriptCase
	number := 0
	for line := range strings.Lines(text + "\n\n") {
		number++
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "#"):
		case line == "" && current != nil:
			if len(current.want) == 0 || current.want[0].subject != "status" {
				return nil, fmt.Errorf("%s: no expectation of the status", current.position)
			}
			cases, current = append(cases, *current), nil
		case line == "":
		case current == nil:
			current = &scriptCase{position: fmt.Sprintf("%s:%d", name, number)}
			current.method, current.target, _ = strings.Cut(line, " ")
		default:
			if err := current.add(line); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, number, err)
			}
		}
	}
	return cases, nil
}

// add reads a line of a case after its first.
func (c *scriptCase) add(line string) error {
	if body, ok := strings.CutPrefix(line, "> "); ok {
		c.body += body
		return nil
	}
	text, ok := strings.CutPrefix(line, "= ")
	if !ok {
		c.headers = append(c.headers, line)
		return nil
	}
	subject, rest, _ := strings.Cut(text, " ")
	verb, value, _ := strings.Cut(rest, " ")
	if !slices.Contains(verbs, verb) || (value == "") != (verb == "absent") {
		return fmt.Errorf("cannot be read: %q", line)
	}
	c.want = append(c.want, expectation{subject, verb, value})
	return nil
}

// check compares an answer with what a case expects.
func (c *scriptCase) check(t *testing.T, a answer) {
	t.Helper()
	for _, want := range c.want {
		got, here := a.subject(want.subject)
		ok := false
		switch want.verb {
		case "is":
			ok = got == want.value
		case "contains":
			ok = strings.Contains(got, want.value)
		case "lacks":
			ok = here && !strings.Contains(got, want.value)
		case "absent":
			ok = !here
		}
		if !ok {
			t.Errorf("%s: %s %.100s: %s: %q; want: %s %q", c.position, c.method, c.target, want.subject, shorten(got), want.verb, want.value)
		}
	}
}

// shorten keeps failures of whole pages readable.
func shorten(s string) string {
	if len(s) > 1000 {
		return s[:1000] + "…"
	}
	return s
}
