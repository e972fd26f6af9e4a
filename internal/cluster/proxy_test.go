//go:build cluster

package cluster

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// pair is two replicas of one folder.
func pair(t *testing.T, binary string) []*replica {
	t.Helper()
	dir := folder(t)
	return []*replica{newReplica(t, binary, dir, freePort(t)), newReplica(t, binary, dir, freePort(t))}
}

func kill(replicas ...*replica) {
	for _, r := range replicas {
		r.signal(syscall.SIGKILL)
		<-r.ended
	}
}

// fetch asks for an address as a program that says what it accepts.
func fetch(t *testing.T, address, accept string) (status int, body string, h http.Header) {
	t.Helper()
	r, err := http.NewRequestWithContext(context.Background(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept", accept)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(text), answer.Header
}

// everyArticle wants every article, whichever replica is there.
func everyArticle(t *testing.T, site string) {
	t.Helper()
	for i := range articles {
		if status, body, h := fetch(t, fmt.Sprintf("%s/causes/case-%d?utm_source=%d", site, i, i), "*/*"); status != http.StatusOK || !strings.Contains(body, "</html>") || h.Get("Surrogate-Key") != "" {
			t.Errorf("article %d: status %d, headers %v", i, status, h)
		}
	}
}

// testNginx asks the configuration of deploy/nginx what it keeps, and what it does
// when a replica goes, and both.
func testNginx(t *testing.T, binary string) {
	replicas, port, home := pair(t, binary), freePort(t), t.TempDir()
	conf := deployed(t, "nginx", "listen 80;", "listen 127.0.0.1:"+port+";", "127.0.0.1:8081", "127.0.0.1:"+replicas[0].port,
		"127.0.0.1:8082", "127.0.0.1:"+replicas[1].port, "/var/cache/nginx", home, "/var/log/nginx", home)
	user := ""
	if os.Getuid() == 0 {
		user = "user root;\n"
	}
	file := filepath.Join(home, "nginx.conf")
	write(t, file, user+"daemon off;\npid "+home+"/pid;\nerror_log stderr;\nevents {}\nhttp {\nproxy_temp_path "+home+"/proxy;\nclient_body_temp_path "+home+
		"/body;\nfastcgi_temp_path "+home+"/fastcgi;\nuwsgi_temp_path "+home+"/uwsgi;\nscgi_temp_path "+home+"/scgi;\ninclude "+conf+"/*.conf;\n}\n")
	if said, err := exec.Command("nginx", "-t", "-e", "stderr", "-c", file).CombinedOutput(); err != nil {
		t.Fatalf("nginx -t: %v\n%s", err, said)
	}
	start(t, "nginx", "-e", "stderr", "-c", file)
	site := "http://127.0.0.1:" + port
	answers(t, site+"/")
	everyArticle(t, site)
	everyArticle(t, site)
	if n := len(replicas[0].requests(0)) + len(replicas[1].requests(0)); n > articles+10 {
		t.Errorf("%d requests reached a replica, for %d articles", n, articles)
	}
	if _, body, _ := fetch(t, site+"/causes/case-1", "application/json"); !strings.HasPrefix(body, "{") {
		t.Errorf("a program that wants JSON gets %.60s", body)
	}
	if _, body, _ := fetch(t, site+"/claims?utm_source=x&certainty=low&x=y", "*/*"); !strings.Contains(body, `href="/claims/second-of-case-1"`) || strings.Contains(body, `href="/claims/first-of-case-1"`) {
		t.Error("the list of claims is not that of the query")
	}
	if status, _, _ := fetch(t, site+"/search?q=case", "*/*"); status != http.StatusOK {
		t.Errorf("search: status %d", status)
	}
	kill(replicas[0])
	for _, address := range []string{"/about", "/glossary", "/references", "/search?q=case", "/visit", "/feed.atom"} {
		if status, _, _ := fetch(t, site+address, "*/*"); status != http.StatusOK {
			t.Errorf("%s without a replica: status %d", address, status)
		}
	}
	kill(replicas[1])
	everyArticle(t, site)
}

// testCaddy does the same to deploy/caddy, which keeps nothing.
func testCaddy(t *testing.T, binary string) {
	replicas, port := pair(t, binary), freePort(t)
	conf := deployed(t, "caddy", ":80 {", "http://127.0.0.1:"+port+" {", "127.0.0.1:8081", "127.0.0.1:"+replicas[0].port, "127.0.0.1:8082", "127.0.0.1:"+replicas[1].port)
	start(t, "caddy", "run", "--config", filepath.Join(conf, "Caddyfile"), "--adapter", "caddyfile")
	site := "http://127.0.0.1:" + port
	answers(t, site+"/")
	everyArticle(t, site)
	kill(replicas[0])
	everyArticle(t, site)
	kill(replicas[1])
	if status, body, _ := fetch(t, site+"/about", "*/*"); status != http.StatusServiceUnavailable || !strings.Contains(body, "It is not medical advice") {
		t.Errorf("without replicas: status %d, %s", status, body)
	}
}
