package main

import (
	"crypto/tls"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"leakygut/internal/pebble"
)

// nobody is a user that owns nothing.
const nobody = 65532

// TestContainer runs the program as a container does that holds nothing else: as
// nobody, in a root where one folder can be written to. It gets a certificate by
// itself, serves, ends when it is told to, and leaves no trace beside that folder.
func TestContainer(t *testing.T) {
	t.Parallel()
	ca := pebble.New(t, pebble.Build(t, root), 0)
	ca.Start(t)
	dir := bareRoot(t, ca.Bundle)
	before := list(t, dir)

	log := &buffer{}
	c := exec.Command("/leakygut", "serve", "--domain", "example.org", "--https-addr", ca.HTTPS, "--http-addr", ca.HTTP,
		"--certificates", "/certificates", "--acme-directory", ca.Directory, "--acme-roots", "/ca.pem")
	c.Env, c.Dir, c.Stdout, c.Stderr = []string{}, "/", log, log
	c.SysProcAttr = &syscall.SysProcAttr{Chroot: dir}
	if os.Getuid() == 0 {
		c.SysProcAttr.Credential = &syscall.Credential{Uid: nobody, Gid: nobody}
	} else { // whoever runs the test is nobody in there
		c.SysProcAttr.Cloneflags = syscall.CLONE_NEWUSER
		c.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: nobody, HostID: os.Getuid(), Size: 1}}
	}
	if err := c.Start(); err != nil {
		t.Fatalf("a container of nothing but the program: %v", err)
	}
	t.Cleanup(func() { _ = c.Process.Kill() })
	for end := time.Now().Add(time.Minute); strings.Count(log.String(), "certificate obtained") < 2; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("no certificates:\n%s\n%s", log, ca.Log())
		}
	}
	config := &tls.Config{RootCAs: ca.Roots(t), ServerName: "example.org"}
	client := &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{TLSClientConfig: config}}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://"+ca.HTTPS+"/causes", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Host = "example.org"
	answer, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(answer.Body)
	if want := `<link rel="canonical" href="https://example.org/causes">`; err != nil || answer.StatusCode != http.StatusOK || !strings.Contains(string(body), want) {
		t.Errorf("%s, %v, without %s", answer.Status, err, want)
	}
	_ = answer.Body.Close()
	if _, err := tls.Dial("tcp", ca.HTTPS, &tls.Config{ServerName: "other.example"}); err == nil {
		t.Error("a name of somebody else was taken")
	}
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil {
		t.Errorf("it ends with %v:\n%s", err, log)
	}
	if after := list(t, dir); after != before {
		t.Errorf("it left\n%s\nwhere there was\n%s", after, before)
	}
	if said := log.String(); !strings.Contains(said, `"confined"`) && !strings.Contains(said, `"not confined"`) || strings.Contains(said, "127.0.0.1") && strings.Contains(said, "handshake") {
		t.Errorf("it says\n%s", said)
	}
}

// bareRoot is a root with the program in it, and what it is given.
func bareRoot(t *testing.T, bundle string) string {
	t.Helper()
	dir := t.TempDir()
	build := exec.CommandContext(t.Context(), "go", "build", "-o", filepath.Join(dir, "leakygut"), ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	text, err := os.ReadFile(bundle)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "ca.pem"), text, 0o600); err != nil {
		t.Fatal(err)
	}
	certificates := filepath.Join(dir, "certificates")
	if err := os.Mkdir(certificates, 0o700); err != nil {
		t.Fatal(err)
	}
	if os.Getuid() == 0 {
		if err := os.Chown(certificates, nobody, nobody); err != nil {
			t.Fatal(err)
		}
	}
	for name, mode := range map[string]fs.FileMode{"ca.pem": 0o444, "leakygut": 0o555, ".": 0o555} {
		if err := os.Chmod(filepath.Join(dir, name), mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) }) // so that it can be removed
	return dir
}

// list is every file of a folder and when it was last changed, but for what is in the
// folder of certificates.
func list(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.Name() == "certificates" {
			all.WriteString(file + "\n")
			return fs.SkipDir
		}
		info, err := entry.Info()
		if err == nil {
			all.WriteString(file + " " + info.Mode().String() + " " + info.ModTime().String() + "\n")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}
