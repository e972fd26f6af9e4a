// Package content embeds the guide's own text, so that the program needs no
// file beside it. What the files hold is specified in package compile.
package content

import "embed"

//go:embed *.md *.yaml *.json *.txt causes figures guides myths pages solutions symptoms
var files embed.FS

// FS is the bundled content folder.
func FS() embed.FS { return files }
