package compile_test

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"go.yaml.in/yaml/v4"

	"leakygut/content"
	"leakygut/internal/large"
)

// bareLayout is the least that makes a page of an article.
var bareLayout = template.Must(template.New("page").Parse(
	`<!doctype html><html lang="en"><title>{{.Title}}</title><main>{{.Body}}</main></html>`))

// BenchmarkBare is the least that a program does with the same files: read the front
// matter, draw the Markdown and put it into a layout, on all processors, with nothing
// linked and nothing checked.
func BenchmarkBare(b *testing.B) {
	for _, articles := range []int{34, 100, 1_000, 10_000} {
		b.Run(fmt.Sprint(articles), func(b *testing.B) {
			files, err := large.Content(content.FS(), articles)
			if err != nil {
				b.Fatal(err)
			}
			start := cpu(b)
			for b.Loop() {
				if err := bare(files); err != nil {
					b.Fatal(err)
				}
			}
			perArticle(b, start, articles)
		})
	}
}

func bare(files fs.FS) error {
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.DefinitionList, extension.Typographer))
	names := make(chan string)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for name := range names {
				text, _ := fs.ReadFile(files, name)
				_, rest, _ := strings.Cut(string(text), "---\n")
				front, body, _ := strings.Cut(rest, "---\n")
				var meta map[string]any
				_ = yaml.Unmarshal([]byte(front), &meta)
				var html bytes.Buffer
				_ = md.Convert([]byte(body), &html)
				_ = bareLayout.Execute(io.Discard, map[string]any{"Title": meta["title"], "Body": template.HTML(html.String())})
			}
		})
	}
	err := fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".md") {
			names <- name
		}
		return err
	})
	close(names)
	workers.Wait()
	return err
}
