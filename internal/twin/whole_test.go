package twin

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"

	"leakygut/content"
	"leakygut/internal/compile"
	"leakygut/internal/guide"
)

const base = "https://example.org"

// compiled is the guide that the program brings. It is only read, so that tests
// share it.
var compiled = sync.OnceValues(anew)

func anew() (*guide.Guide, error) {
	g, _, err := compile.Compile(content.FS())
	return g, err
}

// bundled is that guide, and the site that serves it.
func bundled(t testing.TB) (*guide.Guide, *Site) {
	t.Helper()
	return served(t, compiled)
}

func served(t testing.TB, compile func() (*guide.Guide, error)) (*guide.Guide, *Site) {
	t.Helper()
	g, err := compile()
	if g == nil || err != nil {
		t.Fatalf("the bundled guide does not compile: %v", err)
	}
	s, err := New(g, base)
	if err != nil {
		t.Fatal(err)
	}
	return g, s
}

// twins are those of every page, by address.
func twins(g *guide.Guide, s *Site) map[string]Twin {
	all := map[string]Twin{
		guide.HomePath: s.Home(), guide.ClaimsPath: s.Claims(), guide.ReferencesPath: s.References(), guide.GlossaryPath: s.Glossary(),
	}
	for i, a := range g.Articles() {
		all[a.Path] = s.Article(a, i%2 == 1)
	}
	for _, section := range g.Sections {
		all[section.Page.Path] = s.Section(section)
	}
	for _, p := range g.Pages {
		all[p.Path] = s.Page(p)
	}
	for i, c := range g.Claims {
		all[c.Path()] = s.Claim(c, i%2 == 1)
	}
	for _, r := range g.References {
		all[r.Path()] = s.Reference(r)
	}
	for _, t := range g.Terms {
		all[t.Path()] = s.Term(t)
	}
	return all
}

// TestEveryPageHasATwin compares with the list of addresses. Forms, which
// say nothing of their own, have none.
func TestEveryPageHasATwin(t *testing.T) {
	t.Parallel()
	g, s := bundled(t)
	all := twins(g, s)
	for _, path := range g.Addresses() {
		if _, ok := all[path]; !ok && path != guide.SearchPath && path != guide.VisitPath {
			t.Errorf("%s has no twin", path)
		}
	}
}

// TestMarkdown holds the Markdown of every page to what every page has.
func TestMarkdown(t *testing.T) {
	t.Parallel()
	g, s := bundled(t)
	for path, twin := range twins(g, s) {
		markdown := twin.Markdown
		if !strings.HasPrefix(markdown, "# ") || !strings.HasSuffix(markdown, ".\n") || strings.Contains(markdown, "\n\n\n") || strings.Contains(markdown, " \n") {
			t.Errorf("%s: its form:\n%s", path, markdown)
		}
		words := shown(t, markdown)
		for _, want := range []string{spaced(g.Site.Disclaimer), spaced(twin.Page.Title), base + path, license} {
			if !strings.Contains(words, want) {
				t.Errorf("%s does not say %q", path, want)
			}
		}
		checkTree(t, path, markdown)
	}
}

// checkTree looks at links and headings as goldmark reads them.
func checkTree(t *testing.T, path, markdown string) {
	t.Helper()
	level := 0
	root := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser().Parse(text.NewReader([]byte(markdown)))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Link:
			u, err := url.Parse(string(n.Destination))
			if err != nil || !slices.Contains([]string{"https", "http", "mailto"}, u.Scheme) {
				t.Errorf("%s: a link to %q", path, n.Destination)
			}
			if entering && n.ChildCount() == 0 {
				t.Errorf("%s: a link without words to %q", path, n.Destination)
			}
		case *ast.Heading:
			if entering && (n.Level > level+1 || n.Level == 1 && level > 0 || n.ChildCount() == 0) {
				t.Errorf("%s: heading of level %d after %d", path, n.Level, level)
			}
			level = n.Level
		case *ast.RawHTML, *ast.HTMLBlock, *ast.Image:
			t.Errorf("%s: %s", path, n.Kind())
		}
		return ast.WalkContinue, nil
	})
}

// TestSameWords has goldmark draw the Markdown of each document, and looks for
// the words of its parts, each whole and in order.
func TestSameWords(t *testing.T) {
	t.Parallel()
	g, s := bundled(t)
	all := twins(g, s)
	flags := map[string][]guide.Block{}
	for _, a := range g.Articles() {
		flags[a.Path] = a.RedFlags
	}
	for _, d := range g.Documents() {
		inOrder(t, d.Path, all[d.Path].Markdown, append(said(flags[d.Path]), said(d.Body)...))
	}
	for _, c := range g.Claims {
		inOrder(t, c.Path(), all[c.Path()].Markdown, []string{tight(c.Why), tight(c.Found), tight(c.Caveat)})
	}
	for _, term := range g.Terms {
		inOrder(t, term.Path(), all[term.Path()].Markdown, []string{joinedWords(term.Meaning)})
	}
}

// inOrder looks for words in what is shown of a text.
func inOrder(t *testing.T, path, markdown string, words []string) {
	t.Helper()
	rest := joinedWords(shown(t, markdown))
	for _, want := range words {
		_, after, ok := strings.Cut(rest, want)
		if !ok {
			t.Errorf("%s does not say, or not in its place: %s\nbut\n%.400s", path, want, rest)
			return
		}
		rest = after
	}
}

// said is what readers see of blocks, part by part.
func said(body []guide.Block) []string {
	var all []string
	for _, b := range body {
		switch b := b.(type) {
		case guide.Prose:
			all = append(all, tight(b.HTML))
		case guide.Heading:
			all = append(all, tight(b.HTML))
		case guide.ClaimBlock:
			c := b.Claim
			all = append(all, tight(c.Sentence+b.Cite), joinedWords(certainty(c.Certainty)))
			if c.Effect != guide.Fact {
				all = append(all, joinedWords(capital(c.Effect.String())))
			}
			all = append(all, joinedWords("In "+populations(c.In)))
		case guide.Callout:
			all = append(append(all, joinedWords(b.Title)), said(b.Body)...)
		case guide.Figure:
			all = append(all, joinedWords(b.Alt), tight(b.Caption))
		case guide.Table:
			all = append(append(all, tight(b.Caption)), cells(b)...)
		}
	}
	return all
}

func cells(t guide.Table) []string {
	var all []string
	for _, column := range t.Columns {
		all = append(all, tight(column))
	}
	for _, row := range t.Rows {
		for _, c := range row {
			if c.Certainty != 0 {
				all = append(all, joinedWords(circles(c.Certainty)+" "+capital(c.Certainty.String())))
				continue
			}
			all = append(all, tight(c.HTML))
		}
	}
	return all
}

// tight is the text of markup without blanks, with citations in brackets.
func tight(markup guide.HTML) string {
	root := read(markup)
	bracket(root)
	return joinedWords(textOf(root))
}

func bracket(n *html.Node) {
	for c := range n.ChildNodes() {
		if c.Data == "sup" {
			c.InsertBefore(&html.Node{Type: html.TextNode, Data: "["}, c.FirstChild)
			c.AppendChild(&html.Node{Type: html.TextNode, Data: "]"})
			continue
		}
		bracket(c)
	}
}

func joinedWords(s string) string { return strings.Join(strings.Fields(s), "") }

// TestData holds the JSON of every page to having no empty field, and to saying
// what the guide says.
func TestData(t *testing.T) {
	t.Parallel()
	g, s := bundled(t)
	for path, twin := range twins(g, s) {
		file, err := twin.JSON()
		if err != nil {
			t.Fatal(err)
		}
		var data map[string]any
		if err := json.Unmarshal(file, &data); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if where := empty(data, ""); where != "" {
			t.Errorf("%s: %s is empty", path, where)
		}
		if data["disclaimer"] != g.Site.Disclaimer || data["url"] != base+path || data["schema"] != base+"/api#v1" {
			t.Errorf("%s: %v, %v, %v", path, data["disclaimer"], data["url"], data["schema"])
		}
	}
	for _, a := range g.Articles() {
		p := s.Article(a, false).Page
		if len(p.Claims) != len(a.Claims) || len(p.References) != len(a.Sources) || len(p.RedFlags) != len(a.RedFlags) || len(p.Terms) != len(a.Terms) ||
			len(p.KeyMessages) != len(a.KeyMessages) || p.Verdict.Sentence != a.Description || p.Check.Done != (a.ClinicalCheck != nil) || p.Overdue {
			t.Errorf("%s: %+v", a.Path, p)
		}
		for i, c := range p.Claims {
			if want := a.Claims[i]; c.ID != want.ID || c.Sentence != want.Text || c.Certainty != want.Certainty.String() || len(c.Sources) != len(want.Sources) {
				t.Errorf("%s: claim %+v", a.Path, c)
			}
		}
	}
}

// empty is the place of the first value that says nothing.
func empty(v any, where string) string {
	switch v := v.(type) {
	case nil:
		return where
	case string:
		if strings.TrimSpace(v) == "" {
			return where
		}
	case []any:
		if len(v) == 0 {
			return where
		}
		for i, item := range v {
			if found := empty(item, fmt.Sprintf("%s[%d]", where, i)); found != "" {
				return found
			}
		}
	case map[string]any:
		if len(v) == 0 {
			return where
		}
		for key, item := range v {
			if found := empty(item, where+"."+key); found != "" {
				return found
			}
		}
	}
	return ""
}

func TestSameBytes(t *testing.T) {
	t.Parallel()
	g, s := bundled(t)
	other, site := served(t, anew)
	again := twins(other, site)
	for path, twin := range twins(g, s) {
		one, err := twin.JSON()
		if err != nil {
			t.Fatal(err)
		}
		two, err := again[path].JSON()
		if err != nil {
			t.Fatal(err)
		}
		if twin.Markdown != again[path].Markdown || !bytes.Equal(one, two) {
			t.Errorf("%s differs the second time", path)
		}
	}
	if s.Index() != site.Index() || s.OpenAPI() != site.OpenAPI() {
		t.Error("the index or the description differs the second time")
	}
}

// TestIndex looks for every article, section and page, and for links that lead
// nowhere.
func TestIndex(t *testing.T) {
	t.Parallel()
	g, s := bundled(t)
	index := s.Index()
	checkTree(t, IndexPath, index)
	lines := strings.Split(index, "\n")
	if lines[0] != "# "+g.Site.Name || lines[2] != "> "+g.Site.Description || !strings.Contains(index, g.Site.Disclaimer) {
		t.Errorf("its head:\n%s", strings.Join(lines[:6], "\n"))
	}
	for _, d := range g.Documents() {
		if d.Path != guide.HomePath && strings.Count(index, "]("+base+MarkdownPath(d.Path)+")") != 1 {
			t.Errorf("%s does not stand in it once", d.Path)
		}
	}
}

func TestPaths(t *testing.T) {
	t.Parallel()
	if got := []string{MarkdownPath("/"), JSONPath("/"), MarkdownPath("/causes/diet"), JSONPath("/claims")}; !slices.Equal(got, []string{"/index.md", "/index.json", "/causes/diet.md", "/claims.json"}) {
		t.Errorf("paths %q", got)
	}
	for _, bad := range []string{"", "example.org", "https://example.org/x", "https://", "%zz"} {
		if _, err := New(&guide.Guide{}, bad); err == nil {
			t.Errorf("%q is the address of a site", bad)
		}
	}
}
