package main

import (
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"net/http"

	"leakygut/internal/https"
)

// door is a port that is listened on.
type door struct {
	net.Listener
	tls    *tls.Config // nil without TLS
	answer func(site http.Handler) http.Handler
}

// serve answers at the door until the server is shut down.
func (d *door) serve(server *http.Server) error {
	if d.tls != nil {
		return server.ServeTLS(d, "", "")
	}
	return server.Serve(d)
}

// doors are all ports: one without TLS for a site that has no names of its own, and
// one each way for one that has.
type doors struct {
	all     []*door
	names   *https.Site // nil for a site without names
	address string      // what works in a browser
}

// open listens, and gives a site without a public address that of this machine.
func (c *serveCommand) open(logger *slog.Logger) (*doors, error) {
	if len(c.HTTPS.Domain) > 0 {
		return c.HTTPS.open(c.BaseURL, logger)
	}
	d := &doors{}
	if err := d.listen("--addr", c.Addr, nil, func(site http.Handler) http.Handler { return site }); err != nil {
		return nil, err
	}
	d.address = local(d.all[0].Addr())
	if c.BaseURL == "" {
		c.BaseURL = d.address
	}
	return d, nil
}

// listen opens one port more. Where it cannot, none stays open.
func (d *doors) listen(flag, addr string, encrypted *tls.Config, answer func(http.Handler) http.Handler) error {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return errors.Join(listenError(flag, addr, err), d.close())
	}
	d.all = append(d.all, &door{listener, encrypted, answer})
	return nil
}

func (d *doors) close() error {
	var errs []error
	for _, door := range d.all {
		errs = append(errs, door.Close())
	}
	return errors.Join(errs...)
}
