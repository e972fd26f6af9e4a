package main

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// desk is a server for a writer, and the folder that it watches.
type desk struct {
	*served
	t   *testing.T
	dir string
}

func newDesk(t *testing.T, args ...string) *desk {
	t.Helper()
	dir := smallContent(t)
	return &desk{serve(t, append([]string{"--content", dir}, args...)...), t, dir}
}

func (d *desk) text(name string) string {
	d.t.Helper()
	text, err := os.ReadFile(filepath.Join(d.dir, name))
	if err != nil {
		d.t.Fatal(err)
	}
	return string(text)
}

// save writes a file as editors do: another one, which is renamed.
func (d *desk) save(name, text string) {
	d.t.Helper()
	path := filepath.Join(d.dir, name)
	if err := os.WriteFile(path+"~new", []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
	if err := os.Rename(path+"~new", path); err != nil {
		d.t.Fatal(err)
	}
}

// wait polls until a page says something, or no longer does.
func (d *desk) wait(address, text string, says bool) {
	d.t.Helper()
	var body string
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if _, body = get(d.t, d.address+address); strings.Contains(body, text) == says {
			return
		}
	}
	d.t.Fatalf("%s, says %q: %t is what was waited for; it said in the terminal:\n%s", address, text, !says, d.stderr)
}

// replace saves the article with a text in the place of another.
func (d *desk) replace(old, text string) {
	d.t.Helper()
	before := d.text(caseFile)
	if !strings.Contains(before, old) {
		d.t.Fatalf("no %q in %s", old, caseFile)
	}
	d.save(caseFile, strings.Replace(before, old, text, 1))
}

// TestWriting saves, breaks and mends an article while its page is served.
func TestWriting(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	good := d.text(caseFile)
	d.replace("title: ", "title: Anew, ")
	d.wait(casePage, "<h1>Anew, ", true)

	d.replace("title: ", "titel: ")
	d.wait("/live", "titel</mark>: Anew", true)
	if _, page := get(t, d.address+casePage); !strings.Contains(page, "<h1>Anew, ") || !strings.Contains(page, "in the content. What is shown is the last version without.") {
		t.Error("the last good version is gone, or does not say what it is")
	}
	if said := d.stderr.String(); !strings.Contains(said, `causes/case.md:2:1: no field is called "titel" [unknown-key]`) || !strings.Contains(said, ": the version before stays\n") {
		t.Errorf("the terminal says:\n%s", said)
	}
	if status, _ := get(t, d.address+"/readyz"); status != 200 {
		t.Errorf("readiness %d while there are errors", status)
	}

	d.save(caseFile, good)
	d.wait("/live", "Nothing is wrong with the content", true)
	d.wait(casePage, "Anew, ", false)
}

// TestFoldersComeAndGo renames the whole folder away and back, and makes a folder
// that was not there.
func TestFoldersComeAndGo(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	if err := os.Rename(d.dir, d.dir+"-away"); err != nil {
		t.Fatal(err)
	}
	d.wait("/live", "is gone", true)
	if status, _ := get(t, d.address+casePage); status != 200 {
		t.Errorf("status %d without the folder", status)
	}
	if err := os.Rename(d.dir+"-away", d.dir); err != nil {
		t.Fatal(err)
	}
	d.wait("/live", "Nothing is wrong with the content", true)
	d.replace("title: ", "title: Anew, ")
	d.wait(casePage, "<h1>Anew, ", true)
}

// TestFlood saves a thousand times: few guides are compiled, and the last state is
// what is served.
func TestFlood(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	text := d.text(caseFile)
	start := time.Now()
	for i := range 1000 {
		d.save(caseFile, strings.Replace(text, "title: ", "title: State "+strconv.Itoa(i)+", ", 1))
	}
	took := time.Since(start)
	d.wait(casePage, "<h1>State 999, ", true)
	compiled := strings.Count(d.stderr.String(), " articles, ")
	if most := int(took/time.Second) + 3; compiled > most {
		t.Errorf("%d guides in %v, want %d at most", compiled, took, most)
	}
	t.Logf("1,000 saves in %v: %d guides", took, compiled)
}

// TestStreamEndsWithTheServer holds streams open over the signal to stop.
func TestStreamEndsWithTheServer(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	var pages []*bufio.Scanner
	for range 20 {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, d.address+"/live/events", nil)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = answer.Body.Close() }()
		lines := bufio.NewScanner(answer.Body)
		for lines.Scan() && !strings.HasPrefix(lines.Text(), "data:") {
		}
		pages = append(pages, lines)
	}
	d.stop()
	d.wantCode(t, exitOK)
	for _, lines := range pages {
		for lines.Scan() {
		}
	}
}

// TestReadersAreNotLive serves a folder to readers: nothing of the desk is there,
// and no change is seen.
func TestReadersAreNotLive(t *testing.T) {
	t.Parallel()
	d := newDesk(t, "--no-watch")
	for _, address := range []string{"/live", "/live/events", "/preview" + casePage} {
		if status, _ := get(t, d.address+address); status != 404 {
			t.Errorf("%s: status %d", address, status)
		}
	}
	if _, page := get(t, d.address+casePage); strings.Contains(page, "live.") || strings.Contains(page, "data-edition") {
		t.Error("a page loads the script of writers")
	}
	if strings.Contains(d.stderr.String(), "watching") {
		t.Errorf("it watches:\n%s", d.stderr)
	}
}

// TestReload has the publisher of a server for readers asked for more than one
// state of its folder.
func TestReload(t *testing.T) {
	t.Parallel()
	d := newDesk(t, "--no-watch")
	log := &buffer{}
	p := &publisher{dir: d.dir, now: time.Now, terminal: log, logger: newLogger(log)}
	if _, err := p.first(); err != nil {
		t.Fatal(err)
	}
	p.site = newServer(t, p)
	asked := make(chan os.Signal)
	p.asked = asked
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { p.run(ctx); close(ended) }()
	ask := func() map[string]any {
		t.Helper()
		seen := strings.Count(log.String(), "\n")
		asked <- nil
		waitFor(t, func() bool { return strings.Count(log.String(), "\n") > seen })
		var line map[string]any
		lines := strings.Split(strings.TrimSpace(log.String()), "\n")
		if len(lines) != seen+1 {
			t.Errorf("more than one line:\n%s", log)
		}
		if err := json.Unmarshal([]byte(lines[len(lines)-1]), &line); err != nil {
			t.Fatalf("%v in %q", err, lines)
		}
		return line
	}
	d.replace("title: ", "title: Anew, ")
	if line := ask(); line["msg"] != "content reloaded" || !strings.Contains(pageOf(t, p, casePage), "<h1>Anew, ") {
		t.Errorf("logged %v", line)
	}
	d.replace("title: ", "titel: ")
	line := ask()
	first, _ := line["first"].(string)
	if line["level"] != "ERROR" || line["errors"] != 2.0 || !strings.Contains(first, "causes/case.md:1:1: title is missing [required]") {
		t.Errorf("logged %v", line)
	}
	if page := pageOf(t, p, casePage); !strings.Contains(page, "<h1>Anew, ") || strings.Contains(page, "in the content.") {
		t.Error("the guide before does not stay, or readers are told of errors")
	}
	stop()
	<-ended
}
