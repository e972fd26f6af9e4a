// Command release packs what was built: the licenses of all that is in it, and a
// container image. It is run by `make release` and is no part of the site.
//
// What it writes depends on what it is given and on nothing else, so that anyone can
// make the same bytes: times are those of the commit, files stand in order.
package main

import (
	"os"

	"github.com/alecthomas/kong"
)

type commands struct {
	Licenses licensesCommand `cmd:"" help:"Write the licenses of everything that is compiled into the program."`
	Image    imageCommand    `cmd:"" help:"Pack the program as a container image with nothing else in it (OCI)."`
}

func main() {
	var c commands
	parsed := kong.Parse(&c, kong.Name("release"), kong.Description("Packs what was built."))
	parsed.FatalIfErrorf(parsed.Run(os.Stdout))
}
