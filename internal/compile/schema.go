package compile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"leakygut/internal/guide"
)

// fieldMeta is what the schema of front matter says of a field beyond its type.
type fieldMeta struct {
	about    string
	optional bool
	most     int      // characters, or items of a list; 0 for any number
	least    int      // items of a list
	values   []string // all that there are
	pattern  string   // of the text, or of each item of a list
}

// fieldsMeta describes every field of front matter, by the name of its struct and
// its own. [Schema] fails where a field has no line here, or a line no field.
func fieldsMeta() map[string]fieldMeta {
	certainties, effects := words(guide.Certainties()), words(guide.Effects())
	const (
		slug    = `[a-z0-9]+(-[a-z0-9]+)*`
		article = `^/?(` + slug + `/)?` + slug + `$`
	)
	excused := fieldMeta{about: "Rules that this text breaks for a reason.", optional: true}
	return map[string]fieldMeta{
		"article.title":          {about: "The heading of the page.", most: maxTitle},
		"article.name":           {about: "Short, for lists and menus."},
		"article.order":          {about: "Place in its section, from 1."},
		"article.verdict":        {about: "One sentence with its certainty in words: the description of the page, its card and its feed.", most: maxVerdict},
		"article.certainty":      {about: "How certain the verdict is, in GRADE's words.", values: certainties},
		"article.key_messages":   {about: "Ids of two or three claims, of this article or another.", least: 2, most: 3, pattern: "^" + slug + "$"},
		"article.published":      {about: "The day on which the article was first online."},
		"article.reviewed":       {about: "The day on which the text was last held against its sources. Not before it was published."},
		"article.evidence_to":    {about: "The day up to which evidence was looked for. Not after the last review."},
		"article.next_review":    {about: "The day by which it is to be reviewed again. After it, the page says that it is overdue."},
		"article.clinical_check": {about: "none, or the clinician who has checked the article: a real person only."},
		"article.related":        {about: "Other articles, as section/slug or slug.", optional: true, pattern: article},
		"article.aliases":        {about: "Older addresses of the article, from the root.", optional: true, pattern: aliasPattern.String()},
		"article.changes":        {about: "What changed and when, the newest first.", least: 1},
		"article.share_title":    {about: "The title where links to the article are shown, if the title is too long for that.", optional: true, most: guide.MaxShareTitle},
		"article.share":          {about: "The verdict where links to the article are shown, without its certainty, if the verdict is too long for that.", optional: true, most: guide.MaxShareText},
		"article.draft":          {about: "Whether readers may not see it yet.", optional: true},
		"article.excused":        excused,

		"page.title":       {about: "The heading of the page.", most: guide.MaxShareTitle},
		"page.name":        {about: "Short, for lists and menus."},
		"page.description": {about: "One sentence: what search engines and cards show.", most: guide.MaxShareText},
		"page.updated":     {about: "The day of the last change."},
		"page.excused":     excused,

		"check.name": {about: "Of the clinician."},
		"check.role": {about: "What the clinician is, such as gastroenterologist."},
		"check.date": {about: "The day of the check."},

		"change.date":        {about: "The day of the change."},
		"change.note":        {about: "What changed, in a sentence for readers."},
		"change.verdict_was": {about: "What the verdict was until then, where it changed.", optional: true},
		"change.claims":      {about: "The claims that changed, are new or were withdrawn.", optional: true},

		"verdict.text":      {about: "The verdict as it was."},
		"verdict.certainty": {about: "How certain it was.", values: certainties},

		"claim.id":        {about: "Of the claim, in this article.", pattern: "^" + slug + "$"},
		"claim.was":       {about: "Its sentence as it was, in plain words.", optional: true},
		"claim.certainty": {about: "How certain it was.", optional: true, values: certainties},
		"claim.effect":    {about: "Its effect as it was, where that changed.", optional: true, values: effects},
		"claim.new":       {about: "Whether it was not there before.", optional: true},
		"claim.withdrawn": {about: "Whether it is there no more.", optional: true},

		"excuse.rule":  {about: "The rule, as it stands in brackets behind a message."},
		"excuse.about": {about: "The word or the id of the claim that is meant, where the rule is about one.", optional: true},
		"excuse.why":   {about: "Why the text breaks it."},
	}
}

// words are values as authors write them.
func words[T fmt.Stringer](values []T) []string {
	var all []string
	for _, v := range values {
		all = append(all, v.String())
	}
	return all
}

// schemaText is a JSON Schema, as far as front matter asks for one.
type schemaText struct {
	Schema      string                 `json:"$schema,omitempty"`
	Title       string                 `json:"title,omitempty"`
	Description string                 `json:"description,omitempty"`
	Ref         string                 `json:"$ref,omitempty"`
	Type        string                 `json:"type,omitempty"`
	Const       string                 `json:"const,omitempty"`
	Enum        []string               `json:"enum,omitempty"`
	Format      string                 `json:"format,omitempty"`
	Pattern     string                 `json:"pattern,omitempty"`
	Minimum     int                    `json:"minimum,omitempty"`
	MaxLength   int                    `json:"maxLength,omitempty"`
	MinItems    int                    `json:"minItems,omitempty"`
	MaxItems    int                    `json:"maxItems,omitempty"`
	Unique      bool                   `json:"uniqueItems,omitempty"`
	Items       *schemaText            `json:"items,omitempty"`
	AnyOf       []*schemaText          `json:"anyOf,omitempty"`
	If          *schemaText            `json:"if,omitempty"`
	Then        *schemaText            `json:"then,omitempty"`
	Else        *schemaText            `json:"else,omitempty"`
	Required    []string               `json:"required,omitempty"`
	Properties  properties             `json:"properties,omitempty"`
	Additional  *bool                  `json:"additionalProperties,omitempty"`
	Defs        map[string]*schemaText `json:"$defs,omitempty"`
}

// properties are fields in the order in which they are written.
type properties []property

type property struct {
	name string
	*schemaText
}

// MarshalJSON implements [json.Marshaler].
func (p properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, field := range p {
		text, err := json.Marshal(field.schemaText)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%q:%s", field.name, text)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// Schema is the JSON Schema (2020-12) of front matter, for editors that complete
// and check it. It is made of the structs that the compiler reads front matter
// into. What has a description is a page, anything else an article; either can be
// referred to by itself, as #/$defs/page and #/$defs/article.
func Schema() ([]byte, error) {
	m := schemaMaker{fields: fieldsMeta(), used: map[string]bool{}}
	article, page := m.object(reflect.TypeFor[articleMeta]()), m.object(reflect.TypeFor[pageMeta]())
	for name := range m.fields {
		if !m.used[name] {
			m.problems = append(m.problems, fmt.Errorf("no field is called %s", name))
		}
	}
	if len(m.problems) > 0 {
		return nil, errors.Join(m.problems...)
	}
	article.Title, page.Title = "An article", "A page that is no article"
	whole := schemaText{
		Schema: "https://json-schema.org/draft/2020-12/schema",
		Title:  "Front matter of the guide",
		If:     &schemaText{Required: []string{"description"}},
		Then:   &schemaText{Ref: "#/$defs/page"}, Else: &schemaText{Ref: "#/$defs/article"},
		Defs: map[string]*schemaText{"article": article, "page": page},
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(whole)
	return b.Bytes(), err
}

// schemaMaker turns types into schemas.
type schemaMaker struct {
	fields   map[string]fieldMeta
	used     map[string]bool
	problems []error
}

func (m *schemaMaker) object(t reflect.Type) *schemaText {
	s := &schemaText{Type: "object", Additional: new(bool)}
	group := strings.TrimSuffix(t.Name(), "Meta")
	for f := range t.Fields() {
		key, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if key == "" {
			continue
		}
		meta, ok := m.fields[group+"."+key]
		if !ok {
			m.problems = append(m.problems, fmt.Errorf("the field %s.%s is not described", group, key))
		}
		m.used[group+"."+key] = true
		field := m.value(f.Type, meta)
		field.Description = meta.about
		s.Properties = append(s.Properties, property{key, field})
		if !meta.optional {
			s.Required = append(s.Required, key)
		}
	}
	return s
}

// value is the schema of a field of a type.
func (m *schemaMaker) value(t reflect.Type, meta fieldMeta) *schemaText {
	switch {
	case t == reflect.TypeFor[date]():
		return &schemaText{Type: "string", Format: "date", Pattern: `^\d{4}-\d{2}-\d{2}$`}
	case t == reflect.TypeFor[checkMeta]():
		return &schemaText{AnyOf: []*schemaText{{Const: "none"}, m.object(t)}}
	case t.Kind() == reflect.Struct:
		return m.object(t)
	case t.Kind() == reflect.Slice:
		item := m.value(t.Elem(), fieldMeta{pattern: meta.pattern})
		return &schemaText{Type: "array", Items: item, MinItems: meta.least, MaxItems: meta.most, Unique: t.Elem().Kind() == reflect.String}
	case t.Kind() == reflect.Int:
		return &schemaText{Type: "integer", Minimum: 1}
	case t.Kind() == reflect.Bool:
		return &schemaText{Type: "boolean"}
	case len(meta.values) > 0:
		return &schemaText{Type: "string", Enum: slices.Clone(meta.values)}
	}
	pattern := meta.pattern
	if pattern == "" {
		pattern = `\S` // a blank says nothing
	}
	return &schemaText{Type: "string", Pattern: pattern, MaxLength: meta.most}
}
