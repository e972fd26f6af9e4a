package compile

import (
	"fmt"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// Option says for whom a guide is compiled. Without one it holds all articles
// but those marked as drafts, whatever day they are published on.
type Option func(*audience)

// On is for readers on the day of a moment, UTC: articles that are published on a
// later one are drafts, and warnings say what has become too old by then.
func On(now time.Time) Option {
	return func(a *audience) { a.day = now.UTC().Truncate(24 * time.Hour) }
}

// WithDrafts is for writers: drafts stand in their sections as if they were
// published.
func WithDrafts() Option { return func(a *audience) { a.drafts = true } }

// never is later than any date that a document can have.
var never = time.Date(10000, time.January, 1, 0, 0, 0, 0, time.UTC)

const draftHint = "publish that one first, or take this out until then"

// audience is who reads a guide: on which day, and whether they see drafts.
type audience struct {
	day    time.Time // zero where none is set: then every day has come
	drafts bool
}

func newAudience(options []Option) audience {
	var a audience
	for _, option := range options {
		option(&a)
	}
	return a
}

// hidden tells whether readers may not see a document on the day.
func (a audience) hidden(d *document) bool { return a.early(time.Time{}, d) }

// shows tells whether an article stands in the guide, and not apart from it.
func (a audience) shows(article *guide.Article) bool { return a.drafts || !article.Draft }

// early tells whether something that is public from a day on, or by now, would
// lead to a document before readers may see it. A guide in which nothing does
// stays whole as its articles appear.
func (a audience) early(from time.Time, to *document) bool {
	return a.ahead(to.appears()) && to.appears().After(from)
}

// ahead tells whether a day has not come yet.
func (a audience) ahead(day time.Time) bool {
	return day.Equal(never) || (!a.day.IsZero() && day.After(a.day))
}

// due is the next day on which a document appears; zero where none has one.
func (a audience) due(documents []*document) guide.Date {
	var next guide.Date
	for _, d := range documents {
		appears := d.appears()
		if a.ahead(appears) && appears != never && (next.IsZero() || appears.Before(next.Time)) {
			next.Time = appears
		}
	}
	return next
}

// appears is the day from which readers may see a document.
func (d *document) appears() time.Time {
	switch {
	case d.kind == 0:
		return time.Time{}
	case d.article.Draft:
		return never
	}
	return d.article.Published.Time
}

// state says in a sentence why readers may not see a document yet.
func (d *document) state() string {
	if d.article.Draft {
		return "not public: " + d.file.Name + " is a draft"
	}
	return "not public before " + d.article.Published.Long()
}

// held is the field of the front matter that keeps a document from readers.
func (d *document) held() *yaml.Node {
	if d.article.Draft {
		return d.yaml.at("draft")
	}
	return d.yaml.at("published")
}

// checkEarly reports a link to what is not public yet when the link is.
func (a *assembler) checkEarly(d *document, l link) source.List {
	path, _, _ := strings.Cut(l.href, "#")
	path, _, _ = strings.Cut(path, "?")
	target := a.byPath[path]
	id, isClaim := strings.CutPrefix(path, guide.ClaimsPath+"/")
	if isClaim {
		target = a.claims[id]
	}
	if target == nil || !a.early(d.appears(), target) || (!isClaim && target.result.Path != path) {
		return nil
	}
	return source.List{{
		File: d.file, Offset: d.base + l.offset, Length: l.length, Rule: "draft-link",
		Message: fmt.Sprintf("%s is %s", path, target.state()), Hint: draftHint,
	}}
}
