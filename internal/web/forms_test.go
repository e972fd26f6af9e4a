package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"leakygut/internal/citation"
	"leakygut/internal/guide"
	"leakygut/internal/twin"
)

// formless are the pages without twins, which are forms to fill in.
var formless = []string{guide.SearchPath, guide.VisitPath}

// everyForm runs a check for each page of the bundled guide that has twins.
func everyForm(t *testing.T, check func(*testing.T, *Server, string)) {
	t.Helper()
	t.Parallel()
	site := bundledSite(t)
	for _, address := range bundledGuide(t).Addresses() {
		if slices.Contains(formless, address) {
			continue
		}
		t.Run(address, func(t *testing.T) {
			t.Parallel()
			check(t, site, address)
		})
	}
}

var strongTag = regexp.MustCompile(`^"[!-~]+"$`)

// fetchForm asks for what stands at an address in every way that a client may:
// whole, compressed, as HEAD, and whether a copy is still good. It wants the same
// text and the right headers each time, and returns the first answer.
func fetchForm(t *testing.T, site *Server, address, mediaType, vary, caching string, headers ...string) answer {
	t.Helper()
	ask := func(more ...string) answer {
		w := get(site, address, append(slices.Clone(headers), more...)...)
		a, err := recorded(http.MethodGet, w.Header(), w.Code, w.Body.Bytes())
		if err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		checkHeaders(t, a.header)
		checkBody(t, a)
		h := a.header
		if h.Get("Vary") != vary || h.Get("Cache-Control") != caching || !strongTag.MatchString(h.Get("Etag")) {
			t.Errorf("%s, %q: Vary %q, Cache-Control %q, ETag %s", address, more, h.Get("Vary"), h.Get("Cache-Control"), h.Get("Etag"))
		}
		return a
	}
	whole, small := ask(), ask("Accept-Encoding", "gzip")
	if whole.status != http.StatusOK || whole.header.Get("Content-Type") != mediaType {
		t.Fatalf("%s: %d, %s, want %s", address, whole.status, whole.header.Get("Content-Type"), mediaType)
	}
	if small.body != whole.body || small.header.Get("Content-Encoding") != "gzip" || small.header.Get("Etag") == whole.header.Get("Etag") {
		t.Errorf("%s: as gzip another text, or the tag of the plain one", address)
	}
	held := ask("If-None-Match", whole.header.Get("Etag"))
	if held.status != http.StatusNotModified || held.header.Get("Etag") != whole.header.Get("Etag") || held.header.Get("Content-Location") != whole.header.Get("Content-Location") {
		t.Errorf("%s: %d to its own tag: %v", address, held.status, held.header)
	}
	return whole
}

// TestTwins wants each page as Markdown and as JSON, at an address of its own and
// by Accept, the same in both, with the disclaimer, and no link that only leads
// somewhere from the page.
func TestTwins(t *testing.T) {
	disclaimer := bundledGuide(t).Site.Disclaimer
	schema := pageSchema(t)
	everyForm(t, func(t *testing.T, site *Server, address string) {
		page := fetchForm(t, site, address, htmlType, negotiated, pageCaching)
		forms := map[string]string{twin.MarkdownPath(address): twin.MarkdownType, twin.JSONPath(address): twin.JSONType}
		for path, mediaType := range forms {
			own := fetchForm(t, site, path, mediaType, "Accept-Encoding", pageCaching)
			accept, _, _ := strings.Cut(mediaType, ";")
			chosen := fetchForm(t, site, address, mediaType, negotiated, chosenCaching, "Accept", accept)
			if chosen.body != own.body || chosen.header.Get("Content-Location") != path || chosen.header.Get("Etag") == page.header.Get("Etag") {
				t.Errorf("by Accept: %v", chosen.header)
			}
			if want := "<" + path + `>; rel="alternate"; type="` + accept + `"`; !strings.Contains(page.header.Get("Link"), want) {
				t.Errorf("the page does not lead to %s: %s", path, page.header.Get("Link"))
			}
			for _, a := range []answer{own, chosen} {
				if a.header.Get("Access-Control-Allow-Origin") != "*" || a.header.Get("Link") != "<"+testBase+address+`>; rel="canonical"` {
					t.Errorf("headers %v", a.header)
				}
			}
			if mediaType == twin.JSONType {
				checkData(t, schema, own.body, disclaimer)
				continue
			}
			if !strings.Contains(strings.Join(strings.Fields(own.body), " "), disclaimer) {
				t.Errorf("%s lacks the disclaimer", path)
			}
			checkMarkdown(t, own.body)
		}
	})
}

// pageSchema is the schema of a page in the description that the site serves,
// closed to fields that it does not have.
func pageSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(get(bundledSite(t), twin.OpenAPIPath).Body)
	if err != nil {
		t.Fatal(err)
	}
	components := document.(map[string]any)["components"].(map[string]any)
	for _, schema := range components["schemas"].(map[string]any) {
		schema.(map[string]any)["additionalProperties"] = false
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("openapi.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("openapi.json#/components/schemas/Page")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// checkData holds data to the schema, its addresses to being whole, and its texts
// to being Markdown.
func checkData(t *testing.T, schema *jsonschema.Schema, body, disclaimer string) {
	t.Helper()
	data, err := jsonschema.UnmarshalJSON(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(data); err != nil {
		t.Error(err)
	}
	if got := data.(map[string]any)["disclaimer"]; got != disclaimer {
		t.Errorf("the disclaimer is %q", got)
	}
	walk(data, func(key, value string) {
		switch key {
		case "url":
			checkWhole(t, value)
		case "text", "why", "found", "caveat":
			checkMarkdown(t, value)
		}
	})
}

// walk visits every text of some data.
func walk(data any, visit func(key, value string)) {
	switch data := data.(type) {
	case map[string]any:
		for key, value := range data {
			if s, ok := value.(string); ok {
				visit(key, s)
			}
			walk(value, visit)
		}
	case []any:
		for _, value := range data {
			walk(value, visit)
		}
	}
}

// checkWhole wants an address that leads there from anywhere.
func checkWhole(t *testing.T, address string) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil || u.Host == "" && u.Scheme != "mailto" || !slices.Contains([]string{"https", "http", "mailto"}, u.Scheme) {
		t.Errorf("an address that is not whole: %q", address)
	}
}

// checkMarkdown has goldmark read a text, which has no raw HTML in it.
func checkMarkdown(t *testing.T, markdown string) {
	t.Helper()
	root := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser().Parse(text.NewReader([]byte(markdown)))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Link:
			checkWhole(t, string(n.Destination))
		case *ast.AutoLink:
			checkWhole(t, string(n.URL([]byte(markdown))))
		case *ast.RawHTML, *ast.HTMLBlock, *ast.Image:
			t.Errorf("%s in\n%.200s", n.Kind(), markdown)
		}
		return ast.WalkContinue, nil
	})
}

// TestCitationFiles wants a file for reference managers of each page, with the
// license of its text, and of what each page cites. That other programs can read
// them is proven in package citation.
func TestCitationFiles(t *testing.T) {
	everyForm(t, func(t *testing.T, site *Server, address string) {
		e := site.today()
		record, sources := e.cited(address)
		folder, id, single := strings.Cut(strings.TrimPrefix(address, "/"), "/")
		isReference := single && "/"+folder == guide.ReferencesPath
		for _, f := range citation.Formats() {
			own := strings.TrimSuffix(twin.MarkdownPath(address), ".md")
			switch {
			case address == guide.ReferencesPath:
				checkRecords(t, site, own, f, len(e.guide.References))
			case isReference:
				if got := checkRecords(t, site, own, f, 1); !strings.Contains(got, id) {
					t.Errorf("another reference: %s", got)
				}
			case record != nil:
				if got := checkRecords(t, site, own, f, 1); !strings.Contains(got, "https://creativecommons.org/licenses/by/4.0/") || !strings.Contains(got, testBase+address) {
					t.Errorf("without its license or its address: %s", got)
				}
			default:
				checkMissing(t, site, own+f.Extension)
			}
			if len(sources) > 0 {
				checkRecords(t, site, own+sourcesFile, f, len(sources))
			} else if address != guide.HomePath {
				checkMissing(t, site, own+sourcesFile+f.Extension)
			}
		}
	})
}

func checkMissing(t *testing.T, site *Server, address string) {
	t.Helper()
	if got := get(site, address).Code; got != http.StatusNotFound {
		t.Errorf("%s: status %d, want 404", address, got)
	}
}

// checkRecords wants a file of as many records.
func checkRecords(t *testing.T, site *Server, base string, f citation.Format, want int) string {
	t.Helper()
	a := fetchForm(t, site, base+f.Extension, f.MediaType, "Accept-Encoding", pageCaching)
	var got int
	switch f.Extension {
	case ".bib":
		got = len(regexp.MustCompile(`(?m)^@`).FindAllString(a.body, -1))
	case ".ris":
		got = strings.Count(a.body, "ER  - \r\n")
	default:
		var list []map[string]any
		if err := json.Unmarshal([]byte(a.body), &list); err != nil {
			t.Fatal(err)
		}
		got = len(list)
	}
	if got != want || a.header.Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("%s%s: %d records, want %d", base, f.Extension, got, want)
	}
	return a.body
}

// TestFormless wants nothing behind the address of a form to fill in, and nothing
// else at it.
func TestFormless(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	for _, address := range formless {
		if w := get(site, address, "Accept", "text/markdown"); w.Header().Get("Content-Type") != htmlType || w.Header().Get("Link") != "" {
			t.Errorf("%s: %v", address, w.Header())
		}
		for _, extension := range extensions {
			if path := address + extension; path != "/search.json" { // what the script of the search page asks
				checkMissing(t, site, path)
			}
		}
	}
}

// TestOverdueTwin turns the clock: the twins say that a review is late, as the
// page does, and copies of what they were are no longer good.
func TestOverdueTwin(t *testing.T) {
	t.Parallel()
	g := smallGuide("Guide")
	now := g.Guides[0].NextReview.Time
	site := newSite(t, Config{Guide: g, Now: func() time.Time { return now }})
	for _, path := range []string{"/what-is-leaky-gut.md", "/what-is-leaky-gut.json", "/claims/a-claim.md"} {
		now = g.Guides[0].NextReview.Time
		before := get(site, path)
		now = now.AddDate(0, 0, 1)
		after := get(site, path, "If-None-Match", before.Header().Get("Etag"))
		late := func(body string) bool {
			return strings.Contains(body, "A review of this page was due on") || strings.Contains(body, `"overdue": true`)
		}
		if after.Code != http.StatusOK || late(before.Body.String()) || !late(after.Body.String()) {
			t.Errorf("%s: %d, late before: %t, late after: %t", path, after.Code, late(before.Body.String()), late(after.Body.String()))
		}
	}
}

// TestDescribed compares the description for programs with what is served: each
// path in it answers as it says, and each form of each page is one of its paths.
func TestDescribed(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	paths := described(t, site)
	var known []string
	for path, mediaType := range paths.types {
		known = append(known, regexp.MustCompile(`\\\{[a-z]+\\\}`).ReplaceAllString(regexp.QuoteMeta(path), `[a-z0-9-]+`))
		w := get(site, paths.example(path))
		got, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";")
		if w.Code != http.StatusOK || got != mediaType || w.Header().Get("Etag") == "" {
			t.Errorf("%s: %d, %s, want %s", paths.example(path), w.Code, got, mediaType)
		}
	}
	pattern := regexp.MustCompile("^(" + strings.Join(known, "|") + ")$")
	for _, path := range append(site.today().formAddresses(), guide.Files()...) {
		if path != twin.OpenAPIPath && !pattern.MatchString(path) {
			t.Errorf("%s is not described", path)
		}
	}
}

// description is what the description says of its paths.
type description struct {
	types    map[string]string // path → media type of the answer
	examples []string          // parameter, value, …
}

func described(t *testing.T, site *Server) description {
	t.Helper()
	type response struct {
		Content map[string]any `json:"content"`
	}
	var file struct {
		Paths map[string]map[string]struct {
			Responses map[string]struct {
				Ref string `json:"$ref"`
			} `json:"responses"`
		} `json:"paths"`
		Components struct {
			Parameters map[string]struct {
				Name    string `json:"name"`
				Example string `json:"example"`
			} `json:"parameters"`
			Responses map[string]response `json:"responses"`
		} `json:"components"`
	}
	if err := json.NewDecoder(bytes.NewReader(get(site, twin.OpenAPIPath).Body.Bytes())).Decode(&file); err != nil {
		t.Fatal(err)
	}
	d := description{types: map[string]string{}}
	for path, methods := range file.Paths {
		ref := methods["get"].Responses["200"].Ref
		for mediaType := range file.Components.Responses[strings.TrimPrefix(ref, "#/components/responses/")].Content {
			d.types[path] = mediaType
		}
	}
	for _, p := range file.Components.Parameters {
		d.examples = append(d.examples, fmt.Sprintf("{%s}", p.Name), p.Example)
	}
	if len(d.types) == 0 || len(d.types) != len(file.Paths) {
		t.Fatalf("%d paths, %d of them with a type", len(file.Paths), len(d.types))
	}
	return d
}

// example is a path with an example for each parameter.
func (d description) example(path string) string {
	return strings.NewReplacer(d.examples...).Replace(path)
}
