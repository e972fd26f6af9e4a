package web

import (
	"strings"
	"testing"

	"leakygut/internal/compress"
)

// TestPreferred asks for a page as clients do.
func TestPreferred(t *testing.T) {
	t.Parallel()
	const html, markdown, json = "text/html", "text/markdown", "application/json"
	tests := []struct{ name, accept, want string }{
		{"a browser", "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", html},
		{"a browser of old", "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", html},
		{"a command line, a script, a preview", "*/*", html},
		{"nothing", "", html},
		{"by name", "text/markdown", markdown},
		{"by name", "application/json", json},
		{"a name has no case", "Text/MARKDOWN", markdown},
		{"spaces", " text/markdown ; q=0.9 , text/html\t;\tq=0.1", markdown},
		{"all that is said", "text/markdown;charset=UTF-8", markdown},
		{"all that is said, in quotation marks", `text/markdown; charset="utf-8"`, markdown},
		{"a program that reads text", "text/markdown, text/html, */*", markdown},
		{"a program that reads data", "application/json, text/plain, */*", json},
		{"a page before data", "text/html, application/json", html},
		{"both twins, in the client's order", "application/json, text/markdown", json},
		{"weights go before order", "text/html;q=0.5, application/json;q=0.8, text/markdown;q=0.9", markdown},
		{"weights go before order", "application/json;q=0.3,text/html;q=0.7", html},
		{"thousandths", "text/html;q=0.998,text/markdown;q=0.999", markdown},
		{"refused", "text/markdown;q=0, */*", html},
		{"a page refused", "text/html;q=0, */*", markdown},
		{"an asterisk of a kind", "application/*", json},
		{"an asterisk of a kind", "text/*", html},
		{"a name goes before an asterisk", "text/*;q=0.9, text/html;q=0.1", markdown},
		{"a name goes before an asterisk", "*/*, application/json;q=0.2", html},
		{"a kind goes before all", "text/*;q=0.1, */*;q=0.9", json},
		{"nothing that there is", "image/png, application/pdf", html},
		{"nothing that there is", "text/plain", html},
		{"everything refused", "*/*;q=0", html},
		{"all that there is refused", "text/html;q=0, text/markdown;q=0, application/json;q=0", html},
		{"a kind of its own", "application/json;version=9", html},
		{"a kind of its own", "text/markdown;variant=x;q=1, text/html;q=0.1", html},
		{"what looks like a type", "application/jsonp, text/markdownish", html},
		{"within quotation marks", `image/png;x="a, application/json ;q=1", text/html;q=0.1`, html},
		{"a quotation mark escaped", `image/png;x="\", application/json", text/markdown`, markdown},
		{"quotation marks that do not close", `image/png;x=", application/json`, html},
		{"a weight that is none", "application/json;q=much", html},
		{"a weight that is none", "application/json;q=-1, text/html;q=0.1", html},
		{"what follows a weight", "application/json;q=1;x=y, text/html;q=0.5", json},
		{"empty items", ", ,;q=1,, application/json ,", json},
	}
	for _, test := range tests {
		if got := preferred([]string{test.accept}, html, markdown, json); got != test.want {
			t.Errorf("%s: %q is answered with %s, want %s", test.name, test.accept, got, test.want)
		}
	}
	if got := preferred([]string{"text/html;q=0.1", "application/json"}, html, markdown, json); got != json {
		t.Errorf("several lines are one list: %s", got)
	}
	if got := preferred(nil, html, markdown, json); got != html {
		t.Errorf("without the header: %s", got)
	}
}

// FuzzAccept wants weights from 0 to 1 whatever a client sends, and nothing
// chosen that it refused by name, unless it refused all.
func FuzzAccept(f *testing.F) {
	for _, seed := range []string{
		"", "gzip", "br, gzip;q=0.5", "*;q=0", "identity;q=0, *", "gzip;q=NaN", "gzip;q=-0", "gzip;q=-1", "gzip;q=1e400",
		"br;q=inf", "br;q=0x1p-2", ";q=1", "gzip;;q=1", "\xff;q=\xff", "GZIP;Q=0.001,x-gzip",
		"text/html", "*/*", "text/*;q=0.3, text/markdown;q=0.7, */*;q=0.5", "application/json;a=\"b,c\\\"\";q=0.2", "text/html;level=1;q=0.4",
	} {
		f.Add(seed)
	}
	rep := newRepresentation([]byte("text"), "text/plain; charset=utf-8", &compress.Encoder{})
	rep.squeeze()
	f.Fuzz(func(t *testing.T, value string) {
		list := wishes(nil, []string{value})
		if len(list) > 1+strings.Count(value, ",") {
			t.Errorf("%d wishes in %q", len(list), value)
		}
		for _, w := range list {
			if !(w.weight >= 0 && w.weight <= 1) || w.name == "" {
				t.Errorf("%q has the weight %v", w.name, w.weight)
			}
		}
		for name, v := range map[string]*variant{"br": rep.brotli.Load(), "gzip": rep.gzip(), "identity": rep.plain} {
			if q := quality(list, v); !(q >= 0 && q <= 1) {
				t.Errorf("%s: quality %v", name, q)
			}
		}
		chosen := rep.choose(newRequest(t, "/", value, ""))
		if chosen.encoding != nil && quality(list, chosen) == 0 {
			t.Errorf("%q is sent %s, which it refuses", value, chosen.encoding)
		}
		best := preferred([]string{value}, "text/html", "text/markdown", "application/json")
		if w, _, named := find(list, best); best != "text/html" && (!named && !strings.Contains(value, "*") || named && w.weight == 0) {
			t.Errorf("%q is sent %s, which it does not ask for", value, best)
		}
	})
}
