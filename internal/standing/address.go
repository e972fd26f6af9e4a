package standing

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// address asks whether a plain address still leads to its page: by HEAD, and by
// GET where a server does not like that.
func (f *fetcher) address(ctx context.Context, from string) (answer, error) {
	r, err := f.fetch(ctx, http.MethodHead, from)
	if err == nil && r.status >= 300 {
		r, err = f.fetch(ctx, http.MethodGet, from)
	}
	switch {
	case err != nil:
		return answer{}, err
	case r.status == http.StatusNotFound || r.status == http.StatusGone:
		return answer{Final: r.final}, nil
	case r.status >= 300:
		return answer{}, fmt.Errorf("it answers HTTP %d: it may refuse programs", r.status)
	}
	return answer{Known: true, Final: r.final, Moved: r.moved && !sameAddress(from, r.final)}, nil
}

// sameAddress tells whether two addresses differ by no more than a scheme, a
// www or a slash.
func sameAddress(a, b string) bool { return bare(a) == bare(b) }

func bare(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimSuffix(u.EscapedPath(), "/") + "?" + u.RawQuery
}

// frontPage tells whether an address within a site leads to its first page, which
// is how many sites say that a page is gone.
func frontPage(from, to string) bool {
	a, errA := url.Parse(from)
	b, errB := url.Parse(to)
	return errA == nil && errB == nil && strings.Trim(a.Path, "/") != "" && strings.Trim(b.Path, "/") == "" && b.RawQuery == ""
}
