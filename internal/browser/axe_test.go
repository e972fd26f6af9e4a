package browser

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// axe-core is the engine of most tools that look for barriers. It comes from the
// npm registry through npm, once, and stays in the cache of the user; what comes
// is held to the sum below, which the registry states for this version.
const (
	axePackage   = "axe-core@4.14.1"
	axeArchive   = "axe-core-4.14.1.tgz"
	axeIntegrity = "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==" // sha512
	axeScript    = "package/axe.min.js"
	axeTime      = 2 * time.Minute
)

// axeSource is the script of axe-core.
func axeSource(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(cache, "leakygut")
	archive, err := os.ReadFile(filepath.Join(dir, axeArchive))
	if err != nil || !isAxe(archive) {
		if archive, err = fetchAxe(t, dir); err != nil {
			t.Fatalf("axe-core: %v", err)
		}
	}
	script, err := unpack(archive, axeScript)
	if err != nil {
		t.Fatalf("axe-core: %v", err)
	}
	return script
}

// isAxe tells whether an archive is the very one that was looked at.
func isAxe(archive []byte) bool {
	sum := sha512.Sum512(archive)
	return base64.StdEncoding.EncodeToString(sum[:]) == axeIntegrity
}

// fetchAxe has npm bring the archive, and keeps it in a folder if it is right.
func fetchAxe(t *testing.T, dir string) ([]byte, error) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	work, err := os.MkdirTemp(dir, "npm-") // beside its place, so that it can be moved there in one step
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(work) }()
	ctx, cancel := context.WithTimeout(t.Context(), axeTime)
	defer cancel()
	npm := exec.CommandContext(ctx, "npm", "pack", axePackage, "--ignore-scripts", "--pack-destination", work)
	npm.Dir = work
	if said, err := npm.CombinedOutput(); errors.Is(err, exec.ErrNotFound) {
		return nil, fmt.Errorf("npm brings %s, and is not here. Install it (Debian: apt-get install npm), or put %s into %s", axePackage, axeArchive, dir)
	} else if err != nil {
		return nil, fmt.Errorf("npm pack %s: %w\n%s", axePackage, err, said)
	}
	brought := filepath.Join(work, axeArchive)
	archive, err := os.ReadFile(brought)
	if err != nil {
		return nil, err
	}
	if !isAxe(archive) {
		return nil, fmt.Errorf("what npm brought as %s has another sum than sha512-%s", axePackage, axeIntegrity)
	}
	return archive, os.Rename(brought, filepath.Join(dir, axeArchive))
}

// unpack reads one file of an archive.
func unpack(archive []byte, name string) (string, error) {
	zipped, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		return "", err
	}
	for files := tar.NewReader(zipped); ; {
		file, err := files.Next()
		if err != nil {
			return "", fmt.Errorf("look for %s: %w", name, err)
		}
		if file.Name == name {
			text, err := io.ReadAll(files)
			return string(text), err
		}
	}
}
