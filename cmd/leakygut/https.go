package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"

	"leakygut/internal/https"
)

// httpsFlags are for a site that has names of its own.
type httpsFlags struct {
	Domain        []string `env:"LEAKYGUT_DOMAIN" placeholder:"NAME" help:"Serve over HTTPS under this name, with a certificate that is got and renewed by itself; --addr is then not listened on. Repeated, or with commas: other names, which lead to the first."`
	WWW           bool     `name:"www" default:"true" negatable:"" env:"LEAKYGUT_WWW" help:"With a domain: get a certificate for “www.” before the first name too, and lead readers from there."`
	HTTPSAddr     string   `name:"https-addr" default:":443" env:"LEAKYGUT_HTTPS_ADDR" help:"With a domain: address to listen on with TLS."`
	HTTPAddr      string   `name:"http-addr" default:":80" env:"LEAKYGUT_HTTP_ADDR" help:"With a domain: address to listen on without TLS, which leads readers to the other."`
	Certificates  string   `env:"LEAKYGUT_CERTIFICATES" placeholder:"DIR" help:"With a domain: folder that keeps certificates and their keys. Without it, one where the system keeps the state of programs."`
	Email         string   `env:"LEAKYGUT_EMAIL" help:"With a domain: address that the CA may write to."`
	ACMEDirectory string   `name:"acme-directory" default:"https://acme-v02.api.letsencrypt.org/directory" env:"LEAKYGUT_ACME_DIRECTORY" placeholder:"URL" help:"With a domain: the CA. Without it, Let's Encrypt, whose terms are thereby agreed to."`
	ACMERoots     string   `name:"acme-roots" env:"LEAKYGUT_ACME_ROOTS" placeholder:"FILE" help:"With a domain: certificates in PEM by which a private CA is known."`
}

// settle brings the names into the form that certificates have, and returns the
// address of the site.
func (f *httpsFlags) settle(base string) (string, error) {
	if len(f.Domain) == 0 {
		return base, nil
	}
	for i, name := range f.Domain {
		var err error
		if f.Domain[i], err = https.Domain(name); err != nil {
			return "", fmt.Errorf("--domain: %w", err)
		}
	}
	if u, err := url.Parse(f.ACMEDirectory); err != nil || u.Scheme != "https" || u.Host == "" {
		return "", fmt.Errorf("--acme-directory %s: write the address of the directory, with https://", f.ACMEDirectory)
	}
	if base == "" {
		return "https://" + f.Domain[0], nil
	}
	if u, err := url.Parse(base); err != nil || u.Scheme != "https" || u.Hostname() != f.Domain[0] {
		return "", fmt.Errorf("--base-url %s: with --domain %s it starts with https://%s", base, f.Domain[0], f.Domain[0])
	}
	return base, nil
}

// open reads what certificates there are, and listens.
func (f *httpsFlags) open(base string, logger *slog.Logger) (*doors, error) {
	if f.Certificates == "" {
		state, err := stateFolder(os.Getenv, os.UserHomeDir, os.Getuid())
		if err != nil {
			return nil, err
		}
		f.Certificates = filepath.Join(state, "certificates")
	}
	roots, err := https.Roots(f.ACMERoots)
	if err != nil {
		return nil, fmt.Errorf("--acme-roots: %w", err)
	}
	d := &doors{address: base}
	d.names, err = https.New(https.Config{
		Domains: f.Domain, WWW: f.WWW, BaseURL: base, Dir: f.Certificates, Email: f.Email,
		Directory: f.ACMEDirectory, Roots: roots, Logger: logger,
	})
	if err != nil {
		return nil, fmt.Errorf("--certificates: %w", err)
	}
	if err := d.listen("--https-addr", f.HTTPSAddr, d.names.TLS(), d.names.Secure); err != nil {
		return nil, err
	}
	if err := d.listen("--http-addr", f.HTTPAddr, nil, d.names.Plain); err != nil {
		return nil, err
	}
	return d, nil
}

// stateFolder is where a program keeps what it needs again: the one that systemd gives
// a service, the system's for root, or the user's.
func stateFolder(env func(string) string, home func() (string, error), uid int) (string, error) {
	if dir := env("STATE_DIRECTORY"); dir != "" {
		return dir, nil
	}
	if uid == 0 {
		return "/var/lib/leakygut", nil
	}
	if dir := env("XDG_STATE_HOME"); dir != "" {
		return filepath.Join(dir, "leakygut"), nil
	}
	dir, err := home()
	if err != nil {
		return "", errors.New("this user has no folder of their own to keep certificates in: name one with --certificates")
	}
	return filepath.Join(dir, ".local", "state", "leakygut"), nil
}

// ports are those that the CA is asked at: its own, or that of a proxy on the way
// there, and DNS where an answer is too long for UDP.
func (f *httpsFlags) ports() []uint16 { return portsOf(f.ACMEDirectory) }
