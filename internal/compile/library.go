package compile

import (
	"slices"
	"strings"

	"leakygut/internal/guide"
	"leakygut/internal/markdown"
	"leakygut/internal/source"
)

// library is what documents draw on. It is read only while they are compiled,
// which happens in parallel.
type library struct {
	from         []*source.File // what it was made of; nil for what there is none of
	markdown     *markdown.Markdown
	bibliography *source.File
	references   map[string]*guide.Reference
	offsets      map[string]int // where each stands in the bibliography, by id
	years        map[string]int // when each was published, where that is known
	glossary     glossary
	rules        *rules
	figures      map[string]drawing // by file name
}

// readLibrary reads what all documents draw on.
func readLibrary(files files) (*library, source.List) {
	l := &library{from: files.shared(), bibliography: files.references, markdown: markdown.New(), figures: map[string]drawing{}}
	var list, more source.List
	l.references, l.offsets, l.years, list = readReferences(files.references)
	l.glossary, more = readGlossary(files.glossary)
	list = append(list, more...)
	l.rules, more = readRules(files.rules)
	list = append(list, more...)
	for _, file := range files.drawings {
		name := strings.TrimPrefix(file.Name, figuresDir+"/")
		l.figures[name], more = readDrawing(file)
		list = append(list, more...)
	}
	return l, list
}

// shared are the files that a library is made of.
func (f *files) shared() []*source.File {
	return append([]*source.File{f.references, f.glossary, f.rules}, f.drawings...)
}

// madeOf tells whether the library is that of these files, which are the same files
// where they were read again and nothing had changed.
func (l *library) madeOf(files files) bool { return slices.Equal(l.from, files.shared()) }

// copies are the references and terms of one guide, which knows where they are
// used, by those of the library, which does not.
type copies struct {
	references map[*guide.Reference]*guide.Reference
	terms      map[*guide.Term]*guide.Term
}

func (l *library) copies() copies {
	c := copies{map[*guide.Reference]*guide.Reference{}, map[*guide.Term]*guide.Term{}}
	for _, r := range l.references {
		own := *r
		c.references[r] = &own
	}
	for _, t := range l.glossary.terms {
		own := *t
		c.terms[t] = &own
	}
	return c
}
