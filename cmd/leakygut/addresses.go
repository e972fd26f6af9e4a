package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"leakygut/internal/compile"
)

// addressesCommand adds the pages of a content folder to its list of published
// addresses.
type addressesCommand struct {
	Dir string `arg:"" help:"Content folder."`
}

// Validate implements kong's check of a command line.
func (c *addressesCommand) Validate() error { return isFolder(c.Dir) }

// Run only ever adds lines. A folder with errors is left alone: an address that
// was lost is one of them.
func (c *addressesCommand) Run(out *output) error {
	g, err := load(c.Dir, out.stdout, compile.On(time.Now()))
	if err != nil {
		return err
	}
	file := filepath.Join(c.Dir, compile.AddressesFile)
	before, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	after := compile.ListAddresses(g, before)
	if err := os.WriteFile(file, after, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(out.stdout, "%s: %s added\n", file, count(max(0, len(bytes.Fields(after))-len(bytes.Fields(before))), "line"))
	return nil
}
