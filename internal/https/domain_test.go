package https

import (
	"crypto/x509"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDomain(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"example.org": "example.org", "Example.ORG": "example.org", "gut.bücher.example": "gut.xn--bcher-kva.example"} {
		if got, err := Domain(text); got != want || err != nil {
			t.Errorf("%s: %q, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "localhost", "127.0.0.1", "::1", "https://example.org", "example.org:443", "example.org/", "example.org.", "*.example.org", "-.org"} {
		if got, err := Domain(text); err == nil {
			t.Errorf("%q is taken for the domain name %q", text, got)
		}
	}
}

func TestRoots(t *testing.T) {
	t.Parallel()
	if pool, err := mozilla(); err != nil || pool.Equal(x509.NewCertPool()) {
		t.Errorf("a program without a system trusts nobody: %v", err)
	}
	empty := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(empty, []byte("nothing"), 0o600); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{empty: "holds no certificate", "missing.pem": "no such file"} {
		if _, err := Roots(file); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", file, err, want)
		}
	}
}

// TestFolder is about folders that certificates cannot be kept in.
func TestFolder(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := openStore(filepath.Join(file, "certificates"), slog.New(slog.DiscardHandler)); err == nil {
		t.Error("a folder in a file is taken")
	}
	open := t.TempDir()
	if err := os.Chmod(open, 0o755); err != nil {
		t.Fatal(err)
	}
	var said words
	if _, err := openStore(open, slog.New(slog.NewTextHandler(&said, nil))); err != nil || !strings.Contains(said.String(), "chmod 700") {
		t.Errorf("a folder that all can look into: %v, and it says %q", err, said.String())
	}
}
