package export

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// folder is the one that a site is written into, as long as it is beside the one
// whose place it takes.
type folder struct {
	files  files
	dir    string   // whose place is taken
	next   string   // where the site is written
	last   string   // where the old one is until it is deleted; empty where none was
	before manifest // of the old one
}

// openFolder looks at what is there, and makes a new folder beside it.
func openFolder(dir string, files files) (*folder, error) {
	f := &folder{files: files, before: manifest{}}
	var err error
	if f.dir, err = filepath.Abs(dir); err != nil {
		return nil, fmt.Errorf("export to %s: %w", dir, err)
	}
	if real, err := filepath.EvalSymlinks(f.dir); err == nil {
		f.dir = real
	}
	if err := f.look(dir); err != nil {
		return nil, err
	}
	f.next, err = os.MkdirTemp(filepath.Dir(f.dir), "."+filepath.Base(f.dir)+".export-*")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("export to %s: there is no folder %s to make it in", dir, filepath.Dir(f.dir))
	}
	if err != nil {
		return nil, fmt.Errorf("export to %s: no folder can be made beside it: %w", dir, err)
	}
	if err := os.Chmod(f.next, 0o755); err != nil { // a web server, which is somebody else, reads it
		f.discard()
		return nil, fmt.Errorf("export to %s: %w", dir, err)
	}
	return f, nil
}

// look reads the manifest, and refuses a folder that holds what no export wrote:
// it would be gone.
func (f *folder) look(named string) error {
	var folders map[string]bool
	err := filepath.WalkDir(f.dir, func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && file == f.dir && errors.Is(err, fs.ErrNotExist):
			return fs.SkipAll
		case err != nil:
			return err
		case file == f.dir && !entry.IsDir():
			return errors.New("it is a file: name a folder")
		case file == f.dir:
			err := f.readBefore()
			folders = f.before.folders()
			return err
		}
		rel, err := filepath.Rel(f.dir, file)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		_, known := f.before[name]
		if known || name == ManifestFile || entry.IsDir() && folders[name] {
			return nil
		}
		return fmt.Errorf("%s in it was not written by an export, and would be gone: move it away, or name another folder", rel)
	})
	if err != nil {
		return fmt.Errorf("export to %s: %w", named, err)
	}
	return nil
}

func (f *folder) readBefore() error {
	text, err := os.ReadFile(filepath.Join(f.dir, ManifestFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		f.before, err = readManifest(text)
	}
	return err
}

// old is the bytes of a file of the old folder; nil where it has none that can be
// read, which is then written anew.
func (f *folder) old(name string) []byte {
	if _, ok := f.before[name]; !ok {
		return nil
	}
	body, err := os.ReadFile(filepath.Join(f.dir, filepath.FromSlash(name)))
	if err != nil {
		return nil
	}
	return body
}

// same tells whether a file of the old folder holds just these bytes.
func (f *folder) same(name string, body []byte) bool {
	old := f.old(name)
	return old != nil && bytes.Equal(old, body)
}

// put writes a file into the new folder. One that is the same as the old one is
// that one, so that it has its time of change.
func (f *folder) put(name string, body []byte, same bool) error {
	file := filepath.Join(f.next, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return fmt.Errorf("write %s: %w", name, cause(err))
	}
	var old string
	if same {
		old = filepath.Join(f.dir, filepath.FromSlash(name))
		if os.Link(old, file) == nil {
			return nil
		}
	}
	if err := f.files.write(file, body); err != nil {
		return fmt.Errorf("write %s: %w", name, cause(err))
	}
	if same {
		return keepTime(old, file)
	}
	return nil
}

func (f *folder) writeManifest(m manifest) error {
	text, err := m.text()
	if err != nil {
		return err
	}
	same := false
	if old, err := os.ReadFile(filepath.Join(f.dir, ManifestFile)); err == nil {
		same = string(old) == string(text)
	}
	return f.put(ManifestFile, text, same)
}

// swap puts the new folder in the place of the old one. Where it cannot, the old
// one is put back.
func (f *folder) swap() error {
	last := f.next + ".old"
	err := os.Rename(f.dir, last)
	if err == nil {
		f.last = last
	} else if !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("put the new site in place: %w", err)
	}
	if err := os.Rename(f.next, f.dir); err != nil {
		if f.last != "" {
			err = errors.Join(err, os.Rename(f.last, f.dir))
			f.last = ""
		}
		return fmt.Errorf("put the new site in place: %w", err)
	}
	return nil
}

// clean deletes the old folder after a swap.
func (f *folder) clean() error {
	if f.last == "" {
		return nil
	}
	if err := os.RemoveAll(f.last); err != nil {
		return fmt.Errorf("the new site is in place; delete what is left of the old one: %w", err)
	}
	return nil
}

// discard deletes the new folder after a failure. What cannot be deleted cannot be
// helped: why it failed is told.
func (f *folder) discard() { _ = os.RemoveAll(f.next) }
