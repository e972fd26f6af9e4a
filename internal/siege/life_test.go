//go:build unix

package siege

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// edits is how often a server is told to read its content again.
const edits = 200

// reloads edits an article and has it read again, while readers get one of the
// two versions, whole.
func (s *siege) reloads(t *testing.T) {
	dir := folder(t)
	v := s.serve(t, dir)
	text := read(t, file(dir, 1))
	versions := []string{titled(text, "Zebra"), titled(text, "Quagga")}
	reload := func(i int) {
		write(t, file(dir, 1), versions[i%2])
		v.hangup(t, `"msg":"content reloaded"`)
	}
	for i := range 10 {
		reload(i)
	}
	v.warmed(t)
	before := v.figures(t)
	r := v.read(t, func(address, page string) bool {
		first, second := strings.Contains(page, "Zebra"), strings.Contains(page, "Quagga")
		return first != second || !first && address != "/causes/case-1"
	})
	for i := range edits / 2 {
		reload(i)
	}
	amid := v.figures(t)
	for i := range edits / 2 {
		reload(i)
	}
	asked, wrong := r.end(t)
	v.warmed(t)
	s.note(row{fmt.Sprintf("%d reloads", edits), asked, wrong, before, amid, v.recovered(t, before)})
}

// hangup has the content read again, and waits until the log has a line more with a
// text.
func (v *server) hangup(t *testing.T, text string) {
	t.Helper()
	n := len(v.lines(text))
	v.signal(syscall.SIGHUP)
	wait(t, text, func() bool { return len(v.lines(text)) > n })
}

// stays is what the log says where the content cannot be published.
const stays = `"msg":"content not reloaded, the guide before stays"`

// content breaks the content in every way that files break. Readers go on with the
// guide before, and the log says what is wrong.
func (s *siege) content(t *testing.T) {
	dir := folder(t)
	v := s.serve(t, dir)
	before := v.warmed(t)
	r := v.read(t, nil)
	good := read(t, file(dir, 1))
	page := func() string {
		answers, err := v.send("GET /causes/case-1 HTTP/1.1\r\nHost: leaky.example\r\nConnection: close\r\n\r\n")
		if err != nil || len(answers) != 1 {
			t.Fatalf("%v, %v", answers, err)
		}
		return answers[0].body
	}
	usual := page()
	faults := map[string]func() error{
		"half of a file":         func() error { return os.WriteFile(file(dir, 1), []byte(good[:len(good)/2]), 0o600) },
		"nothing of a file":      func() error { return os.Truncate(file(dir, 1), 0) },
		"bytes that are no text": func() error { return os.WriteFile(file(dir, 1), []byte(good+"\xff\xfe\x00"), 0o600) },
		"a link to itself":       func() error { return replace(file(dir, 1), func(f string) error { return os.Symlink(f, f) }) },
		"a link to nothing":      func() error { return replace(file(dir, 1), func(f string) error { return os.Symlink(f+"-gone", f) }) },
		"a pipe that nobody fills": func() error {
			return replace(file(dir, 1), func(f string) error { return syscall.Mkfifo(f, 0o600) })
		},
		"no references": func() error {
			return os.Rename(filepath.Join(dir, "references.json"), filepath.Join(dir, "..", "kept"))
		},
		"no folder": func() error { return os.Rename(dir, dir+"-away") },
	}
	for name, fault := range faults {
		if err := fault(); err != nil {
			t.Fatal(err)
		}
		v.hangup(t, stays)
		if page() != usual {
			t.Errorf("%s: readers see another page", name)
		}
		_ = os.Rename(dir+"-away", dir) // each of them where it is away
		_ = os.Rename(filepath.Join(dir, "..", "kept"), filepath.Join(dir, "references.json"))
		if err := replace(file(dir, 1), func(f string) error { return os.WriteFile(f, []byte(good), 0o600) }); err != nil {
			t.Fatal(err)
		}
		v.hangup(t, `"msg":"content reloaded"`)
	}
	amid := v.figures(t)
	s.rewrite(t, v, dir, good)
	if page() != usual {
		t.Error("readers see another page at the end")
	}
	asked, wrong := r.end(t)
	s.note(row{fmt.Sprintf("%d ways to break the content, and writing while it is read", len(faults)), asked, wrong, before, amid, v.recovered(t, before)})
}

// replace puts something in the place of a file or folder.
func replace(file string, make func(string) error) error {
	if err := os.RemoveAll(file); err != nil {
		return err
	}
	return make(file)
}

// rewrite has a writer save an article again and again while it is read, and stop.
func (s *siege) rewrite(t *testing.T, v *server, dir, good string) {
	t.Helper()
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			default:
				_ = os.WriteFile(file(dir, 1), []byte(good), 0o600) // empty for a moment, each time
			}
		}
	}()
	for range 20 {
		v.hangup(t, `"msg":"content`)
	}
	close(stop)
	<-stopped
	v.hangup(t, `"msg":"content reloaded"`)
}

// term tells a server to stop while readers ask: none of their requests is lost until
// it says that it is leaving, as a load balancer would see.
func (s *siege) term(t *testing.T) {
	v := s.serve(t, folder(t), "--linger", "10s")
	before := v.warmed(t)
	var all []*readers
	for range 4 {
		all = append(all, v.read(t, nil))
	}
	wait(t, "load", func() bool { r := all[0]; r.mu.Lock(); defer r.mu.Unlock(); return r.asked > 50 })
	amid := v.figures(t)
	v.signal(syscall.SIGTERM)
	wait(t, "readiness to turn red", func() bool {
		answer, err := http.Get("http://" + v.address + "/readyz")
		if err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
		return answer.StatusCode == http.StatusServiceUnavailable
	})
	asked, wrong := 0, 0
	for _, r := range all {
		a, w := r.end(t)
		asked, wrong = asked+a, wrong+w
	}
	<-v.ended
	if code := v.process.ProcessState.ExitCode(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	s.note(row{"told to stop under load", asked, wrong, before, amid, figures{}})
}

// kill ends a server without a word under load, and starts another in its place.
func (s *siege) kill(t *testing.T) {
	dir := folder(t)
	v := s.serve(t, dir)
	before := v.warmed(t)
	address := v.address
	var busy atomic.Bool
	busy.Store(true)
	go func() {
		for busy.Load() {
			_, _ = v.send("GET / HTTP/1.1\r\nHost: leaky.example\r\n\r\n")
		}
	}()
	time.Sleep(200 * time.Millisecond)
	v.signal(syscall.SIGKILL)
	<-v.ended
	busy.Store(false)
	started := time.Now()
	again := s.start(t, "--addr", address, "--base-url", base, "--content", dir, "--no-watch")
	r := again.read(t, nil)
	wait(t, "readers", func() bool { r.mu.Lock(); defer r.mu.Unlock(); return r.asked > 0 })
	took := time.Since(started)
	wait(t, "readers", func() bool { r.mu.Lock(); defer r.mu.Unlock(); return r.asked > 50 })
	asked, wrong := r.end(t)
	s.note(row{fmt.Sprintf("killed under load; a page from the next after %d ms", took.Milliseconds()), asked, wrong, before, figures{}, again.figures(t)})
}

// disk has an export run out of room: it says so in a line, and the site that was
// there stays as it was.
func (s *siege) disk(t *testing.T) {
	dir := folder(t)
	out := filepath.Join(t.TempDir(), "site")
	export := func(blocks string) (string, error) {
		c := exec.CommandContext(t.Context(), "sh", "-c", `ulimit -f `+blocks+` && exec "$0" export "$1" --content "$2" --base-url "$3" --no-cards`, s.program, out, dir, base)
		said, err := c.CombinedOutput()
		return string(said), err
	}
	if said, err := export("unlimited"); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	before := listing(t, filepath.Dir(out))
	write(t, file(dir, 1), titled(read(t, file(dir, 1)), "Anew"))
	said, err := export("8") // of 512 bytes: no page is so small
	if failed := (*exec.ExitError)(nil); !errors.As(err, &failed) || failed.ExitCode() != 1 || strings.Count(said, "\n") != 1 || !strings.HasPrefix(said, "leakygut: ") {
		t.Errorf("%v, %q", err, said)
	}
	if after := listing(t, filepath.Dir(out)); after != before {
		t.Errorf("it left\n%s\nwhere there was\n%s", after, before)
	}
	s.note(row{what: "an export without room: " + strings.TrimSpace(said)})
}

// listing is every file of a folder, with its size and time.
func listing(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err == nil && !entry.IsDir() {
			fmt.Fprintf(&all, "%s %d %s\n", file, info.Size(), info.ModTime())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}
