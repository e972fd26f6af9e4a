package main

import "net/http"

// countedOrLast answers a request whose body comes in chunks as the last one of its
// connection. Such a request may have had a length too, of which net/http does not
// tell. What follows it would then be a part of it to a proxy that counts bytes, and
// the answer to that one for somebody else (RFC 9112, 6.1). No browser sends chunks.
func countedOrLast(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if len(r.TransferEncoding) > 0 {
			w.Header().Set("Connection", "close")
		}
		next.ServeHTTP(w, r)
	})
}
