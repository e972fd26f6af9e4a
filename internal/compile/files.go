package compile

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// Names in the content folder.
const (
	siteFile       = "site.yaml"
	homeFile       = "home.md"
	referencesFile = "references.json"
	glossaryFile   = "glossary.yaml"
	rulesFile      = "rules.yaml"
	withdrawnFile  = "withdrawn.yaml"
	pagesDir       = "pages"
	figuresDir     = "figures"
	guidesIndex    = "guides/index.md"
)

// files is what the content folder holds, by role.
type files struct {
	site, references, glossary, rules *source.File // nil where there is none
	withdrawn, addresses              *source.File // likewise, which they may be

	documents, drawings []*source.File
	strays              source.List
}

// discover reads the folder. Hidden files and Go files (which embed the folder)
// are left alone; any other file without a role is reported. A file whose text is
// what it was before is that very file. It returns the files by their names too.
func discover(content fs.FS, before map[string]*source.File) (files, map[string]*source.File, error) {
	names, err := namesIn(content)
	if err != nil {
		return files{}, nil, fmt.Errorf("read content: %w", err)
	}
	all, err := readAll(content, names, before)
	if err != nil {
		return files{}, nil, fmt.Errorf("read content: %w", err)
	}
	var f files
	read := make(map[string]*source.File, len(all))
	for _, file := range all {
		f.place(file)
		read[file.Name] = file
	}
	needed := map[string]*source.File{siteFile: f.site, referencesFile: f.references, glossaryFile: f.glossary, rulesFile: f.rules}
	for name, file := range needed {
		if file == nil {
			f.strays = append(f.strays, source.Diagnostic{File: source.NewFile(name, nil), Rule: "missing-file",
				Message: "the content folder has no " + name})
		}
	}
	return f, read, nil
}

// namesIn lists the files of the folder that may have a role, in order.
func namesIn(content fs.FS) ([]string, error) {
	var names []string
	err := fs.WalkDir(content, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := strings.HasPrefix(entry.Name(), ".") && name != "."
		if hidden && entry.IsDir() {
			return fs.SkipDir
		}
		if !hidden && !entry.IsDir() && path.Ext(name) != ".go" {
			names = append(names, name)
		}
		return nil
	})
	return names, err
}

// readAll reads files, as many at once as there are processors.
func readAll(content fs.FS, names []string, before map[string]*source.File) ([]*source.File, error) {
	all, errs := make([]*source.File, len(names)), make([]error, len(names))
	inParallel(len(names), func(i int) {
		text, err := readFile(content, names[i])
		if errs[i] = err; err != nil {
			return
		}
		text = normal(text)
		if same := before[names[i]]; same != nil && bytes.Equal(same.Text, text) {
			all[i] = same
		} else {
			all[i] = source.NewFile(names[i], text)
		}
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// readFile reads what is a file. What is none, such as a pipe that nobody writes to, may
// never come to an end.
func readFile(content fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(content, name)
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s is no file: move it away", name)
	}
	if err != nil {
		return nil, err
	}
	return fs.ReadFile(content, name)
}

// normal is a text without what only Windows writes: a mark of the byte order at
// its start, and a carriage return at the end of a line. Lines and columns stay
// what they were.
func normal(text []byte) []byte {
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	if bytes.IndexByte(text, '\r') < 0 {
		return text
	}
	return bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
}

func (f *files) place(file *source.File) {
	dir := path.Dir(file.Name)
	switch {
	case file.Name == siteFile:
		f.site = file
	case file.Name == referencesFile:
		f.references = file
	case file.Name == glossaryFile:
		f.glossary = file
	case file.Name == rulesFile:
		f.rules = file
	case file.Name == withdrawnFile:
		f.withdrawn = file
	case file.Name == AddressesFile:
		f.addresses = file
	case dir == figuresDir && path.Ext(file.Name) == ".svg":
		f.drawings = append(f.drawings, file)
	case file.Name == guidesIndex: // guides stand at the root, which has the home page
		f.stray(file, "the guides have no page of their own: say it in "+homeFile)
	case path.Ext(file.Name) == ".md" && (file.Name == homeFile || dir == pagesDir || isSection(dir)):
		f.documents = append(f.documents, file)
	default:
		f.stray(file, "articles stand in guides, causes, symptoms, solutions or myths; drawings in figures")
	}
}

func (f *files) stray(file *source.File, hint string) {
	f.strays = append(f.strays, source.Diagnostic{File: file, Rule: "stray-file",
		Message: "nothing is made of this file", Hint: hint})
}

// placeholders reports what is still to be written in what readers see beside the
// documents. The titles of sources are theirs.
func (f *files) placeholders() source.List {
	var list source.List
	for _, file := range []*source.File{f.site, f.glossary} {
		if file != nil {
			list = append(list, placeholders(file, 0, file.Text, true)...)
		}
	}
	for _, file := range f.drawings {
		list = append(list, placeholders(file, 0, file.Text, false)...)
	}
	return list
}

func isSection(dir string) bool {
	for _, k := range guide.Kinds() {
		if dir == k.Folder() {
			return true
		}
	}
	return false
}

// fileOf is where the text of a page belongs that the layout leads to.
func fileOf(address string) string {
	switch slug := strings.TrimPrefix(address, "/"); {
	case slug == "":
		return homeFile
	case address == guide.OverviewPath:
		return guide.Overview.Folder() + address + ".md"
	case isSection(slug):
		return slug + "/index.md"
	default:
		return pagesDir + "/" + slug + ".md"
	}
}
