// Command leakygut checks and serves the guide.
//
// It ties the parts together and holds none of their work: flags become a
// configuration, package compile turns the content folder into a guide or into
// diagnostics, package web serves the guide.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// Exit codes.
const (
	exitOK    = 0
	exitError = 1 // content that cannot be served, sources to look at, or a failure while running
	exitUsage = 2 // a command line that cannot be understood
)

// errContent says that diagnostics were printed and there is no more to say.
var errContent = errors.New("the content has errors")

// errFindings says that a report was printed that has something to do in it.
var errFindings = errors.New("there is something to do")

// usageError is an argument that only the content shows to be wrong.
type usageError string

// Error implements error.
func (e usageError) Error() string { return string(e) }

type commands struct {
	Serve       serveCommand       `cmd:"" help:"Serve the guide over HTTP."`
	Healthcheck healthcheckCommand `cmd:"" help:"Ask a server on this machine whether it is ready, for containers."`
	Export      exportCommand      `cmd:"" help:"Write the whole site as files, for any host of static files."`
	Check       checkCommand       `cmd:"" help:"Report what is wrong with the content."`
	Rules       rulesCommand       `cmd:"" help:"List the rules that the content is held to, or explain one."`
	Readability readabilityCommand `cmd:"" help:"Show which sections, sentences and words are hard to read."`
	New         newCommand         `cmd:"" help:"Start an article: a file with all that it needs, marked as still to be written."`
	Schema      schemaCommand      `cmd:"" help:"Print the JSON Schema of front matter, for editors."`
	Cite        citeCommand        `cmd:"" help:"Find a source in the bibliography, by its DOI, PMID or address, or by words, and print how to cite it."`
	Refs        refsCommand        `cmd:"" help:"Look after the bibliography."`
	Sources     sourcesCommand     `cmd:"" help:"Ask Crossref, PubMed and every address whether the sources still stand."`
	Preview     previewCommand     `cmd:"" help:"Print an address that shows one draft for a while."`
	Addresses   addressesCommand   `cmd:"" help:"Add new pages to the list of published addresses, which never lead nowhere."`
	Version     versionCommand     `cmd:"" help:"Print which version this is, and what it was built of."`

	ShowVersion kong.VersionFlag `name:"version" help:"Print which version this is."`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the whole program but for the process it runs in.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	var c commands
	exited := false
	parser, err := kong.New(&c,
		kong.Name("leakygut"),
		kong.Description("What “leaky gut” is, and what the evidence says of it: a guide compiled from Markdown and served as pages."),
		kong.Vars{"version": built()},
		kong.Writers(stdout, stderr),
		kong.Vars{"purge_token": purgeVariable},
		kong.Exit(func(int) { exited = true }), // only --help and --version end the program in kong
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(&output{stdout, stderr}),
	)
	if err != nil {
		fmt.Fprintf(stderr, "leakygut: %v\n", err)
		return exitError
	}
	command, err := parser.Parse(args)
	if exited {
		return exitOK
	}
	if err != nil {
		fmt.Fprintf(stderr, "leakygut: %v\nTry “leakygut --help”.\n", err)
		return exitUsage
	}
	switch err := command.Run(); {
	case err == nil:
		return exitOK
	case errors.Is(err, errContent), errors.Is(err, errNotFound), errors.Is(err, errFindings):
		return exitError
	case errors.As(err, new(usageError)):
		fmt.Fprintf(stderr, "leakygut: %v\n", err)
		return exitUsage
	default:
		fmt.Fprintf(stderr, "leakygut: %v\n", err)
		return exitError
	}
}

// output is where a command writes: results to one, everything else to the
// other.
type output struct{ stdout, stderr io.Writer }
