package main

import (
	"errors"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
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
// changes; with names of its own, certificates and the way to the CA; with caches to
// tell, the way to them. Both ways go through the files in /etc that say how names are
// resolved. Those are replaced while the program runs, so the folder stands for them.
// Metrics tell what the kernel says of the process.
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
	if c.MetricsAddr != "" {
		a.Read = append(a.Read, "/proc/self") // its memory, processor time and open files, for monitors
	}
	if len(c.HTTPS.Domain) > 0 {
		a.Write = append(a.Write, c.HTTPS.Certificates)
		a.Connect = c.HTTPS.ports()
	}
	a.Connect = append(a.Connect, portsOf(c.Purge.URL...)...)
	if len(a.Connect) > 0 {
		a.Read = append(a.Read, "/etc", "/run/systemd/resolve")
	}
	return a
}

// portsOf are the ports that requests to some addresses go to, and that of the name
// servers; nothing where there is no address.
func portsOf(addresses ...string) []uint16 {
	var ports []uint16
	for _, address := range addresses {
		r, err := http.NewRequest(http.MethodGet, address, nil)
		if err != nil {
			continue
		}
		target := r.URL
		if proxy, err := http.ProxyFromEnvironment(r); err == nil && proxy != nil {
			target = proxy
		}
		port := target.Port()
		if port == "" {
			port = map[string]string{"http": "80", "https": "443", "socks5": "1080"}[target.Scheme]
		}
		if n, err := strconv.ParseUint(port, 10, 16); err == nil {
			ports = append(ports, uint16(n))
		}
	}
	if len(ports) > 0 {
		ports = append(ports, 53)
	}
	slices.Sort(ports)
	return slices.Compact(ports)
}
