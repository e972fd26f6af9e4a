package main

import "leakygut/internal/compile"

// schemaCommand prints the JSON Schema of front matter.
type schemaCommand struct{}

// Run prints it.
func (schemaCommand) Run(out *output) error {
	text, err := compile.Schema()
	if err != nil {
		return err
	}
	_, err = out.stdout.Write(text)
	return err
}
