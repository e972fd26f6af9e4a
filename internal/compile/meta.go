package compile

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// Limits of what is shown in lists, cards and search results, in characters.
const (
	maxTitle       = 65
	maxDescription = 200
)

// articleMeta is the front matter of an article. Every field is required unless
// its comment says otherwise.
type articleMeta struct {
	Title         string       `yaml:"title"`
	Name          string       `yaml:"name"`         // short, for menus
	Order         int          `yaml:"order"`        // place in its section, from 1
	Verdict       string       `yaml:"verdict"`      // one sentence, its certainty in words
	Certainty     string       `yaml:"certainty"`    // of the verdict
	KeyMessages   []string     `yaml:"key_messages"` // ids of two or three claims
	Published     date         `yaml:"published"`
	Reviewed      date         `yaml:"reviewed"`
	EvidenceTo    date         `yaml:"evidence_to"`
	NextReview    date         `yaml:"next_review"`
	ClinicalCheck checkMeta    `yaml:"clinical_check"` // none, or who and when
	Related       []string     `yaml:"related"`        // optional
	Aliases       []string     `yaml:"aliases"`        // optional
	Changes       []changeMeta `yaml:"changes"`        // newest first
}

// checkMeta is the word "none" or a person.
type checkMeta struct {
	Name string `yaml:"name"`
	Role string `yaml:"role"`
	Date date   `yaml:"date"`
}

// changeMeta is a line of the change log.
type changeMeta struct {
	Date           date   `yaml:"date"`
	Note           string `yaml:"note"`
	VerdictChanged bool   `yaml:"verdict_changed"` // optional
}

// pageMeta is the front matter of a page that is not an article.
type pageMeta struct {
	Title       string `yaml:"title"`
	Name        string `yaml:"name"`
	Description string `yaml:"description"`
	Updated     date   `yaml:"updated"`
}

// splitFrontMatter parts a document into its front matter and the offset of its
// body. It returns false where the document does not open with one.
func splitFrontMatter(text []byte) (yaml []byte, body int, ok bool) {
	const fence = "---\n"
	if !bytes.HasPrefix(text, []byte(fence)) {
		return nil, 0, false
	}
	rest := text[len(fence):]
	end := bytes.Index(rest, []byte("\n"+fence))
	if bytes.HasPrefix(rest, []byte(fence)) {
		return nil, 2 * len(fence), true
	}
	if end < 0 {
		return nil, 0, false
	}
	return rest[:end+1], len(fence) + end + 1 + len(fence), true
}

// readMeta decodes the front matter into the struct of the document's role.
func (d *document) readMeta(text []byte) {
	var into any = &d.page
	if d.kind != 0 {
		into = &d.article
		text = clinicalCheckNone(text)
	}
	var list source.List
	d.yaml, list = decodeYAML(d.file, text, 1, into)
	d.list = append(d.list, list...)
	if d.kind != 0 {
		d.checkArticleMeta()
		return
	}
	d.required("title", d.page.Title)
	d.required("name", d.page.Name)
	d.required("description", d.page.Description)
	d.requiredDate("updated", d.page.Updated)
	d.atMost("title", d.page.Title, maxTitle)
	d.atMost("description", d.page.Description, maxDescription)
}

// clinicalCheckNone lets authors write the state out, which reads better than
// an absent field: it blanks the word, so that the field decodes as empty and
// every place stays where it is.
func clinicalCheckNone(text []byte) []byte {
	const key = "clinical_check: "
	lines := bytes.SplitAfter(bytes.Clone(text), []byte("\n"))
	for _, line := range lines {
		if strings.TrimRight(string(line), " \r\n") == key+"none" {
			copy(line[len(key):], "null")
		}
	}
	return bytes.Join(lines, nil)
}

func (d *document) checkArticleMeta() {
	m := &d.article
	d.required("title", m.Title)
	d.required("name", m.Name)
	d.required("verdict", m.Verdict)
	d.required("certainty", m.Certainty)
	d.atMost("title", m.Title, maxTitle)
	d.atMost("verdict", m.Verdict, maxDescription)
	if m.Order < 1 {
		d.meta("order", "required", "order is missing: the place of the article in its section, from 1")
	}
	if m.Certainty != "" {
		d.certainty(m.Certainty, func(rule, message, hint string) {
			d.list = append(d.list, d.yaml.report(d.yaml.at("certainty"), rule, message, hint))
		})
	}
	d.checkDates()
	d.checkChanges()
	if n := len(m.KeyMessages); n < 2 || n > 3 {
		d.meta("key_messages", "key-messages", fmt.Sprintf("%d key messages: an article has two or three", n))
	}
	if d.yaml.at("clinical_check") == nil {
		d.meta("clinical_check", "required", "clinical_check is missing: none, or the name, role and date of a person")
	} else if c := m.ClinicalCheck; c != (checkMeta{}) && (c.Name == "" || c.Role == "" || c.Date.IsZero()) {
		d.meta("clinical_check", "required", "a clinical check names the person, the role and the date")
	}
}

func (d *document) checkDates() {
	m := &d.article
	d.requiredDate("published", m.Published)
	d.requiredDate("reviewed", m.Reviewed)
	d.requiredDate("evidence_to", m.EvidenceTo)
	d.requiredDate("next_review", m.NextReview)
	if m.Reviewed.Before(m.Published.Time) {
		d.meta("reviewed", "date-order", "reviewed before it was published")
	}
	if m.EvidenceTo.After(m.Reviewed.Time) {
		d.meta("evidence_to", "date-order", "evidence from after the last review")
	}
	if !m.NextReview.IsZero() && !m.NextReview.After(m.Reviewed.Time) {
		d.meta("next_review", "date-order", "the next review is not after the last one")
	}
}

func (d *document) checkChanges() {
	changes := d.article.Changes
	if len(changes) == 0 {
		d.meta("changes", "required", "changes is missing: at least the date and note of the first publication")
	}
	for i, c := range changes {
		if c.Date.IsZero() || c.Note == "" {
			d.list = append(d.list, d.yaml.report(d.yaml.at("changes", i), "required", "a change has a date and a note", ""))
		}
		if i > 0 && c.Date.After(changes[i-1].Date.Time) {
			d.list = append(d.list, d.yaml.report(d.yaml.at("changes", i), "date-order", "changes stand newest first", ""))
		}
	}
}

// meta reports a mistake at a field of the front matter, or at the top of the
// file where the field is not there.
func (d *document) meta(key, rule, message string) {
	d.list = append(d.list, d.yaml.report(d.yaml.at(key), rule, message, ""))
}

func (d *document) required(key, value string) {
	if strings.TrimSpace(value) == "" {
		d.meta(key, "required", key+" is missing")
	}
}

// requiredDate keeps silent about a date that is there and could not be read,
// which was reported already.
func (d *document) requiredDate(key string, value date) {
	if value.IsZero() && d.yaml.at(key) == nil {
		d.meta(key, "required", key+" is missing")
	}
}

func (d *document) atMost(key, value string, limit int) {
	if n := utf8.RuneCountInString(value); n > limit {
		d.meta(key, key+"-length", fmt.Sprintf("%s has %d characters; at most %d fit", key, n, limit))
	}
}

// certainty reads one of GRADE's words, and reports one that is not.
func (d *document) certainty(word string, report func(rule, message, hint string)) guide.Certainty {
	c, ok := guide.ParseCertainty(strings.ToLower(strings.ReplaceAll(word, "-", " ")))
	if !ok {
		var known []string
		for _, c := range guide.Certainties() {
			known = append(known, c.String())
		}
		report("certainty", fmt.Sprintf("%q is not a certainty", word), nearest(word, known))
	}
	return c
}
