package large_test

import (
	"testing"
	"testing/fstest"

	"leakygut/content"
	"leakygut/internal/compile"
	"leakygut/internal/large"
)

// TestContent wants a guide that compiles, with every article and claim as often
// as it was asked for.
func TestContent(t *testing.T) {
	t.Parallel()
	one, _, err := compile.Compile(content.FS())
	if err != nil || one == nil {
		t.Fatalf("the bundled guide does not compile: %v", err)
	}
	files, err := large.Content(content.FS(), 3*len(one.Articles()))
	if err != nil {
		t.Fatal(err)
	}
	three, list, err := compile.Compile(files)
	if err != nil || three == nil {
		t.Fatalf("%v: %d errors, the first: %s in %s", err, list.Errors(), list[0].Message, list[0].File.Name)
	}
	if len(three.Articles()) != 3*len(one.Articles()) || len(three.Claims) != 3*len(one.Claims) || len(three.References) != len(one.References) {
		t.Errorf("%d articles, %d claims, %d references", len(three.Articles()), len(three.Claims), len(three.References))
	}
	for _, a := range three.Articles() {
		if len(a.KeyMessages) < 2 || len(a.Sources) < 2 {
			t.Errorf("%s has %d key messages and %d sources", a.Path, len(a.KeyMessages), len(a.Sources))
		}
	}
}

func TestNoArticle(t *testing.T) {
	t.Parallel()
	if _, err := large.Content(fstest.MapFS{"site.yaml": {}}, 10); err == nil {
		t.Error("no error")
	}
}
