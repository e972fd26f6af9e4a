package main

import (
	"bytes"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestNobodyInTheErrorLog wants what net/http says of connections without who was at
// their other end.
func TestNobodyInTheErrorLog(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"http: TLS handshake error from 192.0.2.77:4711: EOF":                            "http: TLS handshake error from 192.0.2.0/24: EOF",
		"http: panic serving [2001:db8:1:2:3:4:5:6]:4711: no":                            "http: panic serving 2001:db8:1::/48: no",
		"read tcp 10.1.2.3:8080->198.51.100.9:61000: i/o timeout":                        "read tcp 10.1.2.0/24->198.51.100.0/24: i/o timeout",
		"from ::1, 2001:db8:1:2::, fe80::1%eth0 and ::ffff:192.0.2.77.":                  "from ::/48, 2001:db8:1::/48, fe80::/48 and 192.0.2.0/24.",
		"http: Accept error: accept tcp [::]:8080: too many open files; retrying in 5ms": "http: Accept error: accept tcp ::/48: too many open files; retrying in 5ms",
		"server.go:1943 +0x1a2: go 1.26.8 at 12:30:01, e.g. no address: a.b":             "server.go:1943 +0x1a2: go 1.26.8 at 12:30:01, e.g. no address: a.b",
	} {
		if got := coarsened(line); got != want {
			t.Errorf("%q\n became %q\n    want %q", line, got, want)
		}
	}
	var log bytes.Buffer
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	server.Config.ErrorLog = errorLog(slog.NewJSONHandler(&log, nil))
	server.StartTLS()
	conn, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(conn, "GET / HTTP/1.1\r\n\r\n")
	_, _ = io.ReadAll(conn)
	_ = conn.Close()
	server.Close()
	if log.Len() > 0 {
		t.Errorf("a handshake that failed was logged: %s", &log)
	}
	errorLog(slog.NewJSONHandler(&log, nil)).Print("http: panic serving 127.0.0.1:4711: no")
	if got := log.String(); !strings.Contains(got, "serving 127.0.0.0/24: no") {
		t.Errorf("logged %s", got)
	}
}
