package compile_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"leakygut/internal/compile"
)

// TestPipe wants a folder with something in it that is no file, and may never end,
// refused at once.
func TestPipe(t *testing.T) {
	t.Parallel()
	folder := fstest.MapFS{"causes/case.md": {Mode: fs.ModeNamedPipe}}
	if _, _, err := compile.Compile(folder); err == nil || !strings.Contains(err.Error(), "causes/case.md is no file") {
		t.Errorf("%v", err)
	}
}
