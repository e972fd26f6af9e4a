// Package https serves a site under names of its own: it gets a certificate for
// each, keeps them in a folder, renews them, and sends every reader to one name over
// TLS.
//
//	--domain  ─▶  [Config]  ─▶  [Site]  ─▶ Run      one certificate a name, ahead of readers
//	                              │         store    folder ⇄ memory: what is valid, and until when
//	                              ├──▶ TLS            handshakes, out of the store; port 443
//	                              ├──▶ Secure         the site's own name, or the way there
//	                              └──▶ Plain          port 80: the CA's questions, or the way to 443
//
// The protocol (RFC 8555) and the timers of renewal are autocert's. What is decided
// here is when it may ask: readers never cause an order, so that nobody who knows a
// name can use up what a CA allows it, and nobody waits for one.
//
// While there is no valid certificate, port 80 says so with status 503 and asks to
// come back. It does not show the guide: which page somebody reads here is about
// their health, and is not for all on the way to see.
package https
