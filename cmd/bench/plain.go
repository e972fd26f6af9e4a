package main

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"os"
	"runtime"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"go.yaml.in/yaml/v4"
	"golang.org/x/sync/errgroup"
)

// plainLayout is the least that makes a page of an article.
const plainLayout = `<!doctype html><html lang="en"><title>{{.Title}}</title><main>{{.Body}}</main></html>`

// plainCommand is the least that a program does with the same files: read the front
// matter, draw the Markdown and put it into a layout, on all processors, with
// nothing linked and nothing checked.
type plainCommand struct {
	Dir string `arg:""`
}

// Run draws every page to nowhere.
func (c *plainCommand) Run() error {
	layout, err := template.New("page").Parse(plainLayout)
	if err != nil {
		return err
	}
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.DefinitionList, extension.Typographer))
	files := os.DirFS(c.Dir)
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	err = fs.WalkDir(files, ".", func(name string, _ fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".md") {
			work.Go(func() error { return plain(md, layout, files, name) })
		}
		return err
	})
	if failed := work.Wait(); err == nil {
		err = failed
	}
	return err
}

func plain(md goldmark.Markdown, layout *template.Template, files fs.FS, name string) error {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	_, rest, _ := strings.Cut(string(text), "---\n")
	front, body, _ := strings.Cut(rest, "---\n")
	var meta map[string]any
	if err := yaml.Unmarshal([]byte(front), &meta); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	var html bytes.Buffer
	if err := md.Convert([]byte(body), &html); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return layout.Execute(io.Discard, map[string]any{"Title": meta["title"], "Body": template.HTML(html.String())})
}
