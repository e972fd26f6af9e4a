package main

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// TestDomainFlags is about command lines that would come to nothing.
func TestDomainFlags(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"--domain localhost":                                             `--domain: "localhost" is no domain name: write one such as example.org, without https:// and port`,
		"--domain https://example.org":                                   `--domain: "https://example.org" is no domain name`,
		"--domain example.org --base-url http://example.org":             "--base-url http://example.org: with --domain example.org it starts with https://example.org",
		"--domain example.org --base-url https://example.net":            "--base-url https://example.net: with --domain example.org it starts with https://example.org",
		"--domain example.org --acme-directory ca.example":               "--acme-directory ca.example: write the address of the directory, with https://",
		"--domain example.org,example.net --acme-directory http://ca.ex": "--acme-directory http://ca.ex: write",
	} {
		var stdout, stderr buffer
		if code := run(t.Context(), append([]string{"serve"}, strings.Fields(line)...), &stdout, &stderr); code != exitUsage || !strings.HasPrefix(stderr.String(), "leakygut: serve: "+want) {
			t.Errorf("%s: code %d, %q, want %q", line, code, stderr.String(), want)
		}
	}
}

// TestStateFolder is about where certificates are kept when nobody says.
func TestStateFolder(t *testing.T) {
	t.Parallel()
	home := func() (string, error) { return "/home/gut", nil }
	for _, test := range []struct {
		env  map[string]string
		home func() (string, error)
		uid  int
		want string
	}{
		{map[string]string{"STATE_DIRECTORY": "/var/lib/site", "XDG_STATE_HOME": "/x"}, home, 0, "/var/lib/site"},
		{nil, home, 0, "/var/lib/leakygut"},
		{map[string]string{"XDG_STATE_HOME": "/x"}, home, 1000, "/x/leakygut"},
		{nil, home, 1000, "/home/gut/.local/state/leakygut"},
		{nil, func() (string, error) { return "", errors.New("none") }, 1000, ""},
	} {
		got, err := stateFolder(func(key string) string { return test.env[key] }, test.home, test.uid)
		if got != test.want || (err == nil) != (test.want != "") {
			t.Errorf("%v, user %d: %q, %v, want %q", test.env, test.uid, got, err, test.want)
		}
	}
}

func TestPortsOfTheCA(t *testing.T) {
	for directory, want := range map[string][]uint16{
		"https://ca.example/dir": {53, 443}, "https://ca.example:14000/dir": {53, 14000},
	} {
		f := httpsFlags{ACMEDirectory: directory}
		if got := f.ports(); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", directory, got, want)
		}
	}
}
