package compile

import (
	"io/fs"
	"slices"

	"leakygut/internal/guide"
	"leakygut/internal/rule"
	"leakygut/internal/source"
)

// Compile reads the content folder and returns the guide it makes, with
// everything that is wrong, sorted. Where the list holds errors the guide is
// nil: what is half linked is not to be served. The error is for a folder that
// cannot be read at all.
func Compile(content fs.FS, options ...Option) (*guide.Guide, source.List, error) {
	var c Compiler
	read, err := c.Read(content)
	if err != nil {
		return nil, nil, err
	}
	g, list := c.Compile(read, options...)
	return g, list, nil
}

// Content is a content folder as it was when it was read. It does not change with
// the folder, so that it can be compiled again for another day.
type Content struct{ files files }

// Compiler compiles a content folder again and again, for somebody who changes it.
// What a document is by itself it works out anew only where the document changed, or
// what all of them draw on: the bibliography, the glossary, the rules, the drawings.
// How they lead to each other is always worked out anew, so that guide and list are
// those of a first compile. The zero value is ready. It is not for use by several at
// once; the guides it made are.
type Compiler struct {
	read      map[string]*source.File // the files that were read last, by name
	library   *library
	problems  source.List          // with what the library was made of
	documents map[string]*document // by the name of their file
}

// Read reads a content folder. It fails where the folder cannot be read.
func (c *Compiler) Read(content fs.FS) (*Content, error) {
	files, read, err := discover(content, c.read)
	if err != nil {
		return nil, err
	}
	c.read = read
	return &Content{files}, nil
}

// Compile is what the function [Compile] does with a folder.
func (c *Compiler) Compile(content *Content, options ...Option) (*guide.Guide, source.List) {
	files := content.files
	list := slices.Clone(files.strays)
	site, more := readSite(files.site)
	list = append(list, more...)
	c.prepare(files)
	list = append(list, c.problems...)
	list = append(list, files.placeholders()...)

	copies := c.library.copies()
	documents := c.documentsOf(files.documents, copies)
	for _, d := range documents {
		list = append(list, d.list...)
	}
	readers := newAudience(options)
	g, more := assemble(site, c.library, copies, documents, readers)
	list = append(list, more...)
	if g != nil {
		list = append(list, checkAge(g, c.library, documents, readers.day)...)
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

// prepare reads what all documents draw on. Where that is what it was, the
// documents are still good.
func (c *Compiler) prepare(files files) {
	if c.library != nil && c.library.madeOf(files) {
		return
	}
	c.library, c.problems = readLibrary(files)
	c.documents = nil
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
