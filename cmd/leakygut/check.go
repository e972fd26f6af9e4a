package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"

	"leakygut/content"
	"leakygut/internal/compile"
	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// checkCommand compiles the content and serves nothing.
type checkCommand struct {
	Dir string `arg:"" optional:"" type:"existingdir" help:"Content folder. Without one, the articles built into the program."`
}

// Run prints the diagnostics and a line that sums them up.
func (c *checkCommand) Run(out *output) error {
	g, err := load(c.Dir, out.stdout)
	if err != nil {
		return err
	}
	fmt.Fprintf(out.stdout, "%d articles, %d claims, %d references, %d terms: no errors\n",
		len(g.Articles()), len(g.Claims), len(g.References), len(g.Terms))
	return nil
}

// load compiles a content folder, or the embedded one where dir is empty, and
// prints what is wrong with it. It returns errContent where it cannot be served.
func load(dir string, w io.Writer) (*guide.Guide, error) {
	var files fs.FS = content.FS()
	if dir != "" {
		files = os.DirFS(dir)
	}
	g, list, err := compile.Compile(files)
	if err != nil {
		return nil, err
	}
	if err := source.Print(w, dir, list); err != nil {
		return nil, err
	}
	if n := list.Errors(); n > 0 {
		fmt.Fprintf(w, "\n%d errors, %d warnings: this guide cannot be served\n", n, len(list)-n)
		return nil, errContent
	}
	return g, nil
}
