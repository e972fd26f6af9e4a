// Package static embeds the files that pages load, and gives each an address
// that holds a hash of its bytes. Such an address may be cached for good: when
// the file changes, so does its address. A script names another file as
// './panel.js', which becomes that file's address, so that a script's own address
// changes with what it loads.
package static

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
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
	l := loader{Files{}, minify.New()}
	l.small.AddFunc(".css", css.Minify)
	l.small.AddFunc(".js", js.Minify)
	for _, e := range entries {
		if _, err := l.load(e.Name()); err != nil {
			return nil, fmt.Errorf("read static file %s: %w", e.Name(), err)
		}
	}
	return l.files, nil
}

// loader reads each file once. Modules do not import one another in a ring.
type loader struct {
	files Files
	small *minify.M
}

// module is how a script names another one, or a stylesheet.
var module = regexp.MustCompile(`'\./([a-z-]+\.(?:js|css))'`)

func (l loader) load(name string) (File, error) {
	if f, ok := l.files[name]; ok {
		return f, nil
	}
	body, err := files.ReadFile(name)
	if ext := path.Ext(name); err == nil && (ext == ".css" || ext == ".js") {
		if body, err = l.link(body); err == nil {
			body, err = l.small.Bytes(ext, body)
		}
	}
	if err != nil {
		return File{}, err
	}
	l.files[name] = newFile(name, body)
	return l.files[name], nil
}

// link puts the addresses of modules in the place of their names.
func (l loader) link(script []byte) ([]byte, error) {
	var failed error
	linked := module.ReplaceAllFunc(script, func(named []byte) []byte {
		f, err := l.load(string(module.FindSubmatch(named)[1]))
		failed = errors.Join(failed, err)
		return []byte("'" + f.Path + "'")
	})
	return linked, failed
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
