//go:build cluster

package cluster

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// root is the top of the repository.
const root = "../.."

// output is what a process says, to be read while it does.
type output struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

// process is a program that runs until the test ends, at the latest.
type process struct {
	command *exec.Cmd
	said    *output
	ended   chan struct{}
}

func start(t *testing.T, name string, args ...string) *process {
	t.Helper()
	p := &process{exec.Command(name, args...), &output{}, make(chan struct{})}
	p.command.Stdout, p.command.Stderr = p.said, p.said
	p.command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // so that the workers of a daemon end with it
	if err := p.command.Start(); err != nil {
		t.Fatalf("%v: make test-cluster installs what is missing on Debian", err)
	}
	go func() { _ = p.command.Wait(); close(p.ended) }()
	t.Cleanup(func() {
		p.signal(syscall.SIGKILL)
		<-p.ended
		if t.Failed() {
			t.Logf("the last that %s said:\n%s", filepath.Base(name), tail(p.said.String(), 12))
		}
	})
	return p
}

// signal sends a signal to the process and those it started.
func (p *process) signal(s syscall.Signal) {
	select {
	case <-p.ended:
	default:
		_ = syscall.Kill(-p.command.Process.Pid, s)
	}
}

func tail(text string, lines int) string {
	all := strings.Split(strings.TrimSpace(text), "\n")
	return strings.Join(all[max(0, len(all)-lines):], "\n")
}

// TestCluster builds the program and puts it behind each thing in deploy.
func TestCluster(t *testing.T) {
	binary := program(t)
	for name, test := range map[string]func(*testing.T, string){"varnish": testVarnish, "nginx": testNginx, "caddy": testCaddy} {
		t.Run(name, func(t *testing.T) { test(t, binary) })
	}
}

// program builds the program.
func program(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "leakygut")
	build := exec.Command("go", "build", "-o", file, "./cmd/leakygut")
	build.Dir = root
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, said)
	}
	return file
}

// freePort is a port of this machine that nothing listens on.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// wait polls until something is true.
func wait(t *testing.T, what string, true func() bool) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if true() {
			return
		}
	}
	t.Fatalf("waited in vain: %s", what)
}

// answers waits until an address answers with 200.
func answers(t *testing.T, address string) {
	t.Helper()
	wait(t, address, func() bool {
		r, err := http.Get(address)
		if err == nil {
			_ = r.Body.Close()
		}
		return err == nil && r.StatusCode == http.StatusOK
	})
}

// deployed copies a folder of deploy to where it may be run, with other words in the
// place of some: addresses of this test, in pairs.
func deployed(t *testing.T, folder string, words ...string) string {
	t.Helper()
	dir := t.TempDir()
	files, err := os.ReadDir(filepath.Join(root, "deploy", folder))
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, f := range files {
		text, err := os.ReadFile(filepath.Join(root, "deploy", folder, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(words); i += 2 {
			used[words[i]] = used[words[i]] || strings.Contains(string(text), words[i])
			text = []byte(strings.ReplaceAll(string(text), words[i], words[i+1]))
		}
		if err := os.WriteFile(filepath.Join(dir, f.Name()), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for i := 0; i < len(words); i += 2 {
		if !used[words[i]] {
			t.Fatal(fmt.Errorf("no %q in deploy/%s", words[i], folder))
		}
	}
	return dir
}
