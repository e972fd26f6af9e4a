package https

import (
	"context"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/acme/autocert"
)

// store is a folder of certificates and keys, and what autocert does not tell: until
// when each is valid, and what could not be kept. It implements [autocert.Cache].
type store struct {
	folder autocert.DirCache
	logger *slog.Logger

	mu      sync.Mutex
	periods map[string]period // by domain name
}

// period is when a certificate is valid.
type period struct{ start, end time.Time }

// due is when a certificate should have been renewed, and it is time to say that it
// was not: autocert renews when a third is left.
func (p period) due() time.Time { return p.end.Add(-p.end.Sub(p.start) / 4) }

// openStore makes the folder where there is none, and tries to write to it.
func openStore(dir string, logger *slog.Logger) (*store, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of certificates: %w", err)
	}
	file, err := os.CreateTemp(dir, "writable")
	if err != nil {
		return nil, fmt.Errorf("the folder of certificates cannot be written to: %w", err)
	}
	if err := file.Close(); err != nil {
		return nil, err
	}
	if err := os.Remove(file.Name()); err != nil {
		return nil, err
	}
	if info, err := os.Stat(dir); err == nil && info.Mode().Perm()&0o007 != 0 {
		logger.Warn("everybody on this machine can look into the folder of certificates: chmod 700", "folder", dir)
	}
	return &store{folder: autocert.DirCache(dir), logger: logger, periods: map[string]period{}}, nil
}

// Get implements [autocert.Cache].
func (s *store) Get(ctx context.Context, name string) ([]byte, error) {
	data, err := s.folder.Get(ctx, name)
	if err == nil {
		s.note(name, data)
	}
	return data, err
}

// Put implements [autocert.Cache]. What cannot be kept is used all the same, until
// the program ends.
func (s *store) Put(ctx context.Context, name string, data []byte) error {
	got, isCertificate := s.note(name, data)
	if isCertificate {
		s.logger.Info("certificate obtained", "domain", name, "until", got.end)
	}
	if err := s.folder.Put(ctx, name, data); err != nil {
		s.logger.Error("could not be kept in the folder of certificates, and will be asked for again at the next start", "name", name, "error", err)
		return err
	}
	return nil
}

// Delete implements [autocert.Cache].
func (s *store) Delete(ctx context.Context, name string) error { return s.folder.Delete(ctx, name) }

// note remembers when a certificate is valid. It returns false for what is none: the
// key of the account, or the answer to a challenge, which have a “+” in their name.
func (s *store) note(name string, data []byte) (period, bool) {
	if strings.Contains(name, "+") {
		return period{}, false
	}
	for block, rest := pem.Decode(data); block != nil; block, rest = pem.Decode(rest) {
		if block.Type != "CERTIFICATE" {
			continue
		}
		leaf, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return period{}, false
		}
		p := period{leaf.NotBefore, leaf.NotAfter}
		s.mu.Lock()
		s.periods[name] = p
		s.mu.Unlock()
		return p, true
	}
	return period{}, false
}

// period is when the certificate of a name is valid; false where there is none.
func (s *store) period(name string) (period, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ok := s.periods[name]
	return p, ok
}

// valid tells whether there is a certificate for a name that holds today.
func (s *store) valid(name string) bool {
	p, ok := s.period(name)
	return ok && time.Now().Before(p.end)
}
