package compile

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// Limits of what is shown in lists, cards and search results, in characters.
const (
	maxTitle   = 65
	maxVerdict = 200
)

// articleMeta is the front matter of an article. Every field is required unless
// its comment says otherwise.
type articleMeta struct {
	Title         string       `yaml:"title"`
	Name          string       `yaml:"name"`         // short, for menus
	Order         int          `yaml:"order"`        // place in its section, from 1
	Verdict       string       `yaml:"verdict"`      // one sentence, its certainty in words
	Certainty     string       `yaml:"certainty"`    // of the verdict
	ShareTitle    string       `yaml:"share_title"`  // optional: the title where links are shown
	Share         string       `yaml:"share"`        // optional: the verdict where links are shown
	KeyMessages   []string     `yaml:"key_messages"` // ids of two or three claims
	Published     date         `yaml:"published"`
	Reviewed      date         `yaml:"reviewed"`
	EvidenceTo    date         `yaml:"evidence_to"`
	NextReview    date         `yaml:"next_review"`
	ClinicalCheck checkMeta    `yaml:"clinical_check"` // none, or who and when
	Related       []string     `yaml:"related"`        // optional
	Aliases       []string     `yaml:"aliases"`        // optional
	Changes       []changeMeta `yaml:"changes"`        // newest first
	Draft         bool         `yaml:"draft"`          // optional: whether readers may not see it yet

	Excused []excuseMeta `yaml:"excused"` // optional: rules that are broken for a reason
}

// checkMeta is the word "none", which reads better than an absent field, or a
// person.
type checkMeta struct {
	Name string `yaml:"name"`
	Role string `yaml:"role"`
	Date date   `yaml:"date"`
}

// UnmarshalYAML implements [yaml.Unmarshaler].
func (c *checkMeta) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode && n.Value == "none" {
		return nil
	}
	type person checkMeta
	return n.Decode((*person)(c))
}

// pageMeta is the front matter of a page that is not an article.
type pageMeta struct {
	Title       string `yaml:"title"`
	Name        string `yaml:"name"`
	Description string `yaml:"description"`
	Updated     date   `yaml:"updated"`

	Excused []excuseMeta `yaml:"excused"` // optional: rules that are broken for a reason
}

// splitFrontMatter parts a document into its front matter and the offset of its
// body. It returns false where the document does not open with one.
func splitFrontMatter(text []byte) (front []byte, body int, ok bool) {
	const fence = "---\n"
	if !bytes.HasPrefix(text, []byte(fence)) {
		return nil, 0, false
	}
	at := len(fence)
	for line := range bytes.Lines(text[at:]) {
		if string(line) == fence || string(line) == "---" { // the end of the file
			return text[len(fence):at], at + len(line), true
		}
		at += len(line)
	}
	return nil, 0, false
}

// noFrontMatter says why a file has no front matter that can be read.
func noFrontMatter(file *source.File) source.Diagnostic {
	d := source.Diagnostic{
		File: file, Rule: "front-matter", Message: "the file does not open with front matter",
		Hint: "start with a line of three hyphens, the fields, and three hyphens",
	}
	switch first := file.Line(1); {
	case string(first) == "---":
		d.Length, d.Message, d.Hint = len(first), "the front matter does not end", "put a line of three hyphens below its fields"
	case bytes.HasPrefix(first, []byte("---")) && strings.Trim(string(first), "- \t") == "":
		d.Offset, d.Message, d.Hint = len("---"), "front matter opens with three hyphens and nothing behind them", "take out what follows them"
	}
	return d
}

// readMeta decodes the front matter into the struct of the document's role.
func (d *document) readMeta(text []byte) {
	var into any = &d.page
	if d.kind != 0 {
		into = &d.article
	}
	var list source.List
	d.yaml, list = decodeYAML(d.file, text, 1, into)
	d.list = append(d.list, list...)
	switch {
	case !d.yaml.fields():
	case d.kind != 0:
		d.checkArticleMeta()
	default:
		d.checkPageMeta()
	}
}

func (d *document) checkPageMeta() {
	d.required("title", "name", "description", "updated")
	d.atMost("title", d.page.Title, guide.MaxShareTitle)
	d.atMost("description", d.page.Description, guide.MaxShareText)
}

func (d *document) checkArticleMeta() {
	m := &d.article
	d.required("title", "name", "order", "verdict", "certainty", "published", "reviewed", "evidence_to", "next_review")
	d.atMost("title", m.Title, maxTitle)
	d.atMost("verdict", m.Verdict, maxVerdict)
	if n := d.yaml.at("order"); n != nil && n.ShortTag() == "!!int" && m.Order < 1 {
		d.meta("order", "required", "order is the place of the article in its section, from 1")
	}
	if m.Certainty != "" {
		d.verdict = certainty(m.Certainty, func(rule, message, hint string) {
			d.list = append(d.list, d.yaml.report(d.yaml.at("certainty"), rule, message, hint))
		})
	}
	if n, isList := d.yaml.size("key_messages"); (isList || !d.yaml.given("key_messages")) && (n < 2 || n > 3) {
		d.meta("key_messages", "key-messages", fmt.Sprintf("key messages: %d; an article has two or three", n))
	}
	d.checkShare()
	d.checkDates()
	d.checkChanges()
	d.checkClinicalCheck()
}

// checkShare reports a title and a verdict that no link to the article can say
// whole: cut, a verdict may say the opposite of what it says.
func (d *document) checkShare() {
	m := &d.article
	a := guide.Article{
		Document: guide.Document{Title: m.Title, Description: m.Verdict}, Certainty: d.verdict, ShareTitle: m.ShareTitle, Share: m.Share,
	}
	title, text := a.Shared()
	if utf8.RuneCountInString(m.Title) <= maxTitle {
		d.shareAtMost("share_title", "title", title, guide.MaxShareTitle)
	}
	if utf8.RuneCountInString(m.Verdict) <= maxVerdict {
		d.shareAtMost("share", "verdict", text, guide.MaxShareText)
	}
}

func (d *document) shareAtMost(key, from, shared string, limit int) {
	n := utf8.RuneCountInString(shared)
	if n <= limit {
		return
	}
	at, hint := key, "say it shorter"
	if !d.yaml.given(key) {
		at, hint = from, "say it shorter in a field of its own: "+key
	}
	d.list = append(d.list, d.yaml.report(d.yaml.at(at), "share-length",
		fmt.Sprintf("a link to this article would have %d characters of %s; at most %d fit", n, from, limit), hint))
}

func (d *document) checkDates() {
	m := &d.article
	if before(m.Reviewed, m.Published) {
		d.meta("reviewed", "date-order", "reviewed before it was published")
	}
	if before(m.Reviewed, m.EvidenceTo) {
		d.meta("evidence_to", "date-order", "evidence from after the last review")
	}
	if before(m.NextReview, m.Reviewed) || (!m.Reviewed.IsZero() && m.NextReview.Equal(m.Reviewed.Time)) {
		d.meta("next_review", "date-order", "the next review is not after the last one")
	}
}

// before tells whether a day is before another one, where both could be read.
func before(a, b date) bool { return !a.IsZero() && !b.IsZero() && a.Before(b.Time) }

func (d *document) checkClinicalCheck() {
	const key = "clinical_check"
	n := d.yaml.at(key)
	switch {
	case n == nil || n.ShortTag() == "!!null":
		d.meta(key, "required", key+" is missing: none, or the name, role and date of a person")
	case n.Kind != yaml.MappingNode:
	case !d.yaml.given(key, "name") || !d.yaml.given(key, "role") || !d.yaml.given(key, "date"):
		d.meta(key, "required", "a clinical check names the person, the role and the date")
	}
}

// meta reports a mistake at a field of the front matter, or at the top of the
// file where the field is not there.
func (d *document) meta(key, rule, message string) {
	d.list = append(d.list, d.yaml.report(d.yaml.at(key), rule, message, ""))
}

// required keeps silent about a field that is there and could not be read, which
// was reported already.
func (d *document) required(keys ...string) {
	for _, key := range keys {
		if !d.yaml.given(key) {
			d.meta(key, "required", key+" is missing")
		}
	}
}

func (d *document) atMost(key, value string, limit int) {
	if n := utf8.RuneCountInString(value); n > limit {
		d.meta(key, key+"-length", fmt.Sprintf("%s has %d characters; at most %d fit", key, n, limit))
	}
}

// certainty reads one of GRADE's words, and reports one that is not.
func certainty(word string, report func(rule, message, hint string)) guide.Certainty {
	c, ok := guide.ParseCertainty(strings.ToLower(word))
	if !ok {
		var known []string
		for _, c := range guide.Certainties() {
			known = append(known, c.String())
		}
		report("certainty", fmt.Sprintf("%q is not a certainty", word), nearest(word, known))
	}
	return c
}
