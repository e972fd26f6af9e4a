package main

import (
	"bytes"
	"log"
	"log/slog"
	"net/netip"
	"regexp"
	"strings"
)

// errorLog is where net/http writes what goes wrong with connections, with the
// addresses of clients cut to the network they are in.
func errorLog(h slog.Handler) *log.Logger {
	lines := slog.NewLogLogger(h, slog.LevelWarn)
	return log.New(coarse{lines}, "", 0)
}

// coarse is a writer of lines without anybody's address.
type coarse struct{ lines *log.Logger }

// Write implements [io.Writer].
func (c coarse) Write(line []byte) (int, error) {
	if !bytes.Contains(line, []byte("TLS handshake error")) { // whoever scans the network makes hundreds a day
		c.lines.Print(coarsened(string(line)))
	}
	return len(line), nil
}

// addressLike finds what may be an address, with or without a port.
var addressLike = regexp.MustCompile(`\[[0-9a-fA-F:.]+(?:%[^\]\s]+)?\](?::\d+)?|[0-9a-fA-F]*[.:][0-9a-fA-F:.]*(?:%\w+)?`)

// coarsened cuts the network addresses in a text to the first 24 bits of IPv4 and 48
// of IPv6, which say from what network something comes and not from whom.
func coarsened(text string) string {
	return addressLike.ReplaceAllStringFunc(text, func(found string) string {
		candidate := strings.TrimRight(found, ".:")
		if strings.HasSuffix(found, "::") {
			candidate = found
		}
		ip, err := netip.ParseAddr(strings.Trim(candidate, "[]"))
		if port, portErr := netip.ParseAddrPort(candidate); err != nil && portErr == nil {
			ip, err = port.Addr(), nil
		}
		if err != nil {
			return found
		}
		return network(ip).String() + found[len(candidate):]
	})
}

func network(ip netip.Addr) netip.Prefix {
	ip = ip.Unmap().WithZone("")
	bits := 48
	if ip.Is4() {
		bits = 24
	}
	prefix, _ := ip.Prefix(bits) // fails only for more bits than an address has
	return prefix
}
