package web

import (
	"maps"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"leakygut/internal/citation"
	"leakygut/internal/guide"
	"leakygut/internal/twin"
)

// apiTable is a table of the page that explains the forms: its rows, each the
// words of its cells.
func apiTable(t *testing.T, caption string) [][]string {
	t.Helper()
	for n := range crawlBundled(t)[guide.APIPath].elements("table") {
		var rows [][]string
		found := false
		for c := range within(n, "caption") {
			found = strings.HasPrefix(words(c), caption)
		}
		for body := range within(n, "tbody") {
			for row := range within(body, "tr") {
				var cells []string
				for cell := range within(row, "th", "td") {
					cells = append(cells, words(cell))
				}
				rows = append(rows, cells)
			}
		}
		if found {
			return rows
		}
	}
	t.Fatalf("no table %q", caption)
	return nil
}

// TestAPIFields compares the fields on the page with those of the schema, in
// their order.
func TestAPIFields(t *testing.T) {
	t.Parallel()
	for caption, value := range map[string]any{"The fields of a page": twin.Page{}, "The fields of a claim": twin.Claim{}} {
		var want [][]string
		of := reflect.TypeOf(value)
		for i := range of.NumField() {
			name, option, _ := strings.Cut(of.Field(i).Tag.Get("json"), ",")
			there := "always"
			if option != "" {
				there = "sometimes"
			}
			want = append(want, []string{name, there})
		}
		var got [][]string
		for _, row := range apiTable(t, caption) {
			got = append(got, []string{row[0], row[2]})
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: the page has\n%q\nthe schema\n%q", caption, got, want)
		}
	}
}

// TestAPIForms compares the forms on the page with those that are served.
func TestAPIForms(t *testing.T) {
	t.Parallel()
	served := map[string]string{".md": twin.MarkdownType, ".json": twin.JSONType}
	for _, f := range citation.Formats() {
		served[f.Extension] = f.MediaType
	}
	got := map[string]string{}
	for _, row := range apiTable(t, "The forms of a page") {
		got[row[1]] = row[2]
	}
	for extension, mediaType := range served {
		served[extension], _, _ = strings.Cut(mediaType, ";")
	}
	if !maps.Equal(got, served) {
		t.Errorf("the page has %q, served are %q", got, served)
	}
	if len(extensions) != len(served) {
		t.Errorf("extensions %q", extensions)
	}
}

// TestAPIPages asks for every form of every kind of page that the page lists.
func TestAPIPages(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	listed := map[string]bool{}
	for _, row := range apiTable(t, "Which page has which form") {
		address := row[1]
		listed[address] = true
		for i, path := range []string{address + ".md", address + ".bib", address + "/references.bib"} {
			got := get(site, path).Code == http.StatusOK
			if got != (row[2+i] == "yes") && row[2+i] != "where it cites any" {
				t.Errorf("%s: there: %t, the page says %q", path, got, row[2+i])
			}
		}
	}
	for _, path := range append([]string{"/index", guide.ClaimsPath, guide.ReferencesPath, guide.GlossaryPath}, formless...) {
		if !listed[path] {
			t.Errorf("%s is not in the table", path)
		}
	}
}

// TestAPIFiles compares the files about the whole site with those that are there.
func TestAPIFiles(t *testing.T) {
	t.Parallel()
	site := bundledSite(t)
	var got []string
	for _, row := range apiTable(t, "Files about the whole site") {
		got = append(got, row[0])
		w := get(site, row[0])
		if mediaType, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";"); w.Code != http.StatusOK || mediaType != row[2] {
			t.Errorf("%s: %d, %s, the page says %s", row[0], w.Code, mediaType, row[2])
		}
	}
	if want := guide.Files(); !slices.Equal(got, want) {
		t.Errorf("the page has %q, there are %q", got, want)
	}
}

// TestAPISchema follows the address in the data to the place that explains it.
func TestAPISchema(t *testing.T) {
	t.Parallel()
	body := get(bundledSite(t), "/index.json").Body.String()
	if want := `"schema": "` + testBase + guide.APIPath + `#v1"`; !strings.Contains(body, want) {
		t.Errorf("no %s in %.200s", want, body)
	}
	if crawlBundled(t)[guide.APIPath].ids()["v1"] != 1 {
		t.Error("no place #v1 on the page")
	}
}
