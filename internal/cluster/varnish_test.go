//go:build cluster

package cluster

import (
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// again is when servers tell the cache a second time.
const again = 1500 * time.Millisecond

// stage is all that stands between a content folder and its readers.
type stage struct {
	dir      string
	address  string // of the cache
	replicas []*replica
	oracle   *replica // tells what is right, and has no cache before it
}

func newStage(t *testing.T, binary string) *stage {
	t.Helper()
	port, ports := freePort(t), []string{freePort(t), freePort(t)}
	s := &stage{dir: folder(t), address: "http://127.0.0.1:" + port}
	vcl := deployed(t, "varnish", ".interval = 1s", ".interval = 250ms", // four times as fast, and so are we
		`"8081"`, `"`+ports[0]+`"`, `"8082"`, `"`+ports[1]+`"`)
	start(t, "varnishd", "-F", "-j", "none", "-n", t.TempDir(), "-a", "127.0.0.1:"+port, "-f", filepath.Join(vcl, "default.vcl"),
		"-p", "vcl_path="+vcl, "-p", "http_gzip_support=off", "-s", "malloc,100m")
	wait(t, "the cache", func() bool { return s.softpurge(t, "all") == 0 })
	for _, port := range ports {
		s.replicas = append(s.replicas, newReplica(t, binary, s.dir, port, "--linger", "1s", "--purge-url", s.address, "--purge-again", again.String()))
	}
	s.oracle = newReplica(t, binary, s.dir, freePort(t))
	answers(t, s.address+"/")
	return s
}

// versions asks the oracle what is right: every page, files made of articles, an
// older address, a link of an earlier day, what pages load.
func (s *stage) versions(t *testing.T) versions {
	t.Helper()
	c := newClient(0)
	c.cached = false
	_, text, _ := fetch(t, s.oracle.address()+"/sitemap.xml", "*/*")
	right := versions{}
	addresses := []string{"/feed.atom", "/feed.json", "/sitemap.xml", "/llms.txt", "/favicon.svg", "/claims?certainty=low", "/causes/case-1?as-of=2026-01-15"}
	for _, part := range strings.Split(text, "<loc>https://example.org")[1:] {
		address, _, _ := strings.Cut(part, "<")
		addresses = append(addresses, address)
		if strings.HasPrefix(address, "/causes/") {
			addresses = append(addresses, address+".md", address+".json", "/handout"+address, strings.Replace(address, "case", "old-case", 1))
		}
	}
	for _, address := range addresses {
		got, err := c.ask(t.Context(), s.oracle.address(), address)
		if err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		right[address] = []string{got}
	}
	return right
}

// purged waits until a replica that runs has told the cache so many times.
func (r *replica) purged(t *testing.T, times int) {
	t.Helper()
	wait(t, fmt.Sprintf("the cache is told %d times", times), func() bool { return len(r.lines("cache purged")) >= times })
}

// edit gives an article another title.
func (s *stage) edit(t *testing.T, name string) {
	t.Helper()
	file := filepath.Join(s.dir, "causes", name)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write(t, file, strings.Replace(string(text), "title: ", "title: Anew, ", 1))
}

// counts counts requests by status.
func counts(lines []line) map[int]int {
	n := map[int]int{}
	for _, l := range lines {
		n[l.Status]++
	}
	return n
}

// requests are all that reached the replicas since they had been asked for so many.
func (s *stage) requests(since []int) []line {
	var all []line
	for i, r := range s.replicas {
		all = append(all, r.requests(since[i])...)
	}
	return all
}

func (s *stage) since() []int {
	var all []int
	for _, r := range s.replicas {
		all = append(all, len(r.lines("request")))
	}
	return all
}

// encodings is how many variants of a page the clients ask for.
const encodings = 2

// purgers checks that nobody outside speaks for the replicas, not even through a
// proxy on this machine, and that a purge without keys is none.
func (s *stage) purgers(t *testing.T) {
	t.Helper()
	for want, headers := range map[int][2]string{
		http.StatusForbidden:  {"X-Forwarded-For", "192.0.2.1"},
		http.StatusBadRequest: {"X-Key", "all"},
	} {
		r, err := http.NewRequest("PURGE", s.address, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("xkey-purge", "all")
		if want == http.StatusBadRequest {
			r.Header.Del("xkey-purge")
		}
		r.Header.Set(headers[0], headers[1])
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
		if answer.StatusCode != want {
			t.Errorf("%v: status %d, want %d", headers, answer.StatusCode, want)
		}
	}
}

// testVarnish is a day in the life of a cluster, under readers who do not stop.
func testVarnish(t *testing.T, binary string) {
	s := newStage(t, binary)
	right := s.versions(t)
	for _, r := range s.replicas {
		r.purged(t, 2)
	}
	s.purgers(t)
	s.visit(t, right)
	l := newLoad(t, s.address, right)
	s.steady(t, l, len(right))
	l.during(t, "a replica is killed, and comes back", func() {
		s.replicas[0].signal(syscall.SIGKILL)
		<-s.replicas[0].ended
		time.Sleep(2 * time.Second)
		s.replicas[0].start(t)
		time.Sleep(time.Second)
	})
	l.during(t, "one after the other is replaced", func() {
		for _, r := range s.replicas {
			r.signal(syscall.SIGTERM)
			<-r.ended
			r.start(t)
			time.Sleep(time.Second) // until Varnish has found it ready
		}
	})
	s.published(t, l, right)
	s.alone(t, l)
	l.end()
	if l.wrong.Load() > 0 {
		t.Errorf("%d of %d answers were wrong", l.wrong.Load(), l.asked.Load())
	}
	t.Logf("in all %d requests, %d wrong", l.asked.Load(), l.wrong.Load())
}

// visit asks for everything once, as each kind of reader does.
func (s *stage) visit(t *testing.T, right versions) {
	t.Helper()
	for _, c := range []client{newClient(0), newClient(3)} {
		for _, address := range right.addresses() {
			if _, err := c.ask(t.Context(), s.address, address); err != nil {
				t.Errorf("%s: %v", address, err)
			}
		}
	}
}

// steady measures what reaches the replicas while nothing happens.
func (s *stage) steady(t *testing.T, l *load, addresses int) {
	t.Helper()
	since, asked := s.since(), 0
	asked = l.during(t, "nothing happens", func() { time.Sleep(2 * time.Second) })
	reached := len(s.requests(since))
	t.Logf("%d addresses; hit ratio %.2f %%: %d of %d requests reached a replica", addresses, 100-100*float64(reached)/float64(asked), reached, asked)
	if reached*100 > asked {
		t.Errorf("%d of %d requests reached a replica, want 1 %% at most", reached, asked)
	}
}

// published edits an article. The replicas read it a second apart, so that for a
// while the cache fills from both, and may go from the new page to the old and back
// each time that it is told. Once the last has told it, no reader gets what was
// before, and nothing else than what changed was sent by a replica.
func (s *stage) published(t *testing.T, l *load, before versions) {
	t.Helper()
	for _, r := range s.replicas { // what they said at their start is over
		r.purged(t, 2)
	}
	s.visit(t, before)
	told := []int{len(s.replicas[0].lines("cache purged")), len(s.replicas[1].lines("cache purged"))}
	since := s.since()
	var after versions
	changed, paths := 0, map[string]bool{}
	l.during(t, "an article is edited", func() {
		s.edit(t, "case-7.md")
		s.oracle.signal(syscall.SIGHUP)
		wait(t, "the oracle reads it", func() bool { return len(s.oracle.lines("content reloaded")) == 1 })
		after = s.versions(t)
		either := maps.Clone(before)
		for address, v := range after {
			if !slices.Equal(v, before[address]) {
				either[address] = append(slices.Clone(before[address]), v...)
				changed++
				path, _, _ := strings.Cut(address, "?")
				paths[path] = true
			}
		}
		l.right.Store(&either)
		for i, r := range s.replicas {
			r.signal(syscall.SIGHUP)
			if i == 0 {
				time.Sleep(time.Second)
			}
		}
		for i, r := range s.replicas {
			r.purged(t, told[i]+2)
		}
		l.right.Store(&after)
	})
	l.during(t, "after the last purge", func() { time.Sleep(3 * time.Second) })
	lines := s.requests(since)
	sent := counts(lines)
	t.Logf("%d of %d addresses changed, in %d encodings each; replicas sent %d pages and %d times that a copy is good",
		changed, len(after), encodings, sent[http.StatusOK], sent[http.StatusNotModified])
	for _, l := range lines {
		if l.Status != http.StatusNotModified && (l.Status != http.StatusOK || !paths[l.Path]) {
			t.Errorf("%s was sent with status %d, though it had not changed", l.Path, l.Status)
		}
	}
	if most := changed * encodings * 2 * len(s.replicas); changed == 0 || sent[http.StatusOK] > most { // each tells the cache twice
		t.Errorf("replicas sent %v, want %d pages at most", sent, most)
	}
}

// alone kills both replicas and has the cache let go of everything: it sends what
// it has. When they are back, what they say is what readers get.
func (s *stage) alone(t *testing.T, l *load) {
	t.Helper()
	l.during(t, "no replica is there", func() {
		l.searches.Store(false)
		time.Sleep(time.Second)
		for _, r := range s.replicas {
			r.signal(syscall.SIGKILL)
			<-r.ended
		}
		if n := s.softpurge(t, "all"); n < 1 {
			t.Error("the cache let go of nothing")
		}
		time.Sleep(3 * time.Second)
	})
	l.during(t, "they are back", func() {
		for _, r := range s.replicas {
			r.start(t)
		}
		time.Sleep(2 * time.Second)
		l.searches.Store(true)
		time.Sleep(2 * time.Second)
	})
}

// softpurge tells the cache as an operator may, and returns how many answers it let
// go of; -1 where it cannot be reached.
func (s *stage) softpurge(t *testing.T, keys string) (answers int) {
	t.Helper()
	r, err := http.NewRequest("PURGE", s.address, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("xkey-softpurge", keys)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return -1
	}
	defer func() { _ = answer.Body.Close() }()
	if _, err := fmt.Sscanf(answer.Status, "200 %d let go", &answers); err != nil {
		t.Fatalf("%s: %v", answer.Status, err)
	}
	return answers
}
