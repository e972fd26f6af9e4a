package web

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"leakygut/internal/guide"
	"leakygut/internal/visit"
)

const formType = "application/x-www-form-urlencoded"

// post sends a form, or whatever stands in its place, as a page of the site does.
func post(h http.Handler, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, guide.VisitPath, strings.NewReader(body))
	r.Header.Set("Content-Type", formType)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.Header.Set("Origin", "null")
	r.RemoteAddr = netip.AddrPortFrom(netip.AddrFrom4([4]byte(binary.BigEndian.AppendUint32(nil, rand.Uint32()))), 1).String() // each form of somebody else
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// posted is the page that answers a form.
func posted(t testing.TB, h http.Handler, body string) *crawledPage {
	t.Helper()
	w := post(h, body)
	tree, err := html.Parse(strings.NewReader(w.Body.String()))
	if err != nil {
		t.Fatal(err)
	}
	return &crawledPage{guide.VisitPath, w.Code, w.Header(), w.Body.String(), tree}
}

// signs are the warning signs of the bundled guide, by urgency.
func signs(t testing.TB) map[guide.CalloutKind][]*visit.Sign {
	t.Helper()
	all := map[guide.CalloutKind][]*visit.Sign{}
	for _, w := range visit.NewOffer(bundledGuide(t)).Warnings {
		for _, g := range w.Groups {
			all[w.Kind] = append(all[w.Kind], g.Signs...)
		}
	}
	return all
}

// headings are the texts of the headings of a page's main part, in order.
func (p *crawledPage) headings() []string {
	var all []string
	for main := range p.elements("main") {
		for n := range within(main, "h1", "h2", "h3") {
			all = append(all, words(n))
		}
	}
	return all
}

// TestEmergencyComesFirst ticks every sign of the guide, one by one. What it asks
// for stands above everything else, whatever else was written, on the summary, on
// the form again, and where something has to be changed.
func TestEmergencyComesFirst(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	for kind, first := range map[guide.CalloutKind]string{
		guide.Emergency: "Call your emergency number now",
		guide.Urgent:    "Get urgent medical help now",
		guide.SeeDoctor: "Summary for an appointment",
	} {
		if len(signs(t)[kind]) < 10 {
			t.Errorf("%s: only %d signs", kind, len(signs(t)[kind]))
		}
		for _, s := range signs(t)[kind] {
			p := posted(t, site, "main=It+hurts&sign="+s.ID)
			if got := p.headings(); p.status != http.StatusOK || got[0] != first {
				t.Errorf("%q: %d, the first heading is %q, want %q", s.Text, p.status, got[0], first)
			}
			if !strings.Contains(p.body, html.EscapeString(s.Text)) {
				t.Errorf("%q is not on the page", s.Text)
			}
		}
	}
	all := signs(t)
	both := "sign=" + all[guide.Urgent][0].ID + "&sign=" + all[guide.Emergency][0].ID
	for _, more := range []string{"", "&edit=1", "&main=" + strings.Repeat("a", 999), "&sign=unknown"} {
		p := posted(t, site, both+more)
		if got := p.headings(); got[0] != "Call your emergency number now" || got[1] != "Get urgent medical help now" {
			t.Errorf("%.20q: %q", more, got[:2])
		}
	}
}

// TestVisitKeepsNothing sends words that are nobody's business, in every way. They
// come back in the answer where they should, and are nowhere else after it.
func TestVisitKeepsNothing(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	site := newSite(t, Config{Guide: bundledGuide(t), Logger: slog.New(slog.NewJSONHandler(&log, nil))})
	whole := url.Values{"symptom": {"fatigue"}}
	for _, f := range visit.Fields() {
		whole.Set(string(f), canary)
	}
	for body, status := range map[string]int{
		whole.Encode():                              http.StatusOK,
		whole.Encode() + "&edit=1":                  http.StatusOK,
		"main=" + strings.Repeat(canary, 100):       http.StatusUnprocessableEntity,
		"sign=" + canary:                            http.StatusUnprocessableEntity,
		"main=" + canary + "&%zz":                   http.StatusBadRequest,
		"main=" + strings.Repeat(canary, maxForm/6): http.StatusRequestEntityTooLarge,
	} {
		w := post(site, body)
		if w.Code != status || w.Header().Get("Cache-Control") != "no-store" || w.Header()["Set-Cookie"] != nil || w.Header().Get("Etag") != "" {
			t.Errorf("%.40s: %d %v, want %d and nothing kept", body, w.Code, w.Header(), status)
		}
		for name, values := range w.Header() {
			if strings.Contains(fmt.Sprint(name, values), canary) {
				t.Errorf("%.40s: in a header: %s: %s", body, name, values)
			}
		}
		if strings.Contains(words(first(t, posted(t, site, body), "title")), canary) {
			t.Errorf("%.40s: in the title, which browsers keep", body)
		}
	}
	if strings.Contains(log.String(), canary) || strings.Contains(log.String(), "fatigue") {
		t.Errorf("the log tells on a person: %s", log.String())
	}
	e := site.edition.Load()
	for key, rep := range e.kept {
		if strings.Contains(key+string(rep.plain.body), canary) {
			t.Errorf("%s: kept", key)
		}
	}
	if body := get(site, guide.VisitPath).Body.String(); strings.Contains(body, canary) || strings.Contains(body, " checked") {
		t.Error("the next form is not empty")
	}
}

// first is the first element of a name.
func first(t testing.TB, p *crawledPage, name string) *html.Node {
	t.Helper()
	for n := range p.elements(name) {
		return n
	}
	t.Fatalf("no <%s>", name)
	return nil
}

// TestVisitLimits sends too much of everything.
func TestVisitLimits(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	for name, c := range map[string]struct {
		body   string
		status int
	}{
		"10 KB in a field":         {"main=" + strings.Repeat("a", 10<<10), http.StatusUnprocessableEntity},
		"as much as is read":       {"main=" + strings.Repeat("a", maxForm-len("main=")), http.StatusUnprocessableEntity},
		"a byte more":              {"main=" + strings.Repeat("a", maxForm-len("main=")+1), http.StatusRequestEntityTooLarge},
		"1 MB":                     {"main=" + strings.Repeat("a", 1<<20), http.StatusRequestEntityTooLarge},
		"1 MB of nothing":          {strings.Repeat("&", 1<<20), http.StatusRequestEntityTooLarge},
		"9,000 fields":             {strings.Repeat("a=&", 9000) + "main=b", http.StatusOK},
		"more than 10,000 fields":  {strings.Repeat("a=&", 10_000) + "main=b", http.StatusBadRequest},
		"3,000 symptoms":           {strings.Repeat("symptom=x&", 3000) + "main=b", http.StatusUnprocessableEntity},
		"2,000 times one symptom":  {strings.Repeat("symptom=fatigue&", 2000), http.StatusOK},
		"300 lines":                {"medicines=" + strings.Repeat("a%0A", 300), http.StatusUnprocessableEntity},
		"10,000 lines of nothing":  {"medicines=" + strings.Repeat("%0A", 10_000), http.StatusUnprocessableEntity},
		"bytes that are no text":   {"main=" + strings.Repeat("%FF", 10_000), http.StatusUnprocessableEntity},
		"a very long name":         {strings.Repeat("a", 30_000) + "=b&main=c", http.StatusOK},
		"escapes without an end":   {"main=a%", http.StatusBadRequest},
		"an old kind of separator": {"main=a;since=b", http.StatusBadRequest},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := post(site, c.body)
			if w.Code != c.status {
				t.Errorf("status %d, want %d", w.Code, c.status)
			}
			a, err := recorded(http.MethodPost, w.Header(), w.Code, w.Body.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			checkAnswer(t, a, bundledGuide(t).Site.Disclaimer)
		})
	}
}

// TestVisitHasRoom fills the form as far as a browser lets anybody, in a script
// that takes most bytes, with every box ticked: it is read, and it fits.
func TestVisitHasRoom(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	sent := url.Values{}
	for n := range fetch(site, guide.VisitPath).elements("input", "textarea") {
		name := attribute(n, "name")
		switch {
		case attribute(n, "type") == "checkbox":
			sent.Add(name, attribute(n, "value"))
		case name == string(visit.Medicines): // lines are two characters on the way, and one in the field
			sent.Set(name, strings.Repeat("漏", visit.Medicines.Max()-19)+strings.Repeat("\r\n漏", 9))
		case name != "q": // the search of the header
			var most int
			if _, err := fmt.Sscan(attribute(n, "maxlength"), &most); err != nil {
				t.Fatalf("%s: no limit: %v", name, err)
			}
			sent.Set(name, strings.Repeat("漏", most))
		}
	}
	body := sent.Encode()
	t.Logf("%d of %d bytes", len(body), maxForm)
	if p := posted(t, site, body); p.status != http.StatusOK || len(body) > maxForm {
		t.Errorf("%d bytes: status %d", len(body), p.status)
	}
}

// TestVisitWayBack goes to the summary, back to the form, and to the summary
// again: it is the same, and so is the form as it was filled in.
func TestVisitWayBack(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	sent := url.Values{
		"symptom": {"fatigue", "headaches"}, "sign": {signs(t)[guide.Emergency][0].ID, signs(t)[guide.SeeDoctor][2].ID},
		"main": {"“It” <hurts> & more"}, "since": {`May "2026"`}, "medicines": {"one\ntwo\nthree"}, "questions": {"Why?"},
	}
	summary := posted(t, site, sent.Encode())
	back := summary.form(t)
	if back.Get("edit") == "" {
		t.Error("the way back does not say that it is one")
	}
	form := posted(t, site, back.Encode())
	again := form.form(t)
	for name, values := range sent {
		if got := again[name]; !slices.Equal(got, values) {
			t.Errorf("%s: %q, want %q", name, got, values)
		}
	}
	if got := posted(t, site, again.Encode()); got.body != summary.body {
		t.Error("another summary")
	}
}

// form is what the form of a page that is sent by POST would send, its button
// included.
func (p *crawledPage) form(t testing.TB) url.Values {
	t.Helper()
	for form := range p.elements("form") {
		if attribute(form, "method") != "post" {
			continue
		}
		sent := url.Values{}
		for n := range within(form, "input", "textarea", "button") {
			name, value := attribute(n, "name"), attribute(n, "value")
			box := attribute(n, "type") == "checkbox"
			if n.Data == "textarea" && n.FirstChild != nil {
				value = n.FirstChild.Data
			}
			if name != "" && (!box || has(n, "checked")) && value != "" {
				sent.Add(name, value)
			}
		}
		return sent
	}
	t.Fatal("no form")
	return nil
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// visitPages are all the pages that the form leads to.
func visitPages(t testing.TB) map[string]*crawledPage {
	t.Helper()
	site, all := bundledSite(t), signs(t)
	urgent := "&sign=" + all[guide.Emergency][0].ID + "&sign=" + all[guide.Urgent][13].ID + "&sign=" + all[guide.SeeDoctor][0].ID
	long := "&since=" + strings.Repeat("a", 100) + "&tests=" + strings.Repeat("a", 600)
	pages := map[string]*crawledPage{"form": fetch(site, guide.VisitPath)}
	for name, body := range map[string]string{
		"summary": "main=a%0Ab&symptom=fatigue", "blank summary": "sign=" + all[guide.SeeDoctor][0].ID, "urgent summary": "main=a" + urgent,
		"empty": "", "stale": "sign=x&symptom=y", "long": long, "urgent and long": urgent + long,
		"again": "edit=1&main=a&symptom=fatigue", "urgent again": "edit=1&main=a" + urgent, "refused": "%zz",
	} {
		pages[name] = posted(t, site, body)
	}
	return pages
}

// TestVisitMarkup wants of the pages that answer a form what is wanted of all
// others: see the tests of the same checks over every page.
func TestVisitMarkup(t *testing.T) {
	t.Parallel()
	for name, p := range visitPages(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			written, err := asWritten(p.body)
			if read := asRead(p.tree, 0, nil); err != nil || !slices.Equal(written, read) {
				t.Errorf("a browser reads another page: %v", err)
			}
			for id, times := range p.ids() {
				if times > 1 {
					t.Errorf("the id %q stands %d times", id, times)
				}
			}
			level := 0
			for n := range p.elements("h1", "h2", "h3") {
				if next := int(n.Data[1] - '0'); next > level+1 || next == 1 && level > 0 {
					t.Errorf("h%d after h%d: %q", next, level, words(n))
				} else {
					level = next
				}
			}
			for n := range p.elements("a") {
				if target, ok := strings.CutPrefix(attribute(n, "href"), "#"); ok && p.ids()[target] == 0 {
					t.Errorf("%q leads nowhere", words(n))
				}
			}
			focused := 0
			for n := range p.elements() {
				if has(n, "autofocus") {
					focused++
				}
			}
			if focused > 1 {
				t.Errorf("%d elements want the keyboard", focused)
			}
		})
	}
}

// TestVisitFields wants a name for each field, and what explains it, to be there.
func TestVisitFields(t *testing.T) {
	t.Parallel()
	for name, p := range visitPages(t) {
		for n := range p.elements("input", "textarea") {
			if kind := attribute(n, "type"); kind == "hidden" || kind == "search" {
				continue
			}
			if p.label(n) == "" {
				t.Errorf("%s: the field %q has no name", name, attribute(n, "name"))
			}
			for _, id := range strings.Fields(attribute(n, "aria-describedby")) {
				if p.ids()[id] == 0 {
					t.Errorf("%s: %q is explained by %q, which is not there", name, attribute(n, "name"), id)
				}
			}
			if typed := attribute(n, "type") != "checkbox"; typed && (attribute(n, "autocomplete") != "off" || attribute(n, "spellcheck") != "false") {
				t.Errorf("%s: a browser may keep, or send away, what is written in %q", name, attribute(n, "name"))
			}
		}
		for n := range p.elements("fieldset") {
			legend := ""
			for child := range within(n, "legend") {
				legend = words(child)
			}
			if legend == "" {
				t.Errorf("%s: a group of fields without a name", name)
			}
		}
	}
	long := visitPages(t)["long"]
	for n := range long.elements("input", "textarea") {
		wrong := attribute(n, "name") == "since" || attribute(n, "name") == "tests"
		if named := attribute(n, "aria-invalid") == "true" && strings.Contains(attribute(n, "aria-describedby"), "-problem"); named != wrong {
			t.Errorf("%q: said to be wrong %t, want %t", attribute(n, "name"), named, wrong)
		}
	}
}

// label is the text of a field's label.
func (p *crawledPage) label(field *html.Node) string {
	for n := range p.elements("label") {
		if attribute(n, "for") != "" && attribute(n, "for") == attribute(field, "id") {
			return words(n)
		}
	}
	for n := range field.Ancestors() {
		if n.Data == "label" {
			return words(n)
		}
	}
	return ""
}

// TestVisitOfSmallGuide wants a guide without symptom articles to have the form
// all the same.
func TestVisitOfSmallGuide(t *testing.T) {
	t.Parallel()
	site := newSite(t, Config{Guide: smallGuide("Guide")})
	if w := get(site, guide.VisitPath); w.Code != http.StatusOK || strings.Contains(w.Body.String(), "<fieldset") {
		t.Errorf("%d: %s", w.Code, shorten(w.Body.String()))
	}
	if w := post(site, "main=It+hurts"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "It hurts") {
		t.Errorf("%d: %s", w.Code, shorten(w.Body.String()))
	}
}

// FuzzVisit sends anything as a form. The server does not break, and nothing that
// was sent becomes a part of the page's structure.
func FuzzVisit(f *testing.F) {
	for _, seed := range []string{
		"", "main=a", "symptom=fatigue&edit=1", "main=%3Cscript%3E&since=%22+onx%3D%22&edit=1", "sign=" + signs(f)[guide.Emergency][0].ID,
		"questions=%3C/li%3E%0A-%0A%00&symptom=headaches", "main=%E2%80%AE%FF&main=b", "%zz", "a;b", strings.Repeat("a=&", 100),
	} {
		f.Add(seed)
	}
	site, disclaimer := bundledSite(f), bundledGuide(f).Site.Disclaimer
	known := map[string]bool{}
	for _, p := range visitPages(f) {
		for n := range p.elements() {
			known[n.Data] = true
			for _, a := range n.Attr {
				known[n.Data+" "+a.Key] = true
			}
		}
	}
	f.Fuzz(func(t *testing.T, body string) {
		p := posted(t, site, body)
		if p.status >= 500 {
			t.Errorf("status %d", p.status)
		}
		a, err := recorded(http.MethodPost, p.header, p.status, []byte(p.body))
		if err != nil {
			t.Fatal(err)
		}
		checkAnswer(t, a, disclaimer)
		for n := range p.elements() {
			if !known[n.Data] {
				t.Errorf("<%s> in the page", n.Data)
			}
			for _, attr := range n.Attr {
				if !known[n.Data+" "+attr.Key] {
					t.Errorf("<%s %s> in the page", n.Data, attr.Key)
				}
			}
		}
	})
}
