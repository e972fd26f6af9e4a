package main

import (
	"context"
	"debug/buildinfo"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"
)

// buildTime is how long building a program may take where nothing of it was built
// before: Hugo and Caddy are large.
const buildTime = 30 * time.Minute

// lighthousePackage is Lighthouse from npm, the last that Node.js 18 runs.
const lighthousePackage = "lighthouse@12.8.2"

// pins is the module file of the programs to compare with.
const pins = "go.bench.mod"

// source is where a program comes from: a package of Go, with the module file that
// pins it, or the system; then how it tells its version.
type source struct{ pkg, modfile, version string }

var sources = map[string]source{
	"leakygut":  {"./cmd/leakygut", "go.mod", "version"},
	"bare":      {"./cmd/bench/bare", "go.mod", ""},
	"hugo":      {"github.com/gohugoio/hugo", pins, ""},
	"caddy":     {"github.com/caddyserver/caddy/v2/cmd/caddy", pins, ""},
	"benchstat": {"golang.org/x/perf/cmd/benchstat", pins, ""},
	"nginx":     {version: "-v"},
	"wrk":       {version: "-v"},
	"chromium":  {version: "--version"},
	"npm":       {},
	"taskset":   {},
}

// tool is the path of a program, which is built or looked for once.
func (b *bench) tool(ctx context.Context, name string) (string, error) {
	if file, ok := b.found[name]; ok {
		return file, nil
	}
	s := sources[name]
	file, err := b.fetch(ctx, name, s)
	if err != nil {
		return "", err
	}
	b.found[name] = file
	if version := version(ctx, file, s); version != "" {
		b.versions = append(b.versions, name+": "+version)
	}
	return file, nil
}

// numbered is a line with the number of a version.
var numbered = regexp.MustCompile(`\d\.\d`)

// version is what a program says it is, or, where Go built it from elsewhere, what it
// was built of.
func version(ctx context.Context, file string, s source) string {
	if info, err := buildinfo.ReadFile(file); err == nil && s.modfile == pins {
		return info.Main.Version
	}
	if s.version == "" {
		return ""
	}
	said, _ := exec.CommandContext(ctx, file, s.version).CombinedOutput() // wrk ends with an error
	for line := range strings.Lines(string(said)) {
		if numbered.MatchString(line) {
			return strings.TrimSpace(line)
		}
	}
	return "unknown"
}

func (b *bench) fetch(ctx context.Context, name string, s source) (string, error) {
	if s.pkg == "" {
		for _, file := range []string{name, "/usr/sbin/" + name} {
			if path, err := exec.LookPath(file); err == nil {
				return path, nil
			}
		}
		return "", fmt.Errorf("%s is not installed", name)
	}
	file := filepath.Join(b.Tools, name)
	if s.modfile == pins && newer(file, pins) {
		return file, nil
	}
	b.say("  building %s", name)
	_, err := run(ctx, program{
		args: []string{"go", "build", "-modfile=" + s.modfile, "-o", file, s.pkg}, env: []string{"CGO_ENABLED=0"},
	}, buildTime)
	if err != nil {
		return "", fmt.Errorf("%s cannot be built: %w", name, err)
	}
	return file, nil
}

// newer tells whether a file is there and was written after another.
func newer(file, than string) bool {
	a, err := os.Stat(file)
	if err != nil {
		return false
	}
	b, err := os.Stat(than)
	return err == nil && a.ModTime().After(b.ModTime())
}

// lighthouse is the path of Lighthouse, which npm brings once.
func (b *bench) lighthouse(ctx context.Context) (string, error) {
	npm, err := b.tool(ctx, "npm")
	if err != nil {
		return "", err
	}
	file := filepath.Join(b.Tools, "node_modules", ".bin", "lighthouse")
	if _, err := os.Stat(file); errors.Is(err, os.ErrNotExist) {
		b.say("  installing %s", lighthousePackage)
		if _, err := run(ctx, program{args: []string{npm, "install", "--prefix", b.Tools, "--no-audit", "--no-fund", "--save-exact", lighthousePackage}}, 10*time.Minute); err != nil {
			return "", fmt.Errorf("%s cannot be installed: %w", lighthousePackage, err)
		}
	}
	return file, nil
}

// cores are the processors of a server and of its client: one each, where there are
// two, and any where there are not.
func (b *bench) cores(ctx context.Context) (server, client string) {
	if _, err := b.tool(ctx, "taskset"); err != nil || runtime.NumCPU() < 2 {
		return "", ""
	}
	return "0", "1"
}
