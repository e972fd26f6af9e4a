package compile_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"runtime"
	"testing"

	"leakygut/content"
	"leakygut/internal/compile"
	"leakygut/internal/guide"
	"leakygut/internal/large"
)

// BenchmarkCompile compiles, links and checks guides of growing size: what an
// article costs is to stay the same.
func BenchmarkCompile(b *testing.B) {
	for _, articles := range []int{34, 100, 1_000, 10_000} {
		b.Run(fmt.Sprint(articles), func(b *testing.B) {
			files, err := large.Content(content.FS(), articles)
			if err != nil {
				b.Fatal(err)
			}
			var kept *guide.Guide
			before, start := heap(), cpu(b)
			for b.Loop() {
				g, list, err := compile.Compile(fs.FS(files))
				if err != nil || g == nil || len(g.Articles()) < articles {
					b.Fatalf("%v, %d errors", err, list.Errors())
				}
				kept = g
			}
			perArticle(b, start, articles)
			b.ReportMetric(float64(heap()-before)/float64(articles)/1024, "KB-kept/article")
			runtime.KeepAlive(kept)
		})
	}
}

// heap is how many bytes are in use.
func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkAgain reads, compiles, links and checks a guide again, after one article
// of it was changed.
func BenchmarkAgain(b *testing.B) {
	for _, articles := range []int{34, 1_000, 10_000} {
		b.Run(fmt.Sprint(articles), func(b *testing.B) {
			files, err := large.Content(content.FS(), articles)
			if err != nil {
				b.Fatal(err)
			}
			const edited = "causes/stress.md"
			texts := [][]byte{files[edited].Data, bytes.Replace(files[edited].Data, []byte("The"), []byte("This"), 1)}
			var c compile.Compiler
			compileAgain(b, &c, files)
			start := cpu(b)
			for i := 0; b.Loop(); i++ {
				files[edited].Data = texts[(i+1)%2]
				compileAgain(b, &c, files)
			}
			perArticle(b, start, articles)
		})
	}
}

func compileAgain(b *testing.B, c *compile.Compiler, files fs.FS) {
	b.Helper()
	read, err := c.Read(files)
	if err != nil {
		b.Fatal(err)
	}
	if g, list := c.Compile(read); g == nil {
		b.Fatalf("%d errors", list.Errors())
	}
}
