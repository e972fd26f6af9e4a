package confine_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"leakygut/internal/confine"
)

// TestMain is also the program that confines itself: it is given what to try.
func TestMain(m *testing.M) {
	if dir := os.Getenv("CONFINE_IN"); dir != "" {
		fmt.Print(try(dir, os.Getenv("CONFINE_PORT"), os.Getenv("CONFINE_OTHER")))
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// TestConfined tries, from within, what a confined process may do and what it may not.
func TestConfined(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"content", "certificates", "elsewhere"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name, "file"), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := exec.CommandContext(t.Context(), os.Args[0])
	c.Env = append(os.Environ(), "CONFINE_IN="+dir, "CONFINE_PORT="+listen(t), "CONFINE_OTHER="+listen(t))
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if strings.Contains(string(out), confine.ErrUnavailable.Error()) {
		t.Fatalf("CONFINEMENT IS NOT TESTED: %s", out)
	}
	const want = `read content: yes
list content: yes
write content: no
add to content: no
remove content: no
read certificates: yes
replace a certificate: yes
remove a certificate: yes
make a folder of certificates: no
read elsewhere: no
list elsewhere: no
write elsewhere: no
read this program: no
run a program: no
answer where it listens: yes
listen anew: no
connect to the port: yes
connect to another: no
signal the parent: no
`
	if got := string(out); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func listen(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// try confines the process and says what it then can do. Each attempt is made on
// whatever thread comes.
func try(dir, port, other string) string {
	in := func(names ...string) string { return filepath.Join(append([]string{dir}, names...)...) }
	open, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err.Error()
	}
	var number, own uint16
	_, _ = fmt.Sscan(port, &number)
	own = uint16(open.Addr().(*net.TCPAddr).Port)
	if _, err := confine.To(confine.Access{
		Read: []string{in("content"), in("missing")}, Write: []string{in("certificates")}, Connect: []uint16{number, own},
	}); err != nil {
		return err.Error()
	}
	read := func(name string) func() error { return func() error { _, err := os.ReadFile(name); return err } }
	list := func(name string) func() error { return func() error { _, err := os.ReadDir(name); return err } }
	write := func(name string) func() error { return func() error { return os.WriteFile(name, []byte("y"), 0o600) } }
	dial := func(port string) func() error {
		return func() error {
			conn, err := net.Dial("tcp", "127.0.0.1:"+port)
			if err == nil {
				_ = conn.Close()
			}
			return err
		}
	}
	var said strings.Builder
	for _, attempt := range []struct {
		what string
		do   func() error
	}{
		{"read content", read(in("content", "file"))},
		{"list content", list(in("content"))},
		{"write content", write(in("content", "file"))},
		{"add to content", write(in("content", "new"))},
		{"remove content", func() error { return os.Remove(in("content", "file")) }},
		{"read certificates", read(in("certificates", "file"))},
		{"replace a certificate", func() error {
			return errors.Join(write(in("certificates", "new"))(), os.Rename(in("certificates", "new"), in("certificates", "file")))
		}},
		{"remove a certificate", func() error { return os.Remove(in("certificates", "file")) }},
		{"make a folder of certificates", func() error { return os.Mkdir(in("certificates", "folder"), 0o700) }},
		{"read elsewhere", read(in("elsewhere", "file"))},
		{"list elsewhere", list(in("elsewhere"))},
		{"write elsewhere", write(in("elsewhere", "file"))},
		{"read this program", read(os.Args[0])},
		{"run a program", func() error { return exec.Command("/bin/true").Run() }},
		{"answer where it listens", dial(fmt.Sprint(own))},
		{"listen anew", func() error {
			var plain net.ListenConfig
			plain.SetMultipathTCP(false)
			_, err := plain.Listen(context.Background(), "tcp", "127.0.0.1:0")
			return err
		}},
		{"connect to the port", dial(port)},
		{"connect to another", dial(other)},
		{"signal the parent", func() error { return syscall.Kill(os.Getppid(), 0) }},
	} {
		result := make(chan error)
		go func() { result <- attempt.do() }()
		answer := "yes"
		if err := <-result; errors.Is(err, syscall.EACCES) || errors.Is(err, syscall.EPERM) {
			answer = "no"
		} else if err != nil {
			answer = err.Error()
		}
		fmt.Fprintf(&said, "%s: %s\n", attempt.what, answer)
	}
	return said.String()
}
