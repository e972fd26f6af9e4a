// Package preview signs addresses that open one draft for a while.
//
// The address holds the path of the article, the second at which it closes, and a
// code made of both with a secret key (HMAC, RFC 2104, with SHA-256). Nothing is
// kept: whoever has the key can make addresses and check them, and another key
// closes all of them.
package preview

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Prefix is what the address of a preview has before that of its article.
const Prefix = "/preview"

// minKey is how long a key is at least, in bytes: nobody can try all of them.
const minKey = 32

// Why an address opens nothing.
var (
	ErrForged  = errors.New("not an address that the key made")
	ErrExpired = errors.New("an address that is closed by now")
)

// Key makes and checks addresses. An empty one does neither.
type Key []byte

// NewKey makes a key of a secret text of at least 32 bytes; an empty text makes an
// empty key.
func NewKey(secret string) (Key, error) {
	if n := len(secret); n > 0 && n < minKey {
		return nil, fmt.Errorf("a key of %d characters can be guessed: use at least %d, for example of “openssl rand -hex 32”", n, minKey)
	}
	return Key(secret), nil
}

// Address opens the article at a path until a moment, to the second: it is a path
// and a query.
func (k Key) Address(path string, until time.Time) string {
	seconds := strconv.FormatInt(until.Unix(), 10)
	return Prefix + path + "?" + url.Values{"until": {seconds}, "code": {k.code(path, seconds)}}.Encode()
}

// Open checks an address. It returns the path of the article that it opens and
// the moment at which it closes, or [ErrForged] or [ErrExpired].
func (k Key) Open(u *url.URL, now time.Time) (path string, until time.Time, err error) {
	path, ours := strings.CutPrefix(u.Path, Prefix)
	query := u.Query()
	seconds := query.Get("until")
	if len(k) == 0 || !ours || !hmac.Equal([]byte(query.Get("code")), []byte(k.code(path, seconds))) {
		return "", time.Time{}, ErrForged
	}
	number, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil {
		return "", time.Time{}, ErrForged
	}
	until = time.Unix(number, 0).UTC()
	if !now.Before(until) {
		return "", time.Time{}, ErrExpired
	}
	return path, until, nil
}

// code is what only the key can make of a path and a time. No path holds a line
// end, so no two pairs are one text.
func (k Key) code(path, seconds string) string {
	mac := hmac.New(sha256.New, k)
	fmt.Fprintf(mac, "preview\n%s\n%s", seconds, path)
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}
