package web

import (
	"io/fs"
	"testing/fstest"
)

// fsInto lays files below those that are there.
func fsInto(files fstest.MapFS, below fs.FS) error {
	return fs.WalkDir(below, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || files[name] != nil {
			return err
		}
		text, err := fs.ReadFile(below, name)
		files[name] = &fstest.MapFile{Data: text}
		return err
	})
}
