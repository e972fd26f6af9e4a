package export

import (
	"fmt"
	"maps"
	"net/http"
	"path"
	"slices"
	"strings"
)

// headers gathers what the site says in the headers of its answers, and puts it
// into as few rules as can say it.
type headers map[string]*alike

// alike are addresses that no rule tells apart and that have the same headers.
type alike struct {
	folder    string // the first part of the address; empty for what stands at the root
	extension string // empty for a page
	header    map[string]string
	said      map[string]bool // the names of those that a rule has
	root      []string        // addresses, of what stands at the root
}

// unsaid are headers that belong to one answer, or that a host makes itself, or that
// caches are told in a way of its own.
var unsaid = []string{"Content-Encoding", "Content-Length", "Etag", "Link", "Location", "Surrogate-Key", "Vary"}

// told are the media types that every host knows by the extension.
var told = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".json": "application/json",
	".png": "image/png", ".svg": "image/svg+xml",
}

// double is an extension that ends in another one.
const double = ".csl.json"

// note remembers the headers of an answer.
func (h headers) note(address string, header http.Header) {
	kept := map[string]string{}
	for name := range header {
		value, page := header.Get(name), path.Ext(File(address)) == ".html"
		hosts := name == "Content-Type" && (page || told[path.Ext(address)] == value) || name == "Cache-Control" && page
		if !hosts && !slices.Contains(unsaid, name) {
			kept[name] = value
		}
	}
	a := alike{extension: path.Ext(address), header: kept, said: map[string]bool{}}
	if folder, _, inside := strings.Cut(address[1:], "/"); inside {
		a.folder = folder
	}
	switch {
	case strings.HasSuffix(address, double):
		a.extension = double
	case address == notFound:
		a.extension = ""
	}
	key := fmt.Sprint(a.folder, a.extension, kept) // a map is printed in order
	if h[key] == nil {
		h[key] = &a
	}
	if a.folder == "" {
		h[key].root = append(h[key].root, address)
	}
}

// rule is what a host adds to the answers for some addresses.
type rule struct {
	pattern string
	of      func(*alike) bool
}

// text is the file _headers. A rule says what is so of all addresses it is for, and
// what no rule before it has said of any of them.
func (h headers) text() string {
	var b strings.Builder
	say := func(pattern string, shared map[string]string) {
		if len(shared) > 0 {
			fmt.Fprintln(&b, pattern)
		}
		for _, name := range slices.Sorted(maps.Keys(shared)) {
			fmt.Fprintf(&b, "  %s: %s\n", name, shared[name])
		}
	}
	for _, r := range h.rules() {
		shared := h.shared(r)
		say(r.pattern, shared)
		for _, a := range h {
			for name := range shared {
				a.said[name] = a.said[name] || r.of(a)
			}
		}
	}
	alone := map[string]map[string]string{} // what is left to say of single files
	for _, a := range h {
		left := maps.Clone(a.header)
		maps.DeleteFunc(left, func(name, _ string) bool { return a.said[name] })
		for _, address := range a.root {
			if a.extension != "" {
				alone[address] = left
			}
		}
	}
	for _, address := range slices.Sorted(maps.Keys(alone)) {
		say(address, alone[address])
	}
	return b.String()
}

// rules lists those there may be: for everything, for folders that belong to no
// page and have none, for extensions.
func (h headers) rules() []rule {
	pages, folders, extensions := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, a := range h {
		if a.extension == "" {
			pages[a.folder] = true
			for _, address := range a.root {
				pages[strings.TrimSuffix(File(address), ".html")] = true
			}
		}
		folders[a.folder], extensions[a.extension] = true, true
	}
	list := []rule{{"/*", func(*alike) bool { return true }}}
	for _, f := range slices.Sorted(maps.Keys(folders)) {
		if f != "" && !pages[f] {
			list = append(list, rule{"/" + f + "/*", func(a *alike) bool { return a.folder == f }})
		}
	}
	all := slices.Sorted(maps.Keys(extensions))
	slices.SortStableFunc(all, func(a, b string) int { return strings.Count(a, ".") - strings.Count(b, ".") })
	for _, e := range all {
		if e != "" {
			list = append(list, rule{"/*" + e, func(a *alike) bool { return strings.HasSuffix(a.extension, e) }})
		}
	}
	return list
}

// shared is what all addresses of a rule have in common and no rule has said.
func (h headers) shared(r rule) map[string]string {
	var all map[string]string
	for _, a := range h {
		if !r.of(a) {
			continue
		}
		if all == nil {
			all = maps.Clone(a.header)
		}
		maps.DeleteFunc(all, func(name, value string) bool { return a.header[name] != value || a.said[name] })
	}
	return all
}
