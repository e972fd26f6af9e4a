// Package static embeds the files that pages load, and gives each an address
// that holds a hash of its bytes. Such an address may be cached for good: when
// the file changes, so does its address.
package static

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"mime"
	"path"
	"strings"
)

//go:embed *.css *.svg *.png *.ico
var files embed.FS

// Prefix is where hashed addresses stand.
const Prefix = "/static/"

// File is a file as it is served.
type File struct {
	Name string // "style.css"
	Path string // "/static/style.3b1c0f….css"
	Type string // media type
	Body []byte
}

// Files are the embedded files by name.
type Files map[string]File

// Load reads and hashes every file.
func Load() (Files, error) {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil, fmt.Errorf("read static files: %w", err)
	}
	all := Files{}
	for _, e := range entries {
		body, err := files.ReadFile(e.Name())
		if err != nil {
			return nil, fmt.Errorf("read static file: %w", err)
		}
		all[e.Name()] = newFile(e.Name(), body)
	}
	return all, nil
}

func newFile(name string, body []byte) File {
	sum := sha256.Sum256(body)
	ext := path.Ext(name)
	hashed := strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:6]) + ext
	f := File{Name: name, Path: Prefix + hashed, Type: mime.TypeByExtension(ext), Body: body}
	if ext == ".ico" { // not every system's table knows it
		f.Type = "image/x-icon"
	}
	return f
}
