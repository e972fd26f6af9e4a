package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"leakygut/internal/bibliography"
	"leakygut/internal/bibliography/intake"
	"leakygut/internal/source"
)

// refsCommand is what can be done with the bibliography.
type refsCommand struct {
	Import importCommand `cmd:"" help:"Take the references of another program into references.json: CSL-JSON, BibTeX or RIS."`
}

// importCommand takes references of another program into the bibliography.
type importCommand struct {
	File     string `arg:"" help:"CSL-JSON, BibTeX or RIS, known by its content; - reads standard input."`
	Content  string `default:"content" env:"LEAKYGUT_CONTENT" help:"Content folder."`
	DryRun   bool   `help:"Say what would be done, and change nothing."`
	KeepKeys bool   `help:"Keep the keys of the file where they are lower-case letters, digits and hyphens."`
}

// Validate implements kong's check of a command line.
func (c *importCommand) Validate() error {
	if c.File != "" && c.File != "-" {
		if info, err := os.Stat(c.File); err != nil {
			return err
		} else if info.IsDir() {
			return fmt.Errorf("%s is a folder", c.File)
		}
	}
	return isFolder(c.Content)
}

// maxImport is more than any reference manager holds, in bytes.
const maxImport = 64 << 20

// Run says what becomes of every reference of the file. What cannot be read does
// not keep the rest out, and makes the exit code 1.
func (c *importCommand) Run(out *output) error {
	src, err := c.read()
	if err != nil {
		return err
	}
	items, problems, err := intake.Read(src)
	if err != nil {
		return fmt.Errorf("%s: %s", c.name(), strings.ReplaceAll(err.Error(), "\n", "; "))
	}
	references, _, err := readReferences(c.Content)
	if err != nil {
		return err
	}
	result, err := intake.Merge(references, items, c.KeepKeys)
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Join(c.Content, referencesFile), err)
	}
	file := source.NewFile(c.name(), src)
	if err := source.Print(out.stdout, "", diagnostics(file, problems, result.Refused)); err != nil {
		return err
	}
	c.print(out.stdout, file, result)
	if len(result.Added) > 0 && !c.DryRun {
		if err := bibliography.Save(filepath.Join(c.Content, referencesFile), result.File); err != nil {
			return err
		}
	}
	if len(problems)+len(result.Refused) > 0 {
		return errContent
	}
	return nil
}

// read reads the file, or standard input.
func (c *importCommand) read() ([]byte, error) {
	var from io.Reader = os.Stdin
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return nil, err
		}
		defer func() { _ = f.Close() }()
		from = f
	}
	src, err := io.ReadAll(io.LimitReader(from, maxImport+1))
	if err == nil && len(src) > maxImport {
		err = errors.New("more than 64 MiB: import it in parts")
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.name(), err)
	}
	return src, nil
}

func (c *importCommand) name() string {
	if c.File == "-" {
		return "standard input"
	}
	return c.File
}

// diagnostics are what of a file could not be taken, at its place.
func diagnostics(file *source.File, problems []bibliography.Problem, refused []intake.Refused) source.List {
	var list source.List
	for _, p := range problems {
		list = append(list, source.Diagnostic{File: file, Offset: p.Offset, Length: p.Length, Rule: p.Rule, Message: p.Message, Hint: p.Hint})
	}
	for _, r := range refused {
		list = append(list, source.Diagnostic{File: file, Offset: r.Entry.Offset, Length: 1, Rule: "import", Message: "not taken: " + r.Why})
	}
	return list.Sort()
}

func (c *importCommand) print(w io.Writer, file *source.File, r intake.Result) {
	added := "added"
	if c.DryRun {
		added = "would be added"
	}
	for _, a := range r.Added {
		fmt.Fprintf(w, "%s %s\n    %s\n    [@%s]\n", a.Key, added, bibliography.Short(a.Entry), a.Key)
		if a.Like != "" {
			fmt.Fprintf(w, "    look at %s, which has the same title\n", a.Like)
		}
		if len(a.Missing) > 0 {
			fmt.Fprintf(w, "    to fill in: %s\n", strings.Join(a.Missing, ", "))
		}
		printDropped(w, a.Item)
	}
	for _, h := range r.Had {
		fmt.Fprintf(w, "%s is there already: line %d of the import has the same %s\n", h.Key, file.Position(h.Entry.Offset).Line, h.By)
		if len(h.Brings) > 0 {
			fmt.Fprintf(w, "    it says what the bibliography does not: %s\n", strings.Join(h.Brings, ", "))
		}
	}
	if len(r.Added)+len(r.Had)+len(r.Refused) > 0 {
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "%s: %d %s, %d there already, %d not taken\n",
		filepath.Join(c.Content, referencesFile), len(r.Added), added, len(r.Had), len(r.Refused))
}

// printDropped names what an item says that is not taken.
func printDropped(w io.Writer, item intake.Item) {
	if len(item.Dropped) > 0 {
		fmt.Fprintf(w, "    left out: %s\n", strings.Join(item.Dropped, ", "))
	}
}
