package bibliography

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Save writes a file of references whole or not at all: whoever reads it meets
// the old file or the new one, even where the process ends in between. The file
// must exist; it keeps its permissions, and a link stays a link.
func Save(file string, src []byte) (err error) {
	file, err = filepath.EvalSymlinks(file)
	if err != nil {
		return fmt.Errorf("save references: %w", err)
	}
	info, err := os.Stat(file)
	if err != nil {
		return fmt.Errorf("save references: %w", err)
	}
	temp, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+".*")
	if err != nil {
		return fmt.Errorf("save references: %w", err)
	}
	_, err = temp.Write(src)
	err = errors.Join(err, temp.Chmod(info.Mode().Perm()), temp.Sync(), temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), file)
	}
	if err != nil {
		return fmt.Errorf("save references: %w", errors.Join(err, os.Remove(temp.Name())))
	}
	return nil
}
