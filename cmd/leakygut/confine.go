package main

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"leakygut/internal/confine"
)

// confineTo leaves the program nothing but some access, and tells the log once what
// that is.
func confineTo(a confine.Access, logger *slog.Logger) error {
	_ = time.Now().Local().String() // reads the time zone, which is out of reach after
	what, err := confine.To(a)
	if errors.Is(err, confine.ErrUnavailable) {
		logger.Warn("not confined", "reason", err)
		return nil
	}
	if err != nil {
		return err
	}
	logger.Info("confined", "in", what, "read", a.Read, "write", a.Write, "connect", a.Connect)
	return nil
}

// access is what serving has use for once it listens: the content, for when it
// changes; and with names of its own, certificates and the way to the CA, which goes
// through the files in /etc that say how names are resolved. Those are replaced while
// the program runs, so the folder stands for them.
func (c *serveCommand) access() confine.Access {
	var a confine.Access
	if c.Content != "" {
		a.Read = append(a.Read, c.Content)
		if info, err := os.Lstat(c.Content); err == nil && info.Mode()&os.ModeSymlink != 0 {
			target, err := filepath.EvalSymlinks(c.Content)
			if beside := filepath.Dir(target); err == nil && beside != "/" { // where the next release will lie
				a.Read = append(a.Read, beside)
			}
		}
	}
	if len(c.HTTPS.Domain) > 0 {
		a.Read = append(a.Read, "/etc", "/run/systemd/resolve")
		a.Write = append(a.Write, c.HTTPS.Certificates)
		a.Connect = c.HTTPS.ports()
	}
	return a
}
