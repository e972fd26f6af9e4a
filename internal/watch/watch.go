// Package watch tells when the files in a folder have changed.
//
// Editors save in many ways: they write a file in place, or another one that they
// then rename; a checkout touches hundreds at once. So single events do not count.
// Data flows one way: events of the system → those that matter → a moment of quiet
// → one signal. Whoever receives it reads the whole folder anew, and so always has
// its last state.
package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	pause   = 100 * time.Millisecond // how long it is quiet after a change
	longest = time.Second            // how long a signal waits for quiet
	absence = time.Second            // between two looks for a folder that is gone
)

// Folder watches a folder, and all folders in it, until the context ends. It
// sends nil when files have changed, and an error when they cannot be watched any
// more; then, too, they may have changed. A signal that nobody has received yet
// stands for all that follow. The folder may be deleted and come back.
func Folder(ctx context.Context, dir string) (<-chan error, error) {
	w := &watcher{dir: dir, changes: make(chan error, 1)}
	if err := w.open(); err != nil {
		return nil, err
	}
	go w.run(ctx)
	return w.changes, nil
}

type watcher struct {
	dir     string
	system  *fsnotify.Watcher
	changes chan error
	gone    bool
}

// open watches all folders there are now. It begins anew each time, because the
// system would report what was renamed or made again under the name it had before.
// A folder is listed after it is watched, so that nothing comes between.
func (w *watcher) open() error {
	dir, err := filepath.EvalSymlinks(w.dir)
	if err != nil {
		return fmt.Errorf("watch: %w", err)
	}
	system, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("watch: %w", err)
	}
	err = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && path != dir && errors.Is(err, fs.ErrNotExist): // it was just deleted
			return nil
		case err != nil:
			return err
		case !entry.IsDir():
			return nil
		case hidden(path) && path != dir:
			return fs.SkipDir
		}
		if err := system.Add(path); err != nil && (path == dir || !errors.Is(err, fs.ErrNotExist)) {
			return err
		}
		return nil
	})
	if err != nil {
		return errors.Join(fmt.Errorf("watch %s: %w", w.dir, err), system.Close())
	}
	if w.system != nil {
		_ = w.system.Close() // it only ends
	}
	w.system = system
	return nil
}

func (w *watcher) run(ctx context.Context) {
	defer func() { _ = w.system.Close() }()
	var quiet <-chan time.Time // nil while nothing has happened
	var latest time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case event := <-w.system.Events:
			if !matters(event) {
				continue
			}
		case err := <-w.system.Errors: // events were lost: anything may have changed
			if err == nil { // it was closed
				return
			}
		case <-quiet:
			quiet = w.settle()
			continue
		}
		if quiet == nil {
			latest = time.Now().Add(longest)
		}
		quiet = time.After(min(pause, time.Until(latest)))
	}
}

// settle looks for new folders and sends the signal. Where the folder is gone, it
// says when to look again.
func (w *watcher) settle() <-chan time.Time {
	err := w.open()
	if errors.Is(err, fs.ErrNotExist) {
		if !w.gone {
			w.send(nil) // whoever reads the folder will say so
		}
		w.gone = true
		return time.After(absence)
	}
	w.gone = false
	w.send(err)
	return nil
}

func (w *watcher) send(err error) {
	select {
	case w.changes <- err:
	default: // the one before was not received yet, and stands for this too
	}
}

// matters leaves out what changes no text: rights, and the hidden files of editors
// and of version control.
func matters(e fsnotify.Event) bool { return !hidden(e.Name) && e.Op != fsnotify.Chmod }

func hidden(path string) bool { return strings.HasPrefix(filepath.Base(path), ".") }
