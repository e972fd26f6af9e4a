package web

import (
	"net/http"
	"slices"
)

// contentSecurityPolicy allows what the site itself sends and nothing else. It
// has no nonce, because a page that is kept compressed cannot change by request,
// and no "unsafe-" anything. The one policy of trusted types is for the address
// of the service worker, which is always the same.
const contentSecurityPolicy = "default-src 'none'; img-src 'self'; script-src 'self'; style-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
	"require-trusted-types-for 'script'; trusted-types worker"

// permissionsPolicy gives up what a page of text has no use for.
const permissionsPolicy = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), " +
	"gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()"

// fields are headers whose values are made once. A response may replace a value,
// and never changes one in place.
type fields []field

// field is a header under its canonical name.
type field struct {
	name   string
	values []string
}

// set puts the fields into the headers of a response.
func (f fields) set(h http.Header) {
	for _, field := range f {
		h[field.name] = field.values
	}
}

// with is a copy that has a value besides, or instead of the one it had.
func (f fields) with(name, value string) fields {
	others := slices.DeleteFunc(slices.Clone(f), func(field field) bool { return field.name == name })
	return append(others, field{name, []string{value}})
}

// securityFields are what every answer carries. The address of a page is health
// data: no referrer leaves.
func securityFields() fields {
	return fields{
		{"Content-Security-Policy", []string{contentSecurityPolicy}},
		{"Cross-Origin-Opener-Policy", []string{"same-origin"}},
		{"Cross-Origin-Resource-Policy", []string{"same-origin"}},
		{"Permissions-Policy", []string{permissionsPolicy}},
		{"Referrer-Policy", []string{"no-referrer"}},
		{"X-Content-Type-Options", []string{"nosniff"}},
	}
}

func (s *Server) securityHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.guards.set(w.Header())
		next.ServeHTTP(w, r)
	})
}
