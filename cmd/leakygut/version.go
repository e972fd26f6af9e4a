package main

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
)

// version is the name of a release, which `make release` sets while it links; empty
// in any other build.
var version string

// versionCommand prints what was built of what, and with what.
type versionCommand struct{}

// Run implements the command.
func (versionCommand) Run(out *output) error {
	_, err := fmt.Fprintln(out.stdout, built())
	return err
}

// built is a line such as “leakygut v1.2.0, commit 0123456789ab of 2026-11-30, go1.26.0
// linux/amd64”.
func built() string {
	settings, release := map[string]string{}, version
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			settings[s.Key] = s.Value
		}
		release = cmp.Or(release, info.Main.Version)
	}
	line := "leakygut " + cmp.Or(release, "(devel)")
	if commit := settings["vcs.revision"]; commit != "" {
		day := settings["vcs.time"]
		line += fmt.Sprintf(", commit %s of %s", commit[:min(len(commit), 12)], day[:min(len(day), len("2006-01-02"))])
	}
	if settings["vcs.modified"] == "true" {
		line += " with changes"
	}
	return fmt.Sprintf("%s, %s %s/%s", line, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
