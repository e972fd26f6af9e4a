package web

import (
	"net/http"
	"strings"
)

// precondition evaluates the conditions of a request against the entity tag of
// what would be sent, and returns the status to answer with: 200, 304 or 412
// (RFC 9110, 13.2.2). Conditions on dates do not count: nothing here has one.
func precondition(request http.Header, tag string) int {
	if wanted := list(request, "If-Match"); wanted != "" && !names(wanted, tag, true) {
		return http.StatusPreconditionFailed
	}
	if held := list(request, "If-None-Match"); names(held, tag, false) {
		return http.StatusNotModified
	}
	return http.StatusOK
}

// list is the value of a header that is a list, and so may stand in several
// lines (RFC 9110, 5.3).
func list(h http.Header, name string) string { return strings.Join(h[name], ",") }

// names tells whether a list of entity tags names one, or any by an asterisk. To
// a strong comparison a weak tag is another one (RFC 9110, 8.8.3.2).
func names(tags, tag string, strong bool) bool {
	for {
		tags = strings.TrimLeft(tags, " \t,")
		if strings.HasPrefix(tags, "*") {
			return true
		}
		opaque, weak := strings.CutPrefix(tags, "W/")
		if !strings.HasPrefix(opaque, `"`) {
			return false // the end, or nothing that can be read
		}
		length := strings.IndexByte(opaque[1:], '"') + 2
		if length < 2 {
			return false
		}
		if opaque[:length] == tag && (!strong || !weak) {
			return true
		}
		tags = opaque[length:]
	}
}
