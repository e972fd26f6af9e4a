package web

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"leakygut/static"
)

// TestRequests runs the scripts of a folder against a server in the state the
// folder is named after.
func TestRequests(t *testing.T) {
	t.Parallel()
	for folder, prepare := range map[string]func(*testing.T, *Server){
		"cold":    func(*testing.T, *Server) {},
		"warm":    warmSome,
		"leaving": func(_ *testing.T, s *Server) { s.Leave() },
	} {
		t.Run(folder, func(t *testing.T) {
			t.Parallel()
			site := bundledSite(t)
			prepare(t, site)
			server := httptest.NewServer(site)
			t.Cleanup(server.Close)
			run := runner{server.Listener.Addr().String(), site.edition.Load().guide.Site.Disclaimer}
			for _, c := range readScripts(t, folder) {
				t.Run(fmt.Sprintf("%s %s %.60s", c.position, c.method, c.target), func(t *testing.T) {
					t.Parallel()
					run.run(t, c)
				})
			}
		})
	}
}

// warmSome makes the brotli form of a page, the stylesheet and a machine's file.
// All of them would take half a minute under the race detector.
func warmSome(t *testing.T, s *Server) {
	t.Helper()
	for _, address := range []string{"/causes/medicines", "/sitemap.xml"} {
		get(s, address)
	}
	s.edition.Load().squeeze(t.Context())
	s.assets.squeeze(t.Context())
}

type runner struct{ address, disclaimer string }

// run sends a case, and a GET once more as HEAD.
func (run runner) run(t *testing.T, c scriptCase) {
	t.Helper()
	c.target = run.expand(t, c, c.target)
	for i := range c.headers {
		c.headers[i] = run.expand(t, c, c.headers[i])
	}
	for i := range c.want {
		c.want[i].value = run.expand(t, c, c.want[i].value)
	}
	got := run.send(t, c)
	c.check(t, got)
	if c.method == http.MethodGet {
		c.method = http.MethodHead
		checkHead(t, got, run.send(t, c))
	}
}

func (run runner) send(t *testing.T, c scriptCase) answer {
	t.Helper()
	lines := append([]string{c.method + " " + c.target + " HTTP/1.1", "Host: leaky.example", "Connection: close"}, c.headers...)
	if c.body != "" {
		lines = append(lines, "Content-Length: "+strconv.Itoa(len(c.body)))
	}
	got, err := exchange(run.address, c.method, strings.Join(lines, "\r\n")+"\r\n\r\n"+c.body)
	if err != nil {
		t.Fatalf("%s: %s: %v", c.position, c.method, err)
	}
	checkAnswer(t, got, run.disclaimer)
	return got
}

// checkHead wants the same answer to HEAD as to GET, but for the body. The note
// that net/http writes into a redirect has a length only where it is written.
func checkHead(t *testing.T, get, head answer) {
	t.Helper()
	want := maps.Clone(get.header)
	for _, h := range []http.Header{want, head.header} {
		delete(h, "Date")
		if get.status == http.StatusPermanentRedirect {
			delete(h, "Content-Length")
		}
	}
	if head.status != get.status || !maps.EqualFunc(head.header, want, func(a, b []string) bool { return a[0] == b[0] }) {
		t.Errorf("HEAD: %d %v\nGET: %d %v", head.status, head.header, get.status, want)
	}
}

var placeholder = regexp.MustCompile(`\{(\S+) ([^}]+)\}`)

// expand replaces what stands for other text in a case.
func (run runner) expand(t *testing.T, c scriptCase, text string) string {
	t.Helper()
	text = placeholder.ReplaceAllStringFunc(text, func(found string) string {
		parts := placeholder.FindStringSubmatch(found)
		return run.replacement(t, c, parts[1], parts[2])
	})
	return strings.ReplaceAll(text, `\xff`, "\xff")
}

func (run runner) replacement(t *testing.T, c scriptCase, word, argument string) string {
	t.Helper()
	switch word {
	case "etag":
		ask := scriptCase{position: c.position, method: http.MethodGet, target: c.target, headers: []string{"Accept-Encoding: " + argument}}
		tag := run.send(t, ask).header.Get("Etag")
		if tag == "" {
			t.Fatalf("%s: no entity tag in %s", c.position, argument)
		}
		return tag
	case "static":
		files, err := static.Load()
		if err != nil || files[argument].Path == "" {
			t.Fatalf("%s: no static file %q: %v", c.position, argument, err)
		}
		return files[argument].Path
	default:
		times, err := strconv.Atoi(word)
		if err != nil {
			t.Fatalf("%s: {%s %s}: %v", c.position, word, argument, err)
		}
		return strings.Repeat(argument, times)
	}
}
