package preview_test

import (
	"errors"
	"net/url"
	"strings"
	"testing"
	"time"

	"leakygut/internal/preview"
)

const secret = "0123456789abcdef0123456789abcdef"

var until = time.Date(2026, time.December, 2, 10, 0, 0, 0, time.UTC)

func keyOf(t *testing.T, secret string) preview.Key {
	t.Helper()
	key, err := preview.NewKey(secret)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// open opens an address with a key.
func open(t *testing.T, key preview.Key, address string, now time.Time) (string, error) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	path, _, err := key.Open(u, now)
	return path, err
}

func TestAddressOpensUntilItCloses(t *testing.T) {
	t.Parallel()
	key := keyOf(t, secret)
	address := key.Address("/causes/diet", until.Add(300*time.Millisecond))
	if path, err := open(t, key, address, until.Add(-time.Nanosecond)); path != "/causes/diet" || err != nil {
		t.Errorf("%s opens %q: %v", address, path, err)
	}
	if path, err := open(t, key, address, until); path != "" || !errors.Is(err, preview.ErrExpired) {
		t.Errorf("at its end it opens %q: %v", path, err)
	}
}

func TestForged(t *testing.T) {
	t.Parallel()
	key := keyOf(t, secret)
	address := key.Address("/causes/diet", until)
	for name, forged := range map[string]string{
		"another article":       strings.Replace(address, "diet", "stress", 1),
		"a later end":           strings.Replace(address, "until=1", "until=2", 1),
		"an end in other words": strings.Replace(address, "until=", "until=0", 1),
		"a code cut short":      address[:len(address)-1],
		"no code":               "/preview/causes/diet?until=1796205600",
		"nothing":               "/preview/causes/diet",
		"another place":         strings.Replace(address, "/preview", "/", 1),
		"another key":           keyOf(t, secret+"x").Address("/causes/diet", until),
		"no key":                preview.Key(nil).Address("/causes/diet", until),
	} {
		if path, err := open(t, key, forged, until.Add(-time.Hour)); path != "" || !errors.Is(err, preview.ErrForged) {
			t.Errorf("%s: %s opens %q: %v", name, forged, path, err)
		}
	}
	if path, err := open(t, nil, preview.Key(nil).Address("/causes/diet", until), until.Add(-time.Hour)); path != "" || !errors.Is(err, preview.ErrForged) {
		t.Errorf("without a key an address opens %q: %v", path, err)
	}
}

func TestKeysThatCanBeGuessed(t *testing.T) {
	t.Parallel()
	for secret, want := range map[string]bool{"": true, "secret": false, secret[1:]: false, secret: true} {
		if _, err := preview.NewKey(secret); (err == nil) != want {
			t.Errorf("%q: %v", secret, err)
		}
	}
}
