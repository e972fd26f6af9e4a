package linkcheck

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	pages := map[string]string{
		"/": `<a href="/a">whole</a> <a href="/a#here">a place</a> <a href="#top">this page</a>
			<p id="top"><a href="https://example.org/x#y">outside</a> <a href="mailto:a@example.org">mail</a>
			<a href="/a?q=1#caf%C3%A9">query and escape</a> <link href="/style.css">`,
		"/a": `<h2 id="here">x</h2><h2 id="café">x</h2>
			<a href="/b">no page</a> <a href="/#gone">no place</a> <a href="#gone">no place here</a>
			<a href="a">relative</a> <a href="/b">twice</a> <img src="/x.png"> <!-- <a href="/comment"> -->`,
	}
	want := []Broken{
		{"/a", "#gone", `nothing on /a has the id "gone"`},
		{"/a", "/#gone", `nothing on / has the id "gone"`},
		{"/a", "/b", "no page at /b"},
		{"/a", "/x.png", "no page at /x.png"},
		{"/a", "a", "does not start at the root of the site"},
	}
	for _, order := range [][]string{{"/", "/a"}, {"/a", "/"}} {
		site := New("/style.css", "/a", "/")
		for _, address := range order {
			site.Read(address, []byte(pages[address]))
		}
		if diff := cmp.Diff(want, site.Broken()); diff != "" {
			t.Errorf("read in the order %v (-want +got)\n%s", order, diff)
		}
	}
}

func TestBrokenIsOneLine(t *testing.T) {
	t.Parallel()
	if got, want := (Broken{"/a", "/b", "no page at /b"}).String(), "/a: /b: no page at /b"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
