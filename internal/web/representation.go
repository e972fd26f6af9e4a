package web

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"leakygut/internal/compress"
)

// representation is a resource as bytes, in every encoding it is sent in. Each
// encoding is a representation of its own to HTTP, so each has its own strong
// entity tag (RFC 9110, 8.8.3).
type representation struct {
	header  fields // what all encodings share
	plain   *variant
	gzip    func() *variant          // made at the first call; nil for what is compressed already
	brotli  *atomic.Pointer[variant] // holds nil until there was time to make it
	pledge  *variant                 // is what brotli will be, without a body
	kept    bool                     // and asked for again, perhaps
	encoder *compress.Encoder        // nil for what is compressed already
}

// variant is one encoding's bytes and the headers that go with them, made once.
type variant struct {
	body     []byte
	encoding []string // nil for none
	etag     []string
	length   []string
}

// newRepresentation makes the representation of a body. It is in no encoding until
// a client asks for one: gzip is made then, and brotli, which takes a hundred times
// as long, when there is time ([representation.squeeze]).
func newRepresentation(body []byte, mediaType string, encoder *compress.Encoder) *representation {
	sum := sha256.Sum256(body)
	tag := base64.RawURLEncoding.EncodeToString(sum[:12])
	rep := &representation{
		header: fields{{"Content-Type", []string{mediaType}}},
		plain:  newVariant(tag, body, ""),
		gzip:   func() *variant { return nil },
		brotli: new(atomic.Pointer[variant]),
	}
	if !compress.Worth(mediaType) {
		return rep
	}
	rep.header = rep.header.with("Vary", "Accept-Encoding")
	rep.encoder = encoder
	rep.pledge = newVariant(tag+"-br", nil, "br")
	rep.gzip = sync.OnceValue(func() *variant {
		encoded, err := encoder.Gzip(body)
		if err != nil {
			return nil // the plain bytes stay
		}
		return newVariant(tag+"-gzip", encoded, "gzip")
	})
	return rep
}

// newVariant is what is sent under an entity tag, which is the hash of the plain
// bytes and the encoding: servers with the same guide have the same tags, whether
// they have compressed it already or not.
func newVariant(tag string, encoded []byte, encoding string) *variant {
	v := &variant{body: encoded, etag: []string{`"` + tag + `"`}, length: []string{strconv.Itoa(len(encoded))}}
	if encoding != "" {
		v.encoding = []string{encoding}
	}
	return v
}

// chosen is the same bytes for an address that has others too, where a client
// chose these by Accept.
func (rep *representation) chosen(from string) *representation {
	other := *rep
	other.header = rep.header.with("Content-Location", from).with("Vary", negotiated)
	return &other
}

// squeeze makes the brotli form, once.
func (rep *representation) squeeze() {
	if rep.encoder == nil || rep.brotli.Load() != nil {
		return
	}
	encoded, err := rep.encoder.Brotli(rep.plain.body)
	if err != nil {
		return // the other encodings stay
	}
	made := *rep.pledge
	made.body, made.length = encoded, []string{strconv.Itoa(len(encoded))}
	rep.brotli.Store(&made)
}

// serve answers a GET or HEAD request, conditional ones included, and says how it
// may be cached, which depends on the address that was asked for. Ranges are not
// served: some preview services ask for the first bytes of a page and take the
// part for the whole.
func (rep *representation) serve(w http.ResponseWriter, r *http.Request, caching string) {
	v := rep.choose(r)
	rep.send(w, v, precondition(r.Header, v.etag[0]), []string{caching})
}

// send writes an answer with the status that the preconditions made, and returns
// how many bytes its body has.
func (rep *representation) send(w http.ResponseWriter, v *variant, status int, caching []string) int {
	if status == http.StatusPreconditionFailed { // nothing of the page goes with it, least of all that caches may keep it
		return state(w, status, "precondition failed")
	}
	h := w.Header()
	rep.header.set(h)
	h["Etag"] = v.etag
	h["Cache-Control"] = caching
	if status == http.StatusNotModified {
		delete(h, "Content-Type")
		delete(h, "Link")
		w.WriteHeader(status)
		return 0
	}
	h["Content-Length"] = v.length
	if v.encoding != nil {
		h["Content-Encoding"] = v.encoding
	}
	w.WriteHeader(status)
	_, _ = w.Write(v.body) // net/http keeps it from HEAD; a client that has gone cannot be told
	return len(v.body)
}

// browsers is the Accept-Encoding of browsers, which is not taken apart each time.
const browsers = "gzip, deflate, br, zstd"

// choose is the smallest encoding that the request accepts. Where the client
// holds one of them already, it is that one, so that a copy stays good when a
// denser encoding becomes ready, and where it is not ready yet: the server that has
// just started in the place of another sends no page anew to the caches in front.
func (rep *representation) choose(r *http.Request) *variant {
	accept, held := r.Header["Accept-Encoding"], list(r.Header, "If-None-Match")
	if v := rep.brotli.Load(); v != nil && len(accept) == 1 && accept[0] == browsers && (held == "" || held == v.etag[0]) {
		return v
	}
	if len(accept) == 0 { // no encoding is wished for: none needs to be made
		return rep.plain
	}
	var some [8]wish // as many as clients send, without a place on the heap
	accepted := wishes(some[:0], accept)
	if held != "" && rep.pledge != nil && quality(accepted, rep.pledge) > 0 && names(held, rep.pledge.etag[0], false) {
		return rep.pledge // nobody gets its body, for the client has it
	}
	var best *variant
	most := 0.0
	for _, v := range []*variant{rep.brotli.Load(), rep.gzip(), rep.plain} {
		if v == nil {
			continue
		}
		q := quality(accepted, v)
		if q > 0 && held != "" && strings.Contains(held, v.etag[0]) {
			return v
		}
		if q > most {
			best, most = v, q
		}
	}
	if best == nil { // a client that refuses everything gets what all can read
		return rep.plain
	}
	return best
}
