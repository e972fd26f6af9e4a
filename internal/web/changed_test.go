package web

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"leakygut/internal/compile"
	"leakygut/internal/guide"
	"leakygut/internal/source"
)

// changeLog is that of an article in which statements changed more than once,
// came and went. What stands between the 1st and the 15th of March 2026, when
// second-of-case was something else, changed and came back.
const changeLog = `changes:
  - date: 2026-05-01
    note: A larger study.
    verdict_was: {text: This probably does nothing., certainty: moderate}
    claims: [{id: gone-claim, was: It was said., certainty: very low, withdrawn: true}]
  - date: 2026-04-01
    note: Said more clearly.
    claims:
      - {id: first-of-case, was: The end of the case said this & that., certainty: low, effect: helps}
  - date: 2026-03-15
    note: It was right before.
    claims: [{id: second-of-case, was: It said something else., certainty: low}]
  - date: 2026-03-01
    note: A small study.
    verdict_was: {text: This does nothing., certainty: high}
    claims:
      - {id: second-of-case, was: The end of the case says another thing., certainty: low}
      - {id: first-of-case, new: true}
  - {date: 2026-01-01, note: First published.}
`

// changed is a guide with that article at /causes/case, an alias of one of its
// claims, and addresses that were withdrawn.
var changed = sync.OnceValues(func() (*guide.Guide, error) {
	text, err := os.ReadFile(filepath.Join("..", "compile", "testdata", "base", "content.txtar"))
	if err != nil {
		return nil, err
	}
	files := map[string]string{}
	for _, f := range txtar.Parse(text).Files {
		files[f.Name] = string(f.Data)
	}
	front, _, _ := strings.Cut(files["front.yaml"], "changes:\n")
	end := strings.Replace(files["end.md"], "#second-of-case", `#second-of-case aliases="older-claim"`, 1)
	files["causes/case.md"] = "---\n" + front + changeLog + "---\n" + end
	files["withdrawn.yaml"] = `
- {address: /causes/gone, date: 2026-03-01, why: It rested on one study <that> was taken back., instead: [/causes/case, /claims/first-of-case]}
- {address: /claims/gone-claim, date: 2026-05-01, why: No study shows it.}
`
	content := fstest.MapFS{}
	for name, text := range files {
		if name != "front.yaml" && name != "end.md" {
			content[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	g, list, err := compile.Compile(content)
	if err == nil && g == nil {
		var mistakes strings.Builder
		_ = source.Print(&mistakes, "", list)
		panic(mistakes.String())
	}
	return g, err
})

// changedSite serves that guide in June 2026.
func changedSite(t testing.TB) *Server {
	t.Helper()
	g, err := changed()
	if err != nil {
		t.Fatalf("compile the changed guide: %v", err)
	}
	return newSite(t, Config{Guide: g, Now: day(2026, 6, 1).UTC})
}
