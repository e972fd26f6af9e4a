package compile

import (
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"

	"leakygut/internal/guide"
	"leakygut/internal/markdown"
	"leakygut/internal/rule"
	"leakygut/internal/source"
)

// Compile reads the content folder and returns the guide it makes, with
// everything that is wrong, sorted. Where the list holds errors the guide is
// nil: what is half linked is not to be served. The error is for a folder that
// cannot be read at all.
func Compile(content fs.FS, options ...Option) (*guide.Guide, source.List, error) {
	c, err := Read(content)
	if err != nil {
		return nil, nil, err
	}
	g, list := c.Compile(options...)
	return g, list, nil
}

// Content is a content folder as it was when it was read. It does not change with
// the folder, so that it can be compiled again for another day.
type Content struct{ files files }

// Read reads a content folder. It fails where the folder cannot be read.
func Read(content fs.FS) (*Content, error) {
	files, err := discover(content)
	if err != nil {
		return nil, err
	}
	return &Content{files}, nil
}

// Compile is what [Compile] does with a folder.
func (c *Content) Compile(options ...Option) (*guide.Guide, source.List) {
	files := c.files
	list := slices.Clone(files.strays)
	site, more := readSite(files.site)
	list = append(list, more...)
	library, more := readLibrary(files)
	list = append(list, more...)
	list = append(list, files.placeholders()...)

	documents := compileAll(library, files.documents)
	for _, d := range documents {
		list = append(list, d.list...)
	}
	readers := newAudience(options)
	g, more := assemble(site, library, documents, readers)
	list = append(list, more...)
	if g != nil {
		list = append(list, checkAge(g, library, documents, readers.day)...)
		list = append(list, readWithdrawn(files.withdrawn, g)...)
	}
	list = excuse(list, documents, g != nil && !readers.day.IsZero())
	weigh(list)
	if g != nil && list.Errors() == 0 { // what cannot be read yet is not lost
		list = append(list, checkAddresses(files.addresses, g)...)
		weigh(list)
	}
	list = onlyPlaceholders(list).Sort()
	if list.Errors() > 0 {
		return nil, list
	}
	return g, list
}

// weigh gives each diagnostic the severity of its rule.
func weigh(list source.List) {
	severities := map[string]source.Severity{}
	for _, r := range rule.All() {
		severities[r.Name] = r.Severity
	}
	for i := range list {
		list[i].Severity = severities[list[i].Rule]
	}
}

// compileAll compiles each document by itself, as many at once as there are
// processors.
func compileAll(library *library, files []*source.File) []*document {
	documents := make([]*document, len(files))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				documents[i] = newDocument(library, files[i])
				documents[i].compile()
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	workers.Wait()
	return documents
}

// readLibrary reads what all documents draw on.
func readLibrary(files files) (*library, source.List) {
	l := &library{markdown: markdown.New(), figures: map[string]drawing{}}
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
	l.bibliography = files.references
	return l, list
}
