package web

import (
	"fmt"
	"net/http"
	"time"
)

// securityPath is where those who find a weakness look for whom to tell (RFC 9116).
const securityPath = "/.well-known/security.txt"

// securityDays is how long the file may be taken for current: less than a year, as
// the standard wants it.
const securityDays = 364

// security says whom to tell of a weakness: the contact that the operator has set.
// Where none is set there is no such file, because nobody would read what is sent.
// It is current as long as it is served, so it expires a while after the day on which
// it is asked for.
func (s *Server) security(w http.ResponseWriter, r *http.Request) {
	e := s.today()
	site := e.guide.Site
	if site.Contact == "" {
		s.fail(w, r, e, errNotFound)
		return
	}
	expires := e.now.UTC().Truncate(24*time.Hour).AddDate(0, 0, securityDays).Format(time.RFC3339)
	s.machine(w, r, e, securityPath+"?expires="+expires, "text/plain; charset=utf-8", func() (string, error) {
		return fmt.Sprintf("Contact: %s\nExpires: %s\nPreferred-Languages: %s\nCanonical: %s%s\n",
			site.Contact, expires, site.Language, e.layout.BaseURL, securityPath), nil
	})
}
