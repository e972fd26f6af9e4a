package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// buffer is an output that may be read while it is written.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// served is a running server, and what it says.
type served struct {
	address string // as it was printed
	stderr  *buffer
	stop    context.CancelFunc
	code    chan int
}

func serve(t *testing.T, args ...string) *served {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	t.Cleanup(stop)
	s := &served{stderr: &buffer{}, stop: stop, code: make(chan int, 1)}
	out, in := io.Pipe()
	go func() { s.code <- run(ctx, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...), in, s.stderr) }()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	s.address = strings.TrimSpace(line)
	return s
}

func get(t *testing.T, address string) (int, string) {
	t.Helper()
	client := &http.Client{Timeout: 10 * time.Second}
	r, err := client.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(body)
}

func (s *served) wantCode(t *testing.T, want int) {
	t.Helper()
	select {
	case code := <-s.code:
		if code != want {
			t.Errorf("exit code %d, want %d; it said:\n%s", code, want, s.stderr)
		}
	case <-time.After(15 * time.Second):
		t.Fatal("the server does not stop")
	}
}

func TestServePrintsAnAddressThatAnswers(t *testing.T) {
	t.Parallel()
	s := serve(t)
	if status, body := get(t, s.address+"/"); status != 200 || !strings.Contains(body, s.address+"/") {
		t.Errorf("status %d; the page must name its address %s:\n%.300s", status, s.address, body)
	}
	s.stop()
	s.wantCode(t, exitOK)
}

func TestServeUsesTheBaseURL(t *testing.T) {
	t.Parallel()
	s := serve(t, "--base-url", "https://example.org/")
	_, body := get(t, s.address+"/causes")
	if want := `<link rel="canonical" href="https://example.org/causes">`; !strings.Contains(body, want) {
		t.Errorf("no %s in:\n%.900s", want, body)
	}
}

func TestBusyPortIsOneLine(t *testing.T) {
	t.Parallel()
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = busy.Close() }()
	var stdout, stderr buffer
	address := busy.Addr().String()
	code := run(t.Context(), []string{"serve", "--addr", address}, &stdout, &stderr)
	want := "leakygut: " + address + " is in use by another program: stop it, or choose another port with --addr\n"
	if code != exitError || stderr.String() != want || stdout.String() != "" {
		t.Errorf("code %d, stdout %q, stderr %q, want %q", code, stdout.String(), stderr.String(), want)
	}
}

// TestShutdown holds a request open over the signal: readiness turns red, and
// the request is answered all the same.
func TestShutdown(t *testing.T) {
	t.Parallel()
	s := serve(t, "--linger", "1s")
	conn, err := net.Dial("tcp", strings.TrimPrefix(s.address, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	if _, err := io.WriteString(conn, "GET /about HTTP/1.1\r\nHost: localhost\r\n"); err != nil {
		t.Fatal(err)
	}
	if status, _ := get(t, s.address+"/readyz"); status != 200 {
		t.Errorf("readiness %d before the signal", status)
	}
	s.stop()
	waitFor(t, func() bool { status, _ := get(t, s.address+"/readyz"); return status == 503 })
	if _, err := io.WriteString(conn, "\r\n"); err != nil {
		t.Fatal(err)
	}
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	if body, err := io.ReadAll(answer.Body); err != nil || answer.StatusCode != http.StatusOK || !bytes.Contains(body, []byte("</html>")) {
		t.Errorf("the request in flight got %s, %d bytes, %v", answer.Status, len(body), err)
	}
	s.wantCode(t, exitOK)
}

func waitFor(t *testing.T, true func() bool) {
	t.Helper()
	for range 100 {
		if true() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("waited in vain")
}

// TestLogIsJSONAndKeepsNobody is about what an operator finds in a file.
func TestLogIsJSONAndKeepsNobody(t *testing.T) {
	t.Parallel()
	s := serve(t)
	r, err := http.NewRequest(http.MethodGet, s.address+"/claims?certainty=low&canary=1", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Referer", "https://canary.example/")
	r.Header.Set("User-Agent", "canary")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = answer.Body.Close()
	s.stop()
	s.wantCode(t, exitOK)
	log := s.stderr.String()
	var line map[string]any
	if err := json.Unmarshal([]byte(strings.SplitN(log, "\n", 2)[0]), &line); err != nil {
		t.Fatalf("%v in %q", err, log)
	}
	if line["path"] != "/claims" || line["status"] != 200.0 {
		t.Errorf("logged %v", line)
	}
	for _, private := range []string{"canary", "certainty", "127.0.0.1"} {
		if strings.Contains(log, private) {
			t.Errorf("%q is in the log:\n%s", private, log)
		}
	}
}

// TestMetricsHaveAListenerOfTheirOwn wants what operators read there, and nowhere
// that readers can reach.
func TestMetricsHaveAListenerOfTheirOwn(t *testing.T) {
	t.Parallel()
	s := serve(t, "--metrics-addr", "127.0.0.1:0")
	var line struct{ Msg, Address, Profiles string }
	if err := json.Unmarshal([]byte(strings.SplitN(s.stderr.String(), "\n", 2)[0]), &line); err != nil || line.Msg != "metrics" {
		t.Fatalf("%v in %q", err, s.stderr)
	}
	get(t, s.address+"/about?canary=1")
	status, body := get(t, line.Address)
	for _, want := range []string{`leakygut_http_requests_total{method="GET",route="/{slug}",status="200"} 1`, "leakygut_reload_failures_total 0"} {
		if status != http.StatusOK || !strings.Contains(body, want) || strings.Contains(body, "canary") {
			t.Errorf("metrics: %d, want %s in:\n%s", status, want, body)
		}
	}
	if status, _ := get(t, line.Profiles); status != http.StatusOK {
		t.Errorf("profiles: %d", status)
	}
	for _, path := range []string{"/metrics", "/debug/pprof/"} {
		if status, _ := get(t, s.address+path); status != http.StatusNotFound {
			t.Errorf("readers get %s: %d", path, status)
		}
	}
	s.stop()
	s.wantCode(t, exitOK)
	if conn, err := net.Dial("tcp", strings.TrimSuffix(strings.TrimPrefix(line.Address, "http://"), "/metrics")); err == nil {
		_ = conn.Close()
		t.Error("metrics are served after the end")
	}
}

// TestHealthcheck asks a server that is ready, one that is leaving, and none.
func TestHealthcheck(t *testing.T) {
	t.Parallel()
	check := func(addr string) (int, string, string) {
		var stdout, stderr buffer
		code := run(t.Context(), []string{"healthcheck", "--addr", addr}, &stdout, &stderr)
		return code, stdout.String(), stderr.String()
	}
	s := serve(t, "--linger", "1s")
	addr := strings.TrimPrefix(s.address, "http://")
	if code, said, failed := check(addr); code != exitOK || said != "ready\n" || failed != "" {
		t.Errorf("ready: code %d, %q, %q", code, said, failed)
	}
	s.stop()
	want := "leakygut: healthcheck: " + addr + " is not ready: 503 shutting down\n"
	waitFor(t, func() bool {
		code, said, failed := check(addr)
		return code == exitError && said == "" && failed == want
	})
	s.wantCode(t, exitOK)
	if code, said, failed := check(addr); code != exitError || said != "" || strings.Count(failed, "\n") != 1 || !strings.Contains(failed, "refused") {
		t.Errorf("none: code %d, %q, %q", code, said, failed)
	}
}

func dial(t *testing.T, s *served) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(s.address, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	return conn
}

// TestHeadersAreLimited wants a request with headers without end refused.
func TestHeadersAreLimited(t *testing.T) {
	t.Parallel()
	conn := dial(t, serve(t))
	go func() { // it is refused while it is sent
		_, _ = io.WriteString(conn, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: "+strings.Repeat("a", 4*maxHeaderBytes)+"\r\n\r\n")
	}()
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil || answer.Body.Close() != nil || answer.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("%v, %v", answer, err)
	}
}

// TestTrustedProxies wants who a proxy forwards for to be counted where it is
// trusted.
func TestTrustedProxies(t *testing.T) {
	t.Parallel()
	for want, args := range map[string][]string{"238": nil, "239": {"--trusted-proxy", "127.0.0.1,::1/128"}} {
		s := serve(t, args...)
		var left string
		for _, client := range []string{"192.0.2.1", "198.51.100.1"} {
			r, err := http.NewRequest(http.MethodGet, s.address+"/search?q=stress", nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("X-Forwarded-For", client)
			answer, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			_ = answer.Body.Close()
			left = answer.Header.Get("X-Ratelimit-Remaining")
		}
		if left != want {
			t.Errorf("%q: the second client has %s searches left, want %s", args, left, want)
		}
	}
}
