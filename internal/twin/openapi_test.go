package twin

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"leakygut/internal/guide"
)

// TestOpenAPI has a library of others look at the description.
func TestOpenAPI(t *testing.T) {
	t.Parallel()
	g, s := bundled(t)
	file := []byte(s.OpenAPI())
	document, err := libopenapi.NewDocument(file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := document.BuildV3Model(); err != nil {
		t.Fatal(err)
	}
	v, errs := validator.NewValidator(document)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if ok, problems := v.ValidateDocument(); !ok {
		for _, p := range problems {
			t.Errorf("%s: %s %v", p.Message, p.Reason, p.SchemaValidationErrors)
		}
	}
	var read struct {
		Info    struct{ Title, Description string }
		Servers []struct{ URL string }
		Paths   map[string]any
	}
	if err := json.Unmarshal(file, &read); err != nil {
		t.Fatal(err)
	}
	if read.Info.Title != g.Site.Name || !strings.HasPrefix(read.Info.Description, g.Site.Disclaimer) || read.Servers[0].URL != base || bytes.Contains(file, []byte("{{")) {
		t.Errorf("head %+v, %+v", read.Info, read.Servers)
	}
	described(t, g, slices.Collect(maps.Keys(read.Paths)))
}

// described looks for the address of every twin among the paths.
func described(t *testing.T, g *guide.Guide, paths []string) {
	t.Helper()
	var forms []string
	for _, p := range paths {
		forms = append(forms, regexp.MustCompile(`\\\{[a-z]+\\\}`).ReplaceAllString(regexp.QuoteMeta(p), `[a-z0-9-]+`))
	}
	known := regexp.MustCompile("^(" + strings.Join(forms, "|") + ")$")
	for _, path := range g.Addresses() {
		if path == guide.SearchPath || path == guide.VisitPath {
			continue
		}
		for _, address := range []string{MarkdownPath(path), JSONPath(path)} {
			if !known.MatchString(address) {
				t.Errorf("%s is not described", address)
			}
		}
	}
}

// TestEscapedText puts what JSON escapes into the description.
func TestEscapedText(t *testing.T) {
	t.Parallel()
	s, err := New(&guide.Guide{Site: guide.Site{Name: "A \"B\"\\\n", Disclaimer: "\"\x01"}}, base)
	if err != nil {
		t.Fatal(err)
	}
	var read struct {
		Info struct{ Title, Description string }
	}
	if err := json.Unmarshal([]byte(s.OpenAPI()), &read); err != nil || read.Info.Title != "A \"B\"\\\n" || !strings.HasPrefix(read.Info.Description, "\"\x01") {
		t.Errorf("%v, %+v", err, read.Info)
	}
}

// TestSchema holds the JSON of every page to the schema in the description, and
// to no field that the schema does not have.
func TestSchema(t *testing.T) {
	t.Parallel()
	g, s := bundled(t)
	schema := pageSchema(t, s)
	all := twins(g, s)
	small, of := small(t) // which has a change log with more in it
	all["small article"] = of.Article(small.Articles()[0], true)
	for path, twin := range all {
		file, err := twin.JSON()
		if err != nil {
			t.Fatal(err)
		}
		data, err := jsonschema.UnmarshalJSON(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(data); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// pageSchema is the schema of a page, closed to fields that it does not have.
func pageSchema(t *testing.T, s *Site) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(s.OpenAPI()))
	if err != nil {
		t.Fatal(err)
	}
	for _, schema := range schemas(document) {
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

func schemas(document any) map[string]any {
	components := document.(map[string]any)["components"].(map[string]any)
	return components["schemas"].(map[string]any)
}

// TestSchemaIsWhole compares the schema with the types: every field of theirs
// is described, and nothing else is, and what may be absent is not required.
func TestSchemaIsWhole(t *testing.T) {
	t.Parallel()
	_, s := bundled(t)
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(s.OpenAPI()))
	if err != nil {
		t.Fatal(err)
	}
	known := schemas(document)
	types := []any{Page{}, Link{}, Verdict{}, Dates{}, ClinicalCheck{}, Box{}, Claim{}, Source{}, Term{}, Reference{}, Retraction{}, Way{}, Summary{}, Change{}, Revision{}, Wording{}}
	if len(types) != len(known) {
		t.Errorf("%d types, %d schemas", len(types), len(known))
	}
	for _, value := range types {
		of := reflect.TypeOf(value)
		schema, _ := known[of.Name()].(map[string]any)
		properties, _ := schema["properties"].(map[string]any)
		var fields, required []string
		for i := range of.NumField() {
			name, option, _ := strings.Cut(of.Field(i).Tag.Get("json"), ",")
			fields = append(fields, name)
			if option == "" {
				required = append(required, name)
			}
		}
		slices.Sort(fields)
		if got := slices.Sorted(maps.Keys(properties)); !slices.Equal(got, fields) {
			t.Errorf("%s: the schema has %q, the type %q", of.Name(), got, fields)
		}
		var must []string
		list, _ := schema["required"].([]any)
		for _, name := range list {
			must = append(must, name.(string))
		}
		if !slices.Equal(must, required) {
			t.Errorf("%s: the schema requires %q, the type %q", of.Name(), must, required)
		}
	}
}

// TestEnumerations compares the words of the schema with those of the guide.
func TestEnumerations(t *testing.T) {
	t.Parallel()
	_, s := bundled(t)
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(s.OpenAPI()))
	if err != nil {
		t.Fatal(err)
	}
	claim := schemas(document)["Claim"].(map[string]any)["properties"].(map[string]any)
	words := func(name string) []any { return claim[name].(map[string]any)["enum"].([]any) }
	var certainties, effects []any
	for _, c := range guide.Certainties() {
		certainties = append(certainties, c.String())
	}
	for _, e := range guide.Effects() {
		effects = append(effects, e.String())
	}
	if !reflect.DeepEqual(words("certainty"), certainties) || !reflect.DeepEqual(words("effect"), effects) {
		t.Errorf("certainties %q, effects %q", words("certainty"), words("effect"))
	}
}
