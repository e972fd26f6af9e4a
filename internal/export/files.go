package export

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// files is how bytes get to the disk.
type files interface {
	write(file string, body []byte) error
}

// disk is the real one.
type disk struct{}

func (disk) write(file string, body []byte) error { return os.WriteFile(file, body, 0o644) }

// cause is why something failed, without the path of a folder that is about to be
// gone.
func cause(err error) error {
	if at := (*fs.PathError)(nil); errors.As(err, &at) {
		return at.Err
	}
	return err
}

// keepTime gives a copy the time of change of what it was copied from.
func keepTime(from, to string) error {
	info, err := os.Stat(from)
	if err == nil {
		err = os.Chtimes(to, info.ModTime(), info.ModTime())
	}
	if err != nil {
		return fmt.Errorf("keep the time of %s: %w", from, err)
	}
	return nil
}
