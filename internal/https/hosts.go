package https

import (
	"io"
	"net/http"
	"strconv"
	"strings"
)

// strict tells browsers to ask for this name over TLS only, for a year. It leaves
// subdomains out: they are not this program's to speak for.
const strict = "max-age=31536000"

// comeBack is after how many seconds to ask again while there is no certificate.
const comeBack = "60"

// Secure answers what comes over TLS: the site under its first name, the way there
// under its others, and a refusal under any other, which a client may take elsewhere.
func (s *Site) Secure(site http.Handler) http.Handler {
	header := []string{strict}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch name := hostname(r.Host); {
		case name == s.names[0]:
			w.Header()["Strict-Transport-Security"] = header
			site.ServeHTTP(w, r)
		case probe(r):
			site.ServeHTTP(w, r)
		case s.knows(name):
			w.Header()["Strict-Transport-Security"] = header
			s.lead(w, r)
		default:
			s.misdirected(w)
		}
	})
}

// Plain answers what comes without TLS: the CA's challenges, load balancers that ask
// for health, and the way to TLS.
func (s *Site) Plain(site http.Handler) http.Handler {
	return s.auto.HTTPHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case probe(r):
			site.ServeHTTP(w, r)
		case !s.knows(hostname(r.Host)):
			s.misdirected(w)
		case !s.store.valid(s.names[0]):
			w.Header().Set("Retry-After", comeBack)
			say(w, http.StatusServiceUnavailable, "This site is being set up: it has no certificate yet, and shows nothing without one. Please come back in a minute.")
		default:
			s.lead(w, r)
		}
	}))
}

// probe tells whether a machine asks for the state of this one, by whatever name it
// knows it.
func probe(r *http.Request) bool { return r.URL.Path == "/healthz" || r.URL.Path == "/readyz" }

// lead sends a reader to the same page of the site itself, for good.
func (s *Site) lead(w http.ResponseWriter, r *http.Request) {
	target := r.URL.RequestURI()
	if !strings.HasPrefix(target, "/") { // “*”
		target = "/"
	}
	h := w.Header()
	h.Set("Location", s.baseURL+target)
	h.Set("Content-Length", "0")
	w.WriteHeader(http.StatusPermanentRedirect)
}

// misdirected refuses a name that is not the site's.
func (s *Site) misdirected(w http.ResponseWriter) {
	say(w, http.StatusMisdirectedRequest, "There is no site of that name here. The one that is here: "+s.baseURL+"/")
}

// say answers with a line for people, which nothing may keep or run.
func say(w http.ResponseWriter, status int, line string) {
	h := w.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Length", strconv.Itoa(len(line)+1))
	w.WriteHeader(status)
	_, _ = io.WriteString(w, line+"\n") // a client that has gone cannot be told
}
