//go:build unix

package siege

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// hostile is a request, and what its answer has to be.
type hostile struct {
	request string
	codes   []int // any of them
}

// get is a request for something that is not there.
func get(target string, headers ...string) hostile {
	return hostile{fmt.Sprintf("GET %s HTTP/1.1\r\nHost: leaky.example\r\n%s\r\n", target, strings.Join(append(headers, ""), "\r\n")),
		[]int{http.StatusBadRequest, http.StatusNotFound}}
}

// try sends hostile requests and has each answer looked at.
func (s *siege) try(t *testing.T, v *server, what string, all []hostile) {
	t.Helper()
	before := v.warmed(t)
	r := v.read(t, nil)
	wrong := 0
	for _, h := range all {
		answers, err := v.send(h.request)
		bad := ""
		switch {
		case err != nil:
			bad = err.Error()
		case len(answers) != 1:
			bad = fmt.Sprintf("%d answers", len(answers))
		case !slices.Contains(h.codes, answers[0].code):
			bad = fmt.Sprintf("%s, want %d", answers[0], h.codes)
		default:
			bad = revealed(answers[0])
		}
		if bad != "" {
			wrong++
			t.Errorf("%.100q: %s", h.request, bad)
		}
	}
	amid := v.figures(t)
	asked, failed := r.end(t)
	s.note(row{what, len(all) + asked, wrong + failed, before, amid, v.recovered(t, before)})
}

// revealed is what an answer should not have: a header that the request asked for, or a
// word of the inside. It is empty where there is neither.
func revealed(r reply) string {
	for name, values := range r.header {
		if name == "Planted" || name == "Set-Cookie" || len(values) > 1 {
			return fmt.Sprintf("%s: %q", name, values)
		}
	}
	for _, inside := range []string{"root:", "goroutine", ".go:", "order: 1", "panic", "/tmp/"} {
		if strings.Contains(r.body, inside) {
			return fmt.Sprintf("%q in the answer", inside)
		}
	}
	return ""
}

// addresses asks for files of the machine and of the content in every way to write
// their path, and for headers that a path or a query would write.
func (s *siege) addresses(t *testing.T, v *server) {
	var all []hostile
	for _, up := range []string{
		"..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "..%00", "..;", "..;x=1", "%c0%ae%c0%ae", "%e0%80%ae%e0%80%ae", "%u002e%u002e", "..%5c..", "..\\..", "....", "..%2f..", "..%252f..", "%2e%2e%2f", "%ef%bc%8e%ef%bc%8e", ".\xff.",
	} {
		for _, prefix := range []string{"", "/static", "/causes", "/cards", "/codes", "/handout", "/whole", "/claims"} {
			path := prefix + strings.Repeat("/"+up, 8)
			all = append(all, get(path+"/etc/passwd"), get(path+"/causes/case-1.md%00.html"))
		}
	}
	for _, path := range []string{"//etc/passwd", "/etc/passwd", "/C:/Windows/win.ini", "/static/../../content.go", "/.git/config", "/.env", "/site.yaml", "/references.json%00", "/proc/self/environ", "/static//etc/passwd", "/%5cetc%5cpasswd", "/static/%2fetc%2fpasswd"} {
		all = append(all, get(path))
	}
	planted := "%0d%0aPlanted:%20yes%0d%0aSet-Cookie:%20a=b"
	found := []int{200, 308, 400, 404, 429}
	for _, path := range []string{"/about", "/ABOUT/", "/causes/old-case-1", "/nope", "/search", "/claims"} {
		for _, raw := range []string{planted, "%0aPlanted:yes", "%E5%98%8A%E5%98%8DPlanted:yes", "\xe5\x98\x8a\xe5\x98\x8dPlanted:yes", "\xff\xfe%ff%00", "a\x01b"} {
			for _, target := range []string{path + raw, path + "?q=" + raw, path + "?" + raw + "=1", path + "?as-of=" + raw} {
				all = append(all, hostile{get(target).request, found})
			}
		}
	}
	s.try(t, v, "paths up, headers in addresses, bytes that are no text", all)
}

// headers sends what is too long, what is no request, and methods that nobody serves.
func (s *siege) headers(t *testing.T, v *server) {
	tooLarge, bad := []int{http.StatusRequestHeaderFieldsTooLarge}, []int{http.StatusBadRequest}
	fine := []int{http.StatusOK}
	request := func(line string, headers ...string) string {
		return line + "\r\n" + strings.Join(append(headers, "", ""), "\r\n")
	}
	host := "Host: leaky.example"
	about := "GET /about HTTP/1.1"
	all := []hostile{
		{request(about, host, "Cookie: a="+strings.Repeat("b", 8<<10)), fine},
		{request(about, host, "Cookie: a="+strings.Repeat("b", 64<<10)), tooLarge},
		{request(about, host, "Cookie: a="+strings.Repeat("b", 4<<20)), tooLarge},
		{request(about, host, strings.Repeat("A: b\r\n", 20_000)+"C: d"), tooLarge},
		{request("GET /"+strings.Repeat("a", 1<<20)+" HTTP/1.1", host), tooLarge},
		{request("GET /about?"+strings.Repeat("a", 10<<10)+" HTTP/1.1", host), []int{http.StatusRequestURITooLong}},
		{request(about, host, "A b: c"), bad},
		{request(about, host, "Caf\xe9: c"), bad},
		{request(about, host, ": c"), bad},
		{request(about, host, "no colon"), bad},
		{request(about, host, "X-Null: a\x00b"), bad},
		{request(about, host, "X-Return: a\rPlanted: yes"), bad},
		{request(about, host, "Accept-Language: \xff\xfe"), fine},
		{request(about), bad},
		{request(about, host, host), bad},
		{request(about, "Host: a b"), bad},
		{request(about, "Host: <script>"), bad},
		{request("GET  /about HTTP/1.1", host), bad},
		{request("GET /a b HTTP/1.1", host), bad},
		{request("GET /about", host), bad},
		{request("GET /about HTTP/9.9", host), []int{http.StatusHTTPVersionNotSupported, http.StatusBadRequest}},
		{request("GET about HTTP/1.1", host), bad},
		{request("\x16\x03\x01\x02", host), bad},
		{"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", []int{http.StatusBadRequest, http.StatusMethodNotAllowed, http.StatusHTTPVersionNotSupported}},
		{request("CONNECT 127.0.0.1:22 HTTP/1.1", host), []int{http.StatusMethodNotAllowed, http.StatusNotFound}},
		{request("CONNECT /about HTTP/1.1", host), []int{http.StatusMethodNotAllowed}},
	}
	for _, method := range []string{"TRACE", "TRACK", "DEBUG", "get", "Get", "PUT", "DELETE", "PATCH", "PROPFIND", "MOVE", "X" + strings.Repeat("Y", 4000)} {
		all = append(all, hostile{request(method+" /about HTTP/1.1", host, "Planted: yes"), []int{http.StatusMethodNotAllowed}})
	}
	for _, override := range []string{"X-HTTP-Method-Override: DELETE", "X-HTTP-Method: PUT", "X-Original-URL: /nope", "X-Rewrite-URL: /nope"} {
		all = append(all, hostile{request(about, host, override), fine})
	}
	s.try(t, v, "headers too large, no requests, odd methods", all)
}

// spoofs are headers by which a client may pretend to be elsewhere, and which no
// cache tells answers apart by.
var spoofs = []string{
	"X-Forwarded-Host: evil.example", "X-Forwarded-Server: evil.example", "X-Host: evil.example", "Forwarded: host=evil.example;proto=http;for=evil.example",
	"X-Forwarded-Proto: http", "X-Forwarded-Scheme: evil.example", "X-Forwarded-Port: 666", "X-Forwarded-Prefix: /evil.example", "X-Forwarded-For: evil.example",
	"X-Real-IP: evil.example", "X-Original-URL: /evil.example", "X-Rewrite-URL: /evil.example", "X-HTTP-Method-Override: POST", "Origin: https://evil.example",
	"Referer: https://evil.example/", "Via: 1.1 evil.example", "Cookie: lang=evil.example", "Authorization: Basic ZXZpbA==", "User-Agent: evil.example",
	"Accept-Language: evil.example", "Accept-Charset: evil.example", "Range: bytes=0-9", "If-Range: evil.example", "If-Modified-Since: Thu, 01 Jan 2099 00:00:00 GMT",
	"Purpose: prefetch", "Save-Data: on", "DNT: 1", "Content-Type: evil.example", "Max-Forwards: 0", "TE: trailers", "Pragma: no-cache", "Cache-Control: no-cache",
	"X-Purge: 1", "Surrogate-Capability: evil.example", "CF-Connecting-IP: evil.example", "True-Client-IP: evil.example", "Upgrade-Insecure-Requests: 1", "Expect: ",
}

// poison asks for what caches keep with headers that are no part of its key: the
// answer is the same to the byte. No answer has the name of another host in it.
func (s *siege) poison(t *testing.T, v *server) {
	before := v.warmed(t)
	r := v.read(t, nil)
	made, wrong := 0, 0
	one := func(path, host string, spoof string) reply {
		made++
		answers, err := v.send(fmt.Sprintf("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n", path, host, spoof))
		if err != nil || len(answers) != 1 {
			t.Fatalf("%s %s: %v %v", path, spoof, answers, err)
		}
		delete(answers[0].header, "Date")
		return answers[0]
	}
	for _, path := range []string{"/", "/causes/case-1", "/claims", "/about", "/sitemap.xml", "/robots.txt", "/feed.atom", "/causes/case-1.json", "/causes/old-case-1", "/CLAIMS", "/nope", "/opensearch.xml"} {
		usual := one(path, "leaky.example", "")
		for _, spoof := range spoofs {
			for _, host := range []string{"leaky.example", "evil.example", "evil.example:80"} {
				got := one(path, host, spoof+"\r\n")
				same := got.code == usual.code && got.body == usual.body && maps.EqualFunc(got.header, usual.header, slices.Equal)
				if !same || strings.Contains(got.body+fmt.Sprint(got.header), "evil") {
					wrong++
					t.Errorf("%s is another for whoever sends %s to %s:\n%d %v\n%d %v", path, spoof, host, got.code, got.header, usual.code, usual.header)
				}
			}
		}
	}
	absolute, err := v.send("GET http://evil.example/about HTTP/1.1\r\nHost: leaky.example\r\nConnection: close\r\n\r\n")
	if err != nil || len(absolute) != 1 || absolute[0].code != http.StatusOK || strings.Contains(absolute[0].body, "evil") {
		t.Errorf("an address with a host: %v, %v", absolute, err)
	}
	if body := one("/about", "evil.example", "").body; !strings.Contains(body, `<link rel="canonical" href="`+base+`/about">`) {
		t.Error("the canonical address is not that of the site")
	}
	amid := v.figures(t)
	asked, failed := r.end(t)
	s.note(row{"other hosts, headers that are no part of a cache's key", made + asked, wrong + failed, before, amid, v.recovered(t, before)})
}
