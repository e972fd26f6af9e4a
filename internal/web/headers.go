package web

import "net/http"

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

// securityHeaders sets what every answer carries. The values are made once; a
// response may replace a key, and never changes a value in place. The address
// of a page is health data: no referrer leaves.
func securityHeaders(next http.Handler) http.Handler {
	headers := http.Header{
		"Content-Security-Policy":      {contentSecurityPolicy},
		"Cross-Origin-Opener-Policy":   {"same-origin"},
		"Cross-Origin-Resource-Policy": {"same-origin"},
		"Permissions-Policy":           {permissionsPolicy},
		"Referrer-Policy":              {"no-referrer"},
		"X-Content-Type-Options":       {"nosniff"},
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		for key, values := range headers {
			h[key] = values
		}
		next.ServeHTTP(w, r)
	})
}
