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
	"regexp"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

//go:embed *.css *.js *.svg *.png *.ico
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

// Load reads and hashes every file. Stylesheets and scripts lose the comments and
// spaces that only their authors need.
func Load() (Files, error) {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil, fmt.Errorf("read static files: %w", err)
	}
	small := minify.New()
	small.AddFunc(".css", css.Minify)
	small.AddFunc(".js", js.Minify)
	all := Files{}
	for _, e := range entries {
		body, err := files.ReadFile(e.Name())
		if ext := path.Ext(e.Name()); err == nil && (ext == ".css" || ext == ".js") {
			body, err = small.Bytes(ext, body)
		}
		if err != nil {
			return nil, fmt.Errorf("read static file %s: %w", e.Name(), err)
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

// hashed is the address of a file of any version.
var hashed = regexp.MustCompile(`^` + Prefix + `([a-z-]+)\.[0-9a-f]{12}(\.[a-z]+)$`)

// Unhashed is the name of the file that an address belongs to, whatever the
// hash; empty for an address that cannot be a file's.
func Unhashed(address string) string {
	if m := hashed.FindStringSubmatch(address); m != nil {
		return m[1] + m[2]
	}
	return ""
}
