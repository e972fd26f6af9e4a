package standing

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Cache keeps answers in a folder, a file each. The nil cache keeps nothing.
type Cache struct {
	dir    string
	maxAge time.Duration
}

// NewCache keeps answers in a folder, which it makes, and forgets those that are
// older than an age.
func NewCache(dir string, maxAge time.Duration) (*Cache, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("keep answers: %w", err)
	}
	return &Cache{dir, maxAge}, nil
}

// form changes when what an answer holds does: older files are then not read.
const form = 1

// kept is the file of an answer.
type kept struct {
	Form   int
	Key    string
	Answer answer
}

// get finds what was answered. A file that cannot be read is as good as none.
func (c *Cache) get(key string, now time.Time) (answer, bool) {
	if c == nil {
		return answer{}, false
	}
	text, err := os.ReadFile(c.file(key))
	var k kept
	if err != nil || json.Unmarshal(text, &k) != nil || k.Form != form || k.Key != key {
		return answer{}, false
	}
	age := now.Sub(k.Answer.Asked)
	return k.Answer, age >= 0 && age <= c.maxAge
}

// put keeps an answer.
func (c *Cache) put(key string, a answer) error {
	if c == nil {
		return nil
	}
	text, err := json.Marshal(kept{form, key, a})
	if err != nil {
		return fmt.Errorf("keep an answer: %w", err)
	}
	temp, err := os.CreateTemp(c.dir, ".new-*")
	if err != nil {
		return fmt.Errorf("keep an answer: %w", err)
	}
	_, err = temp.Write(text)
	if err = errors.Join(err, temp.Close()); err == nil {
		err = os.Rename(temp.Name(), c.file(key))
	}
	if err != nil {
		return fmt.Errorf("keep an answer: %w", errors.Join(err, os.Remove(temp.Name())))
	}
	return nil
}

func (c *Cache) file(key string) string {
	sum := sha256.Sum256([]byte(key))
	return filepath.Join(c.dir, hex.EncodeToString(sum[:])+".json")
}
