package export

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// form is what a text is compressed to.
type form struct {
	extension string // of its file
	encode    func([]byte) ([]byte, error)
}

// put writes a file, and its compressed forms where they are smaller. What is
// there already is taken from there: of the file itself that is seen by its bytes,
// of the others by those of the file, and by what the manifest says of them.
func (x *exporter) put(name string, body []byte, compressed bool) error {
	same := x.folder.same(name, body)
	if err := x.file(name, body, same); err != nil || !compressed {
		return err
	}
	for _, f := range x.forms {
		other := name + f.extension
		if old := x.folder.old(other); same && old != nil && x.folder.before[other] == hash(old) {
			if err := x.file(other, old, true); err != nil {
				return err
			}
			continue
		}
		encoded, err := f.encode(body)
		if err != nil {
			return fmt.Errorf("%s: %w", other, err)
		}
		if len(encoded) >= len(body) {
			continue
		}
		if err := x.file(other, encoded, x.folder.same(other, encoded)); err != nil {
			return err
		}
	}
	return nil
}

// file writes one file, or takes it from the old folder.
func (x *exporter) file(name string, body []byte, same bool) error {
	x.mu.Lock()
	_, twice := x.now[name]
	x.now[name] = hash(body)
	x.sum.Files++
	x.sum.Bytes += int64(len(body))
	if !same {
		x.sum.Written++
	}
	x.mu.Unlock()
	if twice {
		return fmt.Errorf("%s: two addresses become this file", name)
	}
	return x.folder.put(name, body, same)
}

// hash is the SHA-256 of some bytes in hexadecimal digits.
func hash(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}
