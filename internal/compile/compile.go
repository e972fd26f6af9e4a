package compile

import (
	"io/fs"
	"runtime"
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
	files, err := discover(content)
	if err != nil {
		return nil, nil, err
	}
	list := files.strays
	site, more := readSite(files.site)
	list = append(list, more...)
	library, more := readLibrary(files)
	list = append(list, more...)
	list = append(list, files.placeholders()...)

	documents := compileAll(library, files.documents)
	for _, d := range documents {
		list = append(list, d.list...)
	}
	day := newAudience(options).day
	g, more := assemble(site, library, documents)
	list = append(list, more...)
	if g != nil {
		list = append(list, checkLinks(g, documents)...)
		list = append(list, checkAge(g, library, documents, day)...)
	}
	list = excuse(list, documents, g != nil && !day.IsZero())
	weigh(list)
	list = onlyPlaceholders(list).Sort()
	if list.Errors() > 0 {
		return nil, list, nil
	}
	return g, list, nil
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
