package web

import (
	"hash/maphash"
	"net/http"
	"net/netip"
	"strconv"
	"time"

	"github.com/go-chi/chi/v5/middleware"
	"github.com/go-chi/httprate"

	"leakygut/internal/guide"
	"leakygut/templates"
)

// What is here keeps one client from taking what is there for all.

const (
	maxPath  = 1 << 10 // bytes of a path: the longest address of the site has a tenth of it
	maxQuery = 8 << 10 // bytes of a query: a search of a page of text, in any script
	// maxBody is how much of a request's body is read, in bytes. No page takes one but
	// the form for an appointment, which has a limit of its own.
	maxBody = 1 << 10
)

const (
	searchesEach = 240 // a minute, of one client: several people who type
	visitsEach   = 60  // a minute, of one client: a waiting room
)

// bounded refuses an address that is too long, and bounds what is read of a body. One
// address takes a form.
func (s *Server) bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if len(r.URL.Path) > maxPath || len(r.URL.RawQuery) > maxQuery {
			sendError(w, http.StatusRequestURITooLong, s.edition.Load().tooLong)
			return
		}
		limit := int64(maxBody)
		if r.URL.Path == guide.VisitPath {
			limit = maxForm
		}
		if r.Body != http.NoBody {
			r.Body = http.MaxBytesReader(w, r.Body, limit)
		}
		next.ServeHTTP(w, r)
	})
}

// places is how many clients a limit tells apart. Those that fall into one place are
// counted as one; the place is drawn by lot anew in each process, so that nobody can
// choose whose it is. So the memory of a limit has a bound, 4 MB, however many
// clients there are, and it holds no address.
const places = 1 << 16

// limited holds each client to what people can do in a minute, and answers those who
// do more with a page.
func (s *Server) limited(each int, tooMany templates.View, options ...httprate.Option) func(http.Handler) http.Handler {
	seed := maphash.MakeSeed()
	place := func(r *http.Request) (string, error) {
		client := httprate.CanonicalizeIP(middleware.GetClientIP(r.Context())) // a household has a whole /64 of IPv6
		return strconv.FormatUint(maphash.String(seed, client)%places, 36), nil
	}
	options = append(options, httprate.WithLimitHandler(func(w http.ResponseWriter, r *http.Request) {
		s.say(w, r, http.StatusTooManyRequests, tooMany)
	}))
	limit := httprate.LimitBy(each, time.Minute, place, options...)
	client := clientBehind(s.proxies)
	return func(next http.Handler) http.Handler { return client(limit(next)) }
}

// onlyRetryAfter says nothing of the limit but when to come back, to whoever is over
// it: people do not read the rest, and no program has to send forms.
func onlyRetryAfter() httprate.Option {
	return httprate.WithResponseHeaders(httprate.ResponseHeaders{RetryAfter: "Retry-After"})
}

// clientBehind finds the client of a request: whoever is at the other end of the
// connection, or whom a proxy there names that is trusted. What anybody else forwards
// is made up as easily as sent.
func clientBehind(proxies []netip.Prefix) func(http.Handler) http.Handler {
	if len(proxies) == 0 {
		return middleware.ClientIPFromRemoteAddr
	}
	trusted := make([]string, len(proxies))
	for i, p := range proxies {
		trusted[i] = p.String()
	}
	named := middleware.ClientIPFromXFF(trusted...)
	return func(next http.Handler) http.Handler { return middleware.ClientIPFromRemoteAddr(named(next)) }
}
