package bibliography

import (
	"reflect"
	"strings"
)

// The variables of CSL 1.0.2 that no struct here has a field for. They may stand
// in the file, must have the right type, and are then dropped.
const (
	droppedNames = "chair collection-editor compiler composer container-author contributor curator director " +
		"editorial-director executive-producer guest host illustrator interviewer narrator organizer " +
		"original-author performer producer recipient reviewed-author script-writer series-creator translator"
	droppedDates   = "available-date submitted"
	droppedNumbers = "chapter-number citation-number collection-number first-reference-note-number locator " +
		"number-of-pages number-of-volumes page-first part part-number printing printing-number " +
		"supplement supplement-number"
	droppedTexts = "annote archive archive_collection archive_location archive-place authority call-number " +
		"citation-key citation-label collection-title dimensions division jurisdiction " +
		"original-publisher original-publisher-place original-title part-title references reviewed-genre " +
		"reviewed-title scale source version volume-title volume-title-short year-suffix"
	droppedNameFlags = "comma-suffix parse-names static-ordering" // these may be of any type
	droppedDateFlags = "circa"
)

// variable is where the value of a known key goes.
type variable struct {
	index   int          // of the field in its struct
	dropped reflect.Type // of a value that has no field, instead of index
	numeric bool         // whether text may be written as a number
}

// schema is the known keys of one kind of JSON object.
type schema map[string]variable

// schemaOf reads the csl tags of a struct and adds the keys that are dropped.
func schemaOf(t reflect.Type) schema {
	s := make(schema)
	for i := range t.NumField() {
		names, option, _ := strings.Cut(t.Field(i).Tag.Get("csl"), ",")
		s.add(names, variable{index: i, numeric: option == "number"})
	}
	switch t {
	case reflect.TypeFor[Entry]():
		s.add(droppedNames, variable{dropped: reflect.TypeFor[[]Name]()})
		s.add(droppedDates, variable{dropped: reflect.TypeFor[Date]()})
		s.add(droppedNumbers, variable{dropped: reflect.TypeFor[string](), numeric: true})
		s.add(droppedTexts, variable{dropped: reflect.TypeFor[string]()})
		s.add("categories", variable{dropped: reflect.TypeFor[[]string]()})
	case reflect.TypeFor[Name]():
		s.add(droppedNameFlags, variable{dropped: reflect.TypeFor[any]()})
	case reflect.TypeFor[Date]():
		s.add(droppedDateFlags, variable{dropped: reflect.TypeFor[any]()})
	}
	return s
}

func (s schema) add(names string, v variable) {
	for name := range strings.FieldsSeq(names) {
		s[name] = v
	}
}

// field is the place in the struct f for the variable.
func (v variable) field(f reflect.Value) reflect.Value {
	if v.dropped != nil {
		return reflect.New(v.dropped).Elem()
	}
	return f.Field(v.index)
}
