package watch_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"leakygut/internal/watch"
)

const (
	patience = 10 * time.Second        // in which a signal comes
	silence  = 1200 * time.Millisecond // in which one would have come
)

// desk is a folder of texts that is watched.
type desk struct {
	*testing.T
	dir     string
	changes <-chan error
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{T: t, dir: filepath.Join(t.TempDir(), "content")}
	d.mkdir("causes")
	d.save("causes/diet.md", "Diet.")
	changes, err := watch.Folder(t.Context(), d.dir)
	if err != nil {
		t.Fatal(err)
	}
	d.changes = changes
	return d
}

func (d *desk) path(name string) string { return filepath.Join(d.dir, name) }

func (d *desk) save(name, text string) {
	d.Helper()
	d.must(os.WriteFile(d.path(name), []byte(text), 0o600))
}

func (d *desk) mkdir(name string) {
	d.Helper()
	d.must(os.MkdirAll(d.path(name), 0o700))
}

func (d *desk) rename(from, to string) {
	d.Helper()
	d.must(os.Rename(d.path(from), d.path(to)))
}

func (d *desk) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// wantSignal waits for a signal.
func (d *desk) wantSignal(what string) {
	d.Helper()
	select {
	case err := <-d.changes:
		if err != nil {
			d.Fatalf("%s: %v", what, err)
		}
	case <-time.After(patience):
		d.Fatalf("%s: no signal", what)
	}
}

// wantSilence wants no signal; what came before may still be told.
func (d *desk) wantSilence(what string) {
	d.Helper()
	select {
	case err := <-d.changes:
		d.Fatalf("%s: a signal (%v)", what, err)
	case <-time.After(silence):
	}
}

// drain takes signals until it is quiet, and counts them.
func (d *desk) drain() int {
	for n := 0; ; n++ {
		select {
		case err := <-d.changes:
			if err != nil {
				d.Error(err)
			}
		case <-time.After(silence):
			return n
		}
	}
}

func TestSave(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.save("causes/diet.md", "Diet, again.")
	d.wantSignal("a file is written in place")
	d.drain()
	d.save("causes/.diet.md.swp", "Diet, thrice.")
	d.must(os.Chmod(d.path("causes/diet.md"), 0o400))
	d.mkdir(".git/objects")
	d.wantSilence("hidden files and rights")
	d.save("causes/.diet.md.tmp", "Diet, thrice.")
	d.rename("causes/.diet.md.tmp", "causes/diet.md")
	d.wantSignal("a file is renamed over another")
	d.drain()
	d.must(os.Remove(d.path("causes/diet.md")))
	d.wantSignal("a file is deleted")
}

// TestFolders makes folders, renames them and makes them again.
func TestFolders(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.mkdir("symptoms/later")
	d.wantSignal("new folders")
	d.drain()
	d.save("symptoms/later/fatigue.md", "Fatigue.")
	d.wantSignal("a file in a folder in a new folder")
	d.drain()
	d.rename("symptoms", "signs")
	d.wantSignal("a folder is renamed")
	d.drain()
	d.mkdir("symptoms/later")
	d.wantSignal("a folder is made again")
	d.drain()
	d.save("signs/later/fatigue.md", "Fatigue, again.")
	d.wantSignal("a file in a folder that was renamed")
	d.drain()
	d.save("symptoms/later/fatigue.md", "Fatigue, thrice.")
	d.wantSignal("a file in a folder that was made again")
}

// TestFolderIsGone deletes all that is watched, and brings it back.
func TestFolderIsGone(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for _, way := range []func(){
		func() { d.must(os.RemoveAll(d.dir)) },
		func() { d.must(os.Rename(d.dir, filepath.Join(t.TempDir(), "away"))) },
	} {
		way()
		d.wantSignal("the folder is gone")
		if n := d.drain(); n > 0 {
			d.Errorf("%d more signals while the folder is gone", n)
		}
		d.mkdir("causes")
		d.save("causes/diet.md", "Diet, back.")
		d.wantSignal("the folder is back")
		d.drain()
		d.save("causes/diet.md", "Diet, after it.")
		d.wantSignal("a file in a folder that is back")
		d.drain()
	}
}

// TestFlood saves far more often than anybody can read: there are few signals, one
// of them while it goes on, and one after the last file.
func TestFlood(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	signals, last := 0, 0
	start := time.Now()
	for i := range 1000 {
		d.save(fmt.Sprintf("causes/%d.md", i%50), fmt.Sprint(i))
		select {
		case err := <-d.changes:
			if err != nil {
				d.Error(err)
			}
			signals++
		default:
		}
	}
	took := time.Since(start)
	last = d.drain()
	if most := int(took/(100*time.Millisecond)) + 3; signals+last > most {
		t.Errorf("%d signals in %v, want %d at most", signals+last, took, most)
	}
	if last == 0 {
		t.Error("no signal after the last file")
	}
	t.Logf("1,000 files in %v: %d signals on the way, %d at the end", took, signals, last)
}

// TestNeverQuiet wants a signal while files change all the time.
func TestNeverQuiet(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	end := time.Now().Add(patience)
	for i := 0; time.Now().Before(end); i++ {
		d.save("causes/diet.md", fmt.Sprint(i))
		select {
		case err := <-d.changes:
			if err != nil {
				d.Error(err)
			}
			return
		case <-time.After(10 * time.Millisecond):
		}
	}
	t.Error("no signal while it is never quiet")
}

func TestNoFolder(t *testing.T) {
	t.Parallel()
	if _, err := watch.Folder(t.Context(), filepath.Join(t.TempDir(), "nowhere")); err == nil {
		t.Error("a folder that does not exist is watched")
	}
}

// TestEnds looks whether anything is sent after the end.
func TestEnds(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	ctx, end := context.WithCancel(t.Context())
	changes, err := watch.Folder(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	end()
	d := &desk{T: t, dir: dir, changes: changes}
	d.drain()
	d.save("late.md", "Late.")
	d.wantSilence("after the end")
}
